"""What pages are made of; nothing here knows a kind of record."""

"""What a record was, beside what it is."""

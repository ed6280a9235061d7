"""The encrypted journal: its folder, its keys and its connection."""

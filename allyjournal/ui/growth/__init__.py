"""The page for looking back honestly."""

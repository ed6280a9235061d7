"""In and out: one format, one file."""

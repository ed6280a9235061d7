"""What writes a summary, a file for each format."""

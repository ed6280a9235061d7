"""The mentor summary as a document tree: made once, rendered in each format."""

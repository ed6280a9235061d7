"""People who are written about: their invented names and what is kept about them."""

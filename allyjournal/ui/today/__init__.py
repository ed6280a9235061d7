"""Today: the writing field, what is due, and this day in earlier years."""

"""Learning: what is read, watched and attended, and what came of it."""

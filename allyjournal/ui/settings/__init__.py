"""How the window looks, when it locks, who opens it, and who is written about."""

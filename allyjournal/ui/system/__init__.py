"""What each operating system tells the window and can do for it."""

"""Listening: feedback, and difficult conversations."""

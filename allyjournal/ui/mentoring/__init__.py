"""Mentors, and the sessions with them."""

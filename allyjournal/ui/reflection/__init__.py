"""Reflections: free writing or guided steps, kept, and come back to."""

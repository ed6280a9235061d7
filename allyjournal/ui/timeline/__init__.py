"""The timeline: every record in time, and the one that is looked at beside it."""

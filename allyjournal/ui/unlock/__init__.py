"""The way into a journal: begin one, unlock one, come back with the recovery code."""

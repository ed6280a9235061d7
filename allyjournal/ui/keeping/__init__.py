"""Backups, damage and the way back: what stands between a journal and its loss."""

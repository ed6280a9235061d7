"""Repair: mistakes, from noticing to resting."""

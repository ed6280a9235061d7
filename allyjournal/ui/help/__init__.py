"""The help: what every page is for, what is promised, and what to do when something is wrong."""

"""AllyJournal: a private journal for people who act as allies."""

__version__ = "0.1.0"

"""Growth: what a person can look back on. Single marks and lists; nothing here is added up."""

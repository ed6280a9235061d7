"""A summary for a mentor: chosen record by record, seen as it will be, and saved."""

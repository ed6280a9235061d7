"""The agreement: read like a document, amended with a reason, compared version by version."""

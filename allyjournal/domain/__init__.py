"""What an ally keeps, and its rules: frozen structs, enums and pure functions."""

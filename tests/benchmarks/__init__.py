"""The figures that the program is held to, each against a reference taken in the same run."""

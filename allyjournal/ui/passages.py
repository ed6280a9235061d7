"""The passages of the help on what is shown without an error; an error names its own."""

FAULT = "The program made a mistake"
FIRST_BYTES = "The first bytes were put right"
NO_BACKUP = "A backup could not be made"
NOT_IN_IT_YET = "Something is not in the journal yet"

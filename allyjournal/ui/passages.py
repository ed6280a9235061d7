"""The passages of the help on what is shown without an error; an error names its own."""

KEEPING_THE_KIT = "Keeping it"
"""The one in the text on the recovery kit; the others are in the text on what is wrong."""

BOTH_TOGETHER = "A backup and what could be read, brought together"
FAULT = "The program made a mistake"
FIRST_BYTES = "The first bytes were put right"
NO_BACKUP = "A backup could not be made"
NOT_IN_IT_YET = "Something is not in the journal yet"

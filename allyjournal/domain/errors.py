"""Every error that the program raises on purpose.

All of them say what the world did, never what is in a record: the sentence is shown to the
person, the advice says what to do now, the exit code is what the command line returns.
Any other exception is a fault of the program (exit code 70).
"""


class JournalError(Exception):
    """Something outside the program stands in the way.

    ``sentence`` says what happened, ``advice`` what to do now; neither holds a person's text.
    """

    exit_code = 6
    advice = ""

    def __init__(self, sentence: str = "", advice: str = "") -> None:
        self.sentence = sentence or (self.__doc__ or "").strip().splitlines()[0]
        self.advice = advice or type(self).advice
        super().__init__(self.sentence)


class WrongPassphrase(JournalError):
    """This passphrase does not open this journal."""

    exit_code = 3
    advice = "Check Caps Lock and the keyboard layout, or use the recovery code."


class WrongRecoveryCode(JournalError):
    """This recovery code does not open this journal."""

    exit_code = 3
    advice = "Compare it with the recovery kit, group by group."


class JournalDamaged(JournalError):
    """The journal is damaged."""

    exit_code = 4
    advice = "Change nothing in its folder; restore the newest backup, or try the recovery code."


class InputRefused(JournalError):
    """What was given cannot be taken as it is.

    ``place`` says where: a JSON path, a line, a field.
    """

    exit_code = 5

    def __init__(self, sentence: str = "", advice: str = "", place: str = "") -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence, advice)
        self.place = place


class JournalInUse(JournalError):
    """Another process has this journal open."""

    advice = "Close it there first."


class JournalShut(JournalError):
    """The journal could not be opened again."""

    advice = "Unlock it once what stands in the way is gone."


class JournalMissing(JournalError):
    """There is no journal here."""

    advice = "Check the path, or create a journal with 'allyjournal create'."


class JournalExists(JournalError):
    """There is something here already."""

    advice = "Choose another place."


class NewerJournal(JournalError):
    """A newer AllyJournal wrote this journal."""

    advice = "Open it with that version; this one would not understand it all."


class DiskFull(JournalError):
    """The disk is full."""

    advice = "Free some space; nothing that was saved is lost."


class PermissionRefused(JournalError):
    """The system does not allow this."""

    advice = "Check who owns the folder and whether it is read-only."


class SurroundingsRefused(JournalError):
    """The system refused something that the program needs."""


class RecordMissing(JournalError):
    """This record is not in the journal."""

    advice = "It may be in the trash."


class Interrupted(Exception):
    """Work was stopped because something newer was asked for, or somebody wanted it so; nobody
    is told."""

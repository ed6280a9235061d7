"""Every error that the program raises on purpose.

All of them say what the world did, never what is in a record: the sentence is shown to the
person, the advice says what to do now, the passage says where the help says more, the exit code
is what the command line returns.
Any other exception is a fault of the program (exit code 70).
"""

from typing import Self


class JournalError(Exception):
    """Something outside the program stands in the way.

    ``sentence`` says what happened, ``advice`` what to do now; neither holds a person's text.
    ``passage`` is the heading in ``resources/help/something-wrong.md`` below which there is more;
    empty where the advice is all there is to say.
    """

    exit_code = 6
    advice = ""
    passage = ""

    def __init__(self, sentence: str = "", advice: str = "") -> None:
        self.sentence = sentence or (self.__doc__ or "").strip().splitlines()[0]
        self.advice = advice or type(self).advice
        super().__init__(self.sentence)


class WrongPassphrase(JournalError):
    """This passphrase does not open this journal."""

    exit_code = 3
    advice = "Check Caps Lock and the keyboard layout. The recovery code opens it as well."
    passage = "The passphrase does not open it"


class WrongRecoveryCode(JournalError):
    """This recovery code does not open this journal."""

    exit_code = 3
    advice = "Compare it with the recovery kit, group by group."
    passage = "The recovery code does not open it"


class JournalDamaged(JournalError):
    """The journal is damaged."""

    exit_code = 4
    advice = (
        "Change nothing in its folder. Save what can be read, or restore the newest backup, if"
        " there is one."
    )
    passage = "The journal is said to be damaged"


class BeginningDamaged(JournalDamaged):
    """The passphrase is right, but the beginning of journal.db cannot be read with its key."""

    advice = (
        "Save what can be read: all that stands behind its beginning may be whole, also what you"
        " wrote last. Or restore the newest backup, if there is one. Change nothing in this folder."
    )


class NothingToRead(JournalDamaged):
    """Nothing is left of journal.db."""

    advice = "Restore the newest backup that you have; keep this folder as it is until then."


class KeysDamaged(JournalDamaged):
    """keys.json is damaged."""

    advice = (
        "Nothing that you wrote is touched by it. A backup has this file, too: take it from there,"
        " and open the journal with the passphrase of that day. Or open it with its recovery code,"
        " and set a new passphrase."
    )
    passage = "The key file is damaged or missing"


class BackupDamaged(JournalDamaged):
    """This backup is damaged."""

    advice = "Nothing has changed. Choose another backup."
    passage = "A backup cannot be restored"


class InputRefused(JournalError):
    """What was given cannot be taken as it is.

    ``place`` says where: a JSON path, a line, a field.
    """

    exit_code = 5

    def __init__(self, sentence: str = "", advice: str = "", place: str = "") -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence, advice)
        self.place = place


class NoBackup(InputRefused):
    """This file is no backup of AllyJournal."""

    advice = "Nothing has changed. Choose one ending in .allybackup."
    passage = "A backup cannot be restored"


class BackupMissing(NoBackup):
    """There is no backup here."""

    exit_code = 6
    advice = (
        "Nothing has changed. Look whether its disk is there, and whether it was moved or renamed."
    )


class JournalInUse(JournalError):
    """This journal is open in another window or program."""

    advice = "Close it there first."
    passage = "It is open somewhere else"


class JournalShut(JournalError):
    """The journal could not be opened again."""

    advice = "Unlock it once what stands in the way is gone."
    passage = "The journal had to be shut"

    @classmethod
    def by(cls, error: JournalError) -> Self:
        """One that says what ``error`` says, too: that kept it from being opened again."""
        return cls(f"{cls().sentence} {error.sentence}", error.advice)


class JournalMissing(JournalError):
    """There is no journal here."""

    advice = "Look whether its disk is there, and whether it was moved or renamed."
    passage = "There is no journal where it was"


class JournalExists(JournalError):
    """There is something here already."""

    advice = "Choose another place."
    passage = "There is something in its place already"


class NewerJournal(JournalError):
    """A newer AllyJournal wrote this journal."""

    advice = "Open it with that version; this one would not understand it all."
    passage = "A newer version wrote it"


class DiskFull(JournalError):
    """The disk is full."""

    advice = "Free some space; nothing that was saved is lost."
    passage = "The disk is full"


class PermissionRefused(JournalError):
    """The system does not allow this."""

    advice = "Check who owns the folder and whether it is read-only."
    passage = "The system does not allow it"


class SurroundingsRefused(JournalError):
    """The system refused something that the program needs."""

    passage = "The disk or the system refuses something"


class NotConfirmed(SurroundingsRefused):
    """The change is in force, but the disk did not confirm that it keeps it."""

    advice = (
        "Check the disk, and remember the former passphrase as well: after a loss of power it may"
        " be the one that opens the journal."
    )


class RecordMissing(JournalError):
    """This record is not in the journal."""

    advice = "It may be in the trash."
    passage = "Something was deleted or written over"


class Interrupted(Exception):
    """Work was stopped because something newer was asked for, or somebody wanted it so; nobody
    is told."""

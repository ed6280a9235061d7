"""The page that says what could be saved of a damaged journal."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from allyjournal.store.salvage import Missing, Report
from allyjournal.ui import looks
from allyjournal.ui.keeping.salvaging import Salvaged
from allyjournal.ui.keeping.wording import moment_words
from allyjournal.ui.looks import LOOKS
from allyjournal.ui.unlock.step import Step, action
from allyjournal.ui.widgets import labels
from allyjournal.vault.kept import Kept


class ReportStep(Step):
    """What is in the new journal; ``open_requested`` asks for its passphrase."""

    open_requested = Signal()
    column_width = 480

    def __init__(self, old: str, saved: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("What could be read is saved"),
            self.tr("It is in {new}, beside {old}, which is left as it was.").format(
                new=saved.new.name, old=old
            ),
            parent,
        )
        for sentence in [*count_words(saved.report), *backup_words(saved.backup)]:
            self.add(labels.body(sentence))
        self.add(
            labels.note(
                self.tr(
                    "The new journal has the same passphrase and a new recovery code. Keep its"
                    " kit: the old one does not open it."
                )
            )
        )
        go_on = action(self.tr("Open the new journal"), main=True)
        go_on.clicked.connect(self.open_requested)
        self.add(self.refusal)
        self.add_row(go_on)
        # it may be long
        for sentence in missing_words(saved.report):
            self.add(labels.body(sentence))
        self.begins_with(go_on)


def report_words(saved: Salvaged) -> list[str]:
    """All that is to be said of what was saved and what is lost."""
    return [
        *count_words(saved.report),
        *backup_words(saved.backup),
        *missing_words(saved.report),
    ]


def count_words(report: Report) -> Iterator[str]:
    """How much was saved and is lost, a sentence for each kind of thing that there was."""
    for table, saved in report.saved.items():
        lost, name = report.lost[table], _names()[table]
        if saved or lost:
            words = _translate("{name}: {saved} saved, {lost} lost.")
            yield words.format(name=name, saved=saved, lost=lost)
        if table in report.unsure:
            yield _translate("{name}: more may be lost than is known.").format(name=name)


def backup_words(newest: Kept | None) -> Iterator[str]:
    """Where more of it may be."""
    if newest:
        words = _translate("The newest good backup is that of {moment}: {path}")
        yield words.format(moment=moment_words(newest.moment), path=newest.path)


def missing_words(report: Report) -> Iterator[str]:
    """A line for each record that is lost."""
    if report.missing:
        heading = _translate("What is lost, as far as it is known:")
        yield "\n".join([heading, *map(_line, report.missing)])


def _line(missing: Missing) -> str:
    noun = LOOKS[missing.kind].noun if missing.kind else ""
    day = looks.date_words(missing.day) if missing.day else _translate("On a day that is not known")
    trashed = _translate("in the trash") if missing.trashed else ""
    return " · ".join(filter(None, (day, noun, missing.title, trashed)))


def _names() -> dict[str, str]:
    return {
        "record": _translate("Records"),
        "trash": _translate("Records in the trash"),
        "agreement_version": _translate("Versions of agreements"),
        "revision": _translate("Former states"),
        "share_copy": _translate("Files that were shared"),
        "setting": _translate("Settings"),
    }


def _translate(text: str) -> str:
    return QCoreApplication.translate("keeping", text)

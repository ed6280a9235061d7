"""The page that says what could be saved of a damaged journal."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from allyjournal.store.salvage import Report
from allyjournal.ui.unlock.step import Step, action
from allyjournal.ui.widgets import labels


class ReportStep(Step):
    """What is in the new journal ``new``; ``open_requested`` asks for its passphrase."""

    open_requested = Signal()
    column_width = 480

    def __init__(self, old: str, new: str, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("What could be read is saved"),
            self.tr("It is in {new}, beside {old}, which is left as it was.").format(
                new=new, old=old
            ),
            parent,
        )
        for sentence in report_words(report):
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
        self.begins_with(go_on)


def report_words(report: Report) -> list[str]:
    """What was saved and what is lost, a sentence for each kind of thing that there was."""
    sentences = []
    for table, saved in report.saved.items():
        lost, name = report.lost[table], _names()[table]
        if saved or lost:
            words = _translate("{name}: {saved} saved, {lost} lost.")
            sentences.append(words.format(name=name, saved=saved, lost=lost))
        if table in report.unsure:
            words = _translate("{name}: more may be lost than is known.")
            sentences.append(words.format(name=name))
    return sentences


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

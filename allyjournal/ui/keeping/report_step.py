"""The page that says what could be saved of a damaged journal."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.store.salvage import Missing, Report
from allyjournal.ui import looks, theme
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.keeping.salvaging import Salvaged
from allyjournal.ui.keeping.wording import moment_words
from allyjournal.ui.looks import LOOKS
from allyjournal.ui.passages import BOTH_TOGETHER
from allyjournal.ui.unlock.step import Step, action, link
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.vault.kept import Kept


class ReportStep(Step):
    """What is in the new journal; ``go_on_requested`` carries its folder, to take the place of the
    damaged one, and ``restore_requested`` asks for the newest backup instead.

    Where something is lost and there is a backup, nobody here knows which has more: neither is
    pressed by Enter at once.
    """

    go_on_requested = Signal(object)
    restore_requested = Signal()
    column_width = 480

    def __init__(self, old: str, saved: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("What could be read is saved"),
            self.tr("It is in {new}, beside {old}, which is left as it was.").format(
                new=saved.new.name, old=old
            ),
            parent,
        )
        self._new = saved.new
        self.add(labels.body("\n".join(count_words(saved.report))))
        lost = WhatIsLost()
        lost.show_lost(saved)
        self.add(lost)
        place = self.tr(
            "Go on with it: it takes the place of {old}, which is kept beside it under another"
            " name. It opens with the passphrase that you typed and the same recovery code; other"
            " passphrases are to be added again."
        )
        self.add(labels.body(place.format(old=old)))
        self.add(self.refusal)
        backup = saved.backup if saved.is_less else None
        self._button = action(self.tr("Go on with the new journal"), main=not backup)
        self._button.clicked.connect(self._go_on)
        self.add_row(self._button, *([self._way_back(backup)] if backup else []))
        later = link(self.tr("Not now"))
        later.clicked.connect(self.back_requested)
        self.add_links(later)
        self.add(
            labels.note(
                self.tr(
                    "Until then the next start opens {old}. The new one is below Another journal,"
                    " Open a journal elsewhere: {new}."
                ).format(old=old, new=saved.new.name)
            )
        )
        self.begins_with(lost.what_to_do if backup else self._button, self._button)

    def begin(self) -> None:
        """Take the focus, in sight also where the report is longer than the window."""
        super().begin()
        bring_into_view(self._button)

    def _way_back(self, backup: Kept) -> QPushButton:
        words = self.tr(
            "The backup has all that was there when it was made, and nothing of the time after it."
            " If you restore it, the new journal stays where it is."
        )
        self.add(labels.body(words))
        restore = self.tr("Restore the backup: {moment}")
        button = action(restore.format(moment=moment_words(backup.moment)))
        button.clicked.connect(self.restore_requested)
        return button

    @Slot()
    def _go_on(self) -> None:
        self.go_on_requested.emit(self._new)


class WhatIsLost(QWidget):
    """Where more of what is lost may be, and behind how many they are the records that are; out of
    sight while nothing is lost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backup = labels.body("")
        self.what_to_do = WhatToDo()
        self._lines = labels.body("")
        self._list = Disclosure("", self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._backup)
        column.addLayout(link_row(self.what_to_do))
        column.addWidget(self._list)
        self.hide()

    def show_lost(self, saved: Salvaged) -> None:
        """Show what the report of ``saved`` knows to be lost."""
        report, newest = saved.report, saved.backup
        if newest:
            words = self.tr(
                "The newest good backup, of {moment}, may have what is lost of the time before it."
            )
            self._backup.setText(words.format(moment=moment_words(newest.moment)))
        self._backup.setVisible(newest is not None)
        self.what_to_do.lead_to(BOTH_TOGETHER if newest else "")
        words = self.tr("What is lost, as far as it is known: {n}")
        self._list.set_words(words.format(n=len(report.missing)))
        self._lines.setText("\n".join(map(_line, report.missing)))
        self._list.setVisible(bool(report.missing))
        self.setVisible(saved.is_less)


def count_words(report: Report) -> Iterator[str]:
    """How much was saved and is lost, a sentence for each kind of thing that there was."""
    for table, saved in report.saved.items():
        lost, name = report.lost[table], _names()[table]
        if saved or lost:
            words = _translate("{name}: {saved} saved, {lost} lost.")
            yield words.format(name=name, saved=saved, lost=lost)
        if table in report.unsure:
            yield _translate("{name}: more may be lost than is known.").format(name=name)


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

"""The recovery code with what to do about it: save the kit, copy the code, show that it is kept."""

import random
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError, WrongRecoveryCode
from allyjournal.exchange import recovery_kit
from allyjournal.exchange.synced import synced_folder
from allyjournal.ui import looks, messages, theme
from allyjournal.ui.keeping.wording import within
from allyjournal.ui.passages import KEEPING_THE_KIT
from allyjournal.ui.share.saving import may_be_copied
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock import secret_clipboard
from allyjournal.ui.unlock.recovery_code import RecoveryCode
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action, link, side_by_side
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.vault.kit import read_recovery_code

_GROUPS = 14
_GROUP = 4


class KitPanel(QWidget):
    """``kept`` comes once two groups, asked for at random, were typed back."""

    kept = Signal()

    def __init__(self, code: str, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._tasks = tasks
        self._asked = sorted(random.sample(range(_GROUPS), 2))
        self._shown_code = RecoveryCode(code)
        self._remark = labels.note("")
        self._remark.hide()
        self._refusal = Refusal()
        self._keeping = self._build_keeping()
        self._asking = self._build_asking()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._shown_code)
        column.addWidget(self._keeping)
        column.addWidget(self._remark)
        column.addWidget(self._asking)
        column.addWidget(self._refusal)
        self._ask(False)

    def begin(self) -> None:
        """Take the focus."""
        self._save_button.setFocus()

    def _build_keeping(self) -> QWidget:
        self._save_button = action(self.tr("Save the kit…"), main=True)
        self._save_button.clicked.connect(self._save)
        print_button = action(self.tr("Print…"))
        print_button.clicked.connect(self._print)
        copy = action(self.tr("Copy"))
        copy.clicked.connect(self._copy)
        kept = action(self.tr("I have kept it"))
        kept.clicked.connect(self._start_asking)
        return side_by_side(self._save_button, print_button, copy, kept)

    def _build_asking(self) -> QWidget:
        first, second = (place + 1 for place in self._asked)
        question = self.tr("Type group {first} and group {second}")
        words = question.format(first=first, second=second)
        self._line = TextLine(words)
        self._line.returnPressed.connect(self._check)
        check = action(self.tr("Check"), main=True)
        check.clicked.connect(self._check)
        back = link(self.tr("Show the code again"))
        back.clicked.connect(self._stop_asking)
        asking = QWidget()
        column = QVBoxLayout(asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(Field(words, self._line, self.tr("Read them from where you kept them.")))
        column.addWidget(side_by_side(check, back))
        return asking

    @Slot()
    def _save(self) -> None:
        name = self.tr("AllyJournal recovery kit") + ".pdf"
        kinds = ";;".join(["PDF (*.pdf)", self.tr("Plain text") + " (*.txt)"])
        path = messages.choose_save_path(self, self.tr("Save the recovery kit"), name, kinds)
        if path is not None:
            self._tasks.run(partial(_place, path), self._save_at)

    def _save_at(self, place: tuple[Path, Path | None]) -> None:
        path, synced = place
        if may_be_copied(self, synced):
            write = partial(_written, self._kit(), path)
            self._tasks.run(write, self._saved, self._refuse)

    def _kit(self) -> recovery_kit.RecoveryKit:
        today = looks.date_words(date.today())
        return recovery_kit.recovery_kit(self._code, today, QCoreApplication.translate)

    def _saved(self, path: Path) -> None:
        words = self.tr(
            "Saved as {name} in {folder}, and not encrypted. Where that is a stick, keep it away"
            " from this computer. Where it is not, print the page or save it to the stick itself,"
            " and delete this one; what was deleted can often still be found."
        )
        self._say(words.format(name=path.name, folder=within(path.parent)))

    @Slot()
    def _print(self) -> None:
        from allyjournal.ui.unlock import kit_printing  # imported here: most sessions print nothing

        self._say(self.tr("Looking for printers…"))
        find = kit_printing.printers
        self._tasks.run(find, self._choose_printer, self._refuse, replaces="printers")

    def _choose_printer(self, printers: list[str]) -> None:
        from allyjournal.ui.unlock import kit_printing

        self._remark.hide()
        if not printers:
            sentence = self.tr("This computer has no printer at the moment.")
            advice = self.tr("Save the kit and print it elsewhere, or write the code by hand.")
            self._refusal.say(sentence, advice, KEEPING_THE_KIT)
            return
        question = self.tr("Print the recovery kit?")
        advice = self.tr("The print queue of this computer, and some printers, keep a copy of it.")
        printer = messages.ask_choice(self, question, self.tr("Print"), printers, advice)
        if printer is not None:
            put = partial(kit_printing.print_kit, self._kit(), printer)
            self._tasks.run(put, self._printed, self._refuse)

    def _printed(self, _done: None) -> None:
        self._say(self.tr("Sent to the printer. See that the page comes out, and take it along."))

    def _refuse(self, error: JournalError) -> None:
        self._remark.hide()
        self._refusal.say_error(error)

    @Slot()
    def _copy(self) -> None:
        secret_clipboard.copy(self._code)
        self._say(self.tr("Copied. It leaves the clipboard after 30 seconds."))

    def _say(self, sentence: str) -> None:
        self._refusal.hide()
        self._remark.setText(sentence)
        self._remark.show()

    @Slot()
    def _start_asking(self) -> None:
        self._ask(True)
        self._line.setFocus()

    @Slot()
    def _stop_asking(self) -> None:
        self._ask(False)
        self.begin()

    def _ask(self, asking: bool) -> None:
        self._shown_code.set_covered(asking)
        self._keeping.setVisible(not asking)
        self._asking.setVisible(asking)
        self._remark.hide()
        self._refusal.hide()

    @Slot()
    def _check(self) -> None:
        try:
            self._compare()
        except WrongRecoveryCode as error:
            self._refusal.say(error.sentence, self.tr("Look at it once more and type it again."))
            self._line.setFocus()
            self._line.selectAll()
        else:
            self._refusal.hide()
            self.kept.emit()

    def _compare(self) -> None:
        """Put what was typed in its place in the code; raises WrongRecoveryCode if it differs."""
        typed = "".join(filter(str.isalnum, self._line.text()))
        if len(typed) != 2 * _GROUP:
            raise WrongRecoveryCode(self.tr("Two groups have eight letters and digits."))
        groups = self._code.split("-")
        for place, text in zip(self._asked, (typed[:_GROUP], typed[_GROUP:]), strict=True):
            groups[place] = text
        read_recovery_code("-".join(groups))


def _written(kit: recovery_kit.RecoveryKit, path: Path) -> Path:
    """``path``, once the kit is there."""
    recovery_kit.write(kit, path)
    return path


def _place(path: Path) -> tuple[Path, Path | None]:
    """``path``, and the folder around it that is copied to other machines."""
    return path, synced_folder(path)

"""Checking the journal: whether every byte is as it was written, and what to do where not."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import Interrupted, JournalDamaged, JournalError
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.keeping.long_work import LongWork
from allyjournal.ui.keeping.report_step import WhatIsLost, count_words
from allyjournal.ui.keeping.salvaging import Salvaged, salvaged
from allyjournal.ui.settings.section import Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.vault import integrity
from allyjournal.vault.integrity import Findings


class CheckSection(Section):
    """Reads every byte on request; the journal is closed for that long, and opened again.

    ``open_requested`` carries the folder of the new journal, with what could be read, that is to
    take the place of this one.
    """

    open_requested = Signal(object)

    def __init__(
        self, journal: Journal, tasks: Tasks, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(_translate("Check this journal"), parent)
        self._journal = journal
        self._tasks = tasks
        self._folder = folder
        self._result = labels.body("")
        self._result.hide()
        self._lost = WhatIsLost()
        self._refusal = Refusal()
        self._work = LongWork(tasks, _translate("Check this journal"), _translate("Stop"))
        self._check = action("")
        self._check.clicked.connect(self._begin_check)
        self._salvage = action(_translate("Save what can be read…"))
        self._salvage.clicked.connect(self._ask_to_salvage)
        self._salvage.hide()
        self._new: Path | None = None
        self._open = action(_translate("Go on with the new journal"))
        self._open.clicked.connect(self._ask_to_open)
        self._open.hide()
        self.add(
            labels.note(
                _translate(
                    "Reads every page, every record and the search index. It takes some seconds;"
                    " what you type meanwhile is saved afterwards."
                )
            )
        )
        self.add(self._result)
        self.add(self._lost)
        self.add(self._refusal)
        self.add_row(self._check, self._salvage, self._open)
        self.add(self._work)
        self._end()

    def show_damage(self, was_met: bool) -> None:
        """Offer what helps where damage ``was_met`` already: nobody has to look for it first."""
        if was_met and self._salvage.isHidden():
            self._salvage.show()
            met = self.tr(
                "Damage was met since the journal was opened. A check says whether all that you"
                " wrote can be read."
            )
            self._result.setText(met)
            self._result.show()

    def _begin(self, words: str) -> None:
        for button in (self._check, self._salvage, self._open):
            button.setEnabled(False)
        self._check.setText(words)
        for told in (self._result, self._lost, self._refusal):
            told.hide()
        self._work.begin()

    def _end(self) -> None:
        for button in (self._check, self._salvage, self._open):
            button.setEnabled(True)
        self._check.setText(self.tr("Check it"))
        if self._work.has_focus():
            self._check.setFocus()
        self._work.end()

    @Slot()
    def _begin_check(self) -> None:
        self._begin(self.tr("Checking…"))
        check = partial(checked, self._journal, self._work.go_on)
        self._tasks.run(check, self._checked, self._refused, alone=True)

    def _checked(self, found: "Checked | None") -> None:
        self._end()
        if found is None:
            self._say([self.tr("Stopped before the end; nothing was changed.")])
            return
        findings, rebuilt = found.findings, found.rebuilt
        self._salvage.setVisible(bool(findings.damage))
        if findings.damage:
            self._tell_damage(findings, all_there=found.all_there)
            return
        sound = self.tr("Every page, every record and the search index are as they were written.")
        anew = self.tr("The search would have missed some of the records; it was made anew.")
        self._say([*findings.notes, *([anew] if rebuilt else []), sound])

    def _tell_damage(self, findings: Findings, *, all_there: bool) -> None:
        sentence = self.tr("Not all that you wrote can be read.")
        advice = self.tr(
            "Save what can be read into a new journal, or restore a backup from before, if there is"
            " one. This journal is left as it is."
        )
        if all_there:
            sentence = self.tr("All that you wrote can be read.")
            advice = self.tr(
                "Only what is made of it is damaged, such as the search. Save what can be read into"
                " a new journal, and go on with that one: everything is in it. This one is left as"
                " it is."
            )
        found = self.tr("What was found: {findings}").format(findings=" ".join(findings.damage))
        self._refusal.say(sentence, f"{advice}\n{found}", JournalDamaged.passage)

    @Slot()
    def _ask_to_salvage(self) -> None:
        question = self.tr("Type the passphrase to save what can be read")
        advice = self.tr("The file is closed for it, and opened again.")
        passphrase = messages.ask_passphrase(self, question, self.tr("Save it"), advice)
        if passphrase is not None:
            self._begin(self.tr("Reading what can be read…"))
            work = partial(salvaged, self._folder, passphrase, self._work.go_on)
            aside = partial(self._journal.aside, work, passphrase)
            self._tasks.run(aside, self._salvaged, self._refused, alone=True)

    def _salvaged(self, saved: Salvaged | None) -> None:
        self._end()
        if saved is None:
            self._say([self.tr("Stopped before the end; no new journal was made.")])
            return
        where = self.tr(
            "What can be read is now in {name}, beside this journal, with the passphrase that you"
            " typed and the same recovery code; other passphrases are to be added again. Go on with"
            " it: it takes the place of this one, which is kept as it was beside it. What"
            " you write here from now on is not in it."
        )
        self._new = saved.new
        self._open.show()
        # which is more whole where something is lost, this one or a backup, nobody here knows
        if self._check.hasFocus() and not (saved.is_less and saved.backup):
            self._open.setFocus()
        bring_into_view(self._open)
        self._say([where.format(name=saved.new.name), *count_words(saved.report)])
        self._lost.show_lost(saved)

    @Slot()
    def _ask_to_open(self) -> None:
        self.open_requested.emit(self._new)

    def _refused(self, error: JournalError) -> None:
        self._end()
        self._refusal.say_error(error)

    def _say(self, sentences: list[str]) -> None:
        self._result.setText("\n".join(sentences))
        self._result.show()
        announce(self, self._result.text())


class Checked(NamedTuple):
    """What was found; whether the search index was made anew, and whether all that was written can
    be read."""

    findings: Findings
    rebuilt: bool = False
    all_there: bool = True


def checked(journal: Journal, between: Callable[[float], None]) -> Checked | None:
    """What was found; None where it was stopped. In the worker thread."""
    try:
        findings = journal.examine(between)
        if findings.damage != (integrity.SEARCH_DAMAGED,):
            return Checked(findings, all_there=not findings.damage or journal.is_all_there())
        journal.rebuild_search(partial(between, 1.0))
        return Checked(journal.examine(between), rebuilt=True)
    except Interrupted:
        return None


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)

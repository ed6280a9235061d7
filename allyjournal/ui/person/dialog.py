"""The dialog that describes a person who is written about."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.ui.person.pseudonym_dialog import PseudonymDialog
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine


def ask_person(
    parent: QWidget | None, person: Person | None, taken: Collection[str]
) -> Person | None:
    """Have a new person described, or ``person`` changed; None where it was left.

    ``taken`` are the pseudonyms of all the others. Real names are never shown again: what comes
    back holds the former ones with those that were added, or only those where the former ones
    are to be forgotten.
    """
    dialog = PersonDialog(parent, person, taken)
    return dialog.person() if dialog.run() else None


class PersonDialog(PseudonymDialog):
    """A pseudonym, and behind it what few need: a role, pronouns, real names."""

    def __init__(
        self, parent: QWidget | None, person: Person | None, taken: Collection[str]
    ) -> None:
        super().__init__(parent, self.tr("Somebody you write about"), taken)
        self._person = person
        self._role = TextLine(self.tr("Role"), self.tr("a neighbour, an organiser"))
        self._pronouns = TextLine(self.tr("Pronouns"))
        self._names = TextLine(self.tr("Real names to keep out of every summary"))
        self._forget = QCheckBox()
        self._build()
        self.add_buttons()
        self._fill()
        self.pseudonym.setFocus()

    def person(self) -> Person:
        """What is written now."""
        fields = {
            "pseudonym": self.pseudonym.text(),
            "role": self._role.text().strip(),
            "pronouns": self._pronouns.text().strip(),
            "names": self._all_names(),
        }
        if self._person is not None:
            return self._person.changed(**fields)
        return begin(Person, date.today(), datetime.now(UTC), **fields)

    def _build(self) -> None:
        self._names.textChanged.connect(self._warn)
        hint = self.tr("An invented name; it stands in everything that you write and share.")
        self.add(Field.of(self.pseudonym, hint))
        self.add(Field(self.tr("Role"), self._role))
        self.add(Field(self.tr("Pronouns"), self._pronouns))
        self.add(Field(self.tr("Real names"), self._names, self._names_hint()))
        self._forget.setText(self.tr("Forget the real names that are kept"))
        self._forget.setVisible(bool(self._kept_names()))
        self.add(self._forget)

    def _names_hint(self) -> str:
        kept = len(self._kept_names())
        hint = self.tr(
            "Only so that no summary ever lets them through. With commas between; never shown"
            " again."
        )
        return f"{self.tr('{n} kept.').format(n=kept)} {hint}" if kept else hint

    def _fill(self) -> None:
        if self._person is None:
            self.pseudonym.offer()
        else:
            self.pseudonym.fill(self._person.pseudonym)
            self._role.fill(self._person.role)
            self._pronouns.fill(self._person.pronouns)
        self._warn()

    @Slot()
    def _warn(self) -> None:
        self.pseudonym.set_real_names(self._all_names())

    def _kept_names(self) -> tuple[str, ...]:
        return self._person.names if self._person is not None else ()

    def _all_names(self) -> tuple[str, ...]:
        kept = () if self._forget.isChecked() else self._kept_names()
        typed = filter(None, map(str.strip, re.split("[,;]", self._names.text())))
        return tuple(dict.fromkeys((*kept, *typed)))

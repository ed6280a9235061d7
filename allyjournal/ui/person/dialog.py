"""The dialog that describes a person who is written about."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from allyjournal.domain.person import NameConcern, Person, pseudonym_concern
from allyjournal.domain.record import begin
from allyjournal.ui import theme
from allyjournal.ui.person.invented import invented_name
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.notice import Notice
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


class PersonDialog(Dialog):
    """A pseudonym, and behind it what few need: a role, pronouns, real names."""

    def __init__(
        self, parent: QWidget | None, person: Person | None, taken: Collection[str]
    ) -> None:
        super().__init__(parent, self.tr("Somebody you write about"))
        self._person = person
        self._taken = {name.casefold() for name in taken}
        self._pseudonym = TextLine(self.tr("Pseudonym"))
        self._role = TextLine(self.tr("Role"), self.tr("a neighbour, an organiser"))
        self._pronouns = TextLine(self.tr("Pronouns"))
        self._names = TextLine(self.tr("Real names to keep out of every summary"))
        self._forget = QCheckBox()
        self._concern = Notice("", "", "responsibility")
        self._build()
        self.reject_button(self.tr("Cancel"))
        self.accept_button(self.tr("Keep"))
        self._fill()
        self._pseudonym.setFocus()

    def person(self) -> Person:
        """What is written now."""
        fields = {
            "pseudonym": self._pseudonym.text().strip(),
            "role": self._role.text().strip(),
            "pronouns": self._pronouns.text().strip(),
            "names": self._all_names(),
        }
        if self._person is not None:
            return self._person.changed(**fields)
        return begin(Person, date.today(), datetime.now(UTC), **fields)

    def accept(self) -> None:
        """Keep the person, unless nobody could be told apart by this pseudonym."""
        pseudonym = self._pseudonym.text().strip()
        if not pseudonym:
            self._say(self.tr("A pseudonym is needed."), "")
        elif pseudonym.casefold() in self._taken:
            self._say(self.tr("Somebody else has this pseudonym."), self.tr("Choose another one."))
        else:
            super().accept()
            return
        self._pseudonym.setFocus()

    def _build(self) -> None:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(8))
        across.addWidget(self._pseudonym, 1)
        another = buttons.quiet(self.tr("Another"), line)
        another.setAccessibleName(self.tr("Another invented pseudonym"))
        another.clicked.connect(self._offer)
        across.addWidget(another)
        line.setFocusProxy(self._pseudonym)
        self._pseudonym.textChanged.connect(self._warn)
        self._names.textChanged.connect(self._warn)
        hint = self.tr("An invented name; it stands in everything that you write and share.")
        self.add(Field(self.tr("Pseudonym"), line, hint))
        self.add(self._concern)
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
            self._offer()
        else:
            self._pseudonym.fill(self._person.pseudonym)
            self._role.fill(self._person.role)
            self._pronouns.fill(self._person.pronouns)
        self._warn()

    @Slot()
    def _offer(self) -> None:
        self._pseudonym.fill(invented_name(self._taken))
        self._pseudonym.setFocus()
        self._pseudonym.selectAll()

    @Slot()
    def _warn(self) -> None:
        pseudonym = self._pseudonym.text().strip()
        advice = self.tr("An invented name keeps a lost or shared page from naming them.")
        concern = pseudonym_concern(pseudonym)
        if pseudonym.casefold() in {name.casefold() for name in self._all_names()}:
            self._say(self.tr("This is one of the real names."), advice)
        elif concern is NameConcern.INITIALS:
            self._say(self.tr("This looks like initials."), advice)
        elif concern is NameConcern.FULL_NAME:
            self._say(self.tr("This looks like a full name."), advice)
        else:
            self._concern.hide()

    def _say(self, sentence: str, advice: str) -> None:
        self._concern.set_text(sentence, advice)
        self._concern.show()
        # the wrapped texts know their height only at the width that they have
        self.setMinimumHeight(self._column.heightForWidth(self.width()))

    def _kept_names(self) -> tuple[str, ...]:
        return self._person.names if self._person is not None else ()

    def _all_names(self) -> tuple[str, ...]:
        kept = () if self._forget.isChecked() else self._kept_names()
        typed = filter(None, map(str.strip, re.split("[,;]", self._names.text())))
        return tuple(dict.fromkeys((*kept, *typed)))

"""How the window looks and when it locks by itself."""

from typing import Literal, cast

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from allyjournal.settings import Settings
from allyjournal.ui import shortcuts, theme
from allyjournal.ui.settings.section import Section
from allyjournal.ui.system import captures
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceChips, ChoiceField
from allyjournal.ui.widgets.field import Field

_PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
_MINUTES = (1, 2, 5, 10, 15, 30, 60)
_WIDTH = 200

Look = Literal["system", "light", "dark"]


class LookSection(Section):
    """The colours and the size of the text; ``changed`` once ``settings`` hold the choice."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_translate("Look"), parent)
        self._settings = settings
        looks = [
            ("system", _translate("As the system")),
            ("light", _translate("Light")),
            ("dark", _translate("Dark")),
        ]
        self._look = ChoiceChips(_translate("Colours"), looks)
        self._look.fill(settings.look)
        self._look.edited.connect(self._choose_look)
        present = round(settings.text_scale * 100)
        percents = [(str(it), f"{it} %") for it in sorted({*_PERCENTS, present})]
        self._size = ChoiceField(_translate("Text size"), percents)
        self._size.setMaximumWidth(theme.px(_WIDTH))
        self._size.fill(str(present))
        self._size.edited.connect(self._choose_size)
        self.add(Field(_translate("Colours"), self._look))
        self.add(Field(_translate("Text size"), self._size))

    @Slot()
    def _choose_look(self) -> None:
        self._settings.look = cast(Look, self._look.value())
        self.changed.emit()

    @Slot()
    def _choose_size(self) -> None:
        self._settings.text_scale = float(self._size.currentData()) / 100
        self.changed.emit()


class LockSection(Section):
    """After how many quiet minutes the journal locks, and whether pictures of the screen show it;
    ``changed`` as in LookSection."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(_translate("Lock"), parent)
        self._settings = settings
        minutes = sorted({*_MINUTES, settings.lock_minutes})
        choices = [(str(it), self._words(it)) for it in minutes]
        self._minutes = ChoiceField(_translate("Lock the journal"), choices)
        self._minutes.setMaximumWidth(theme.px(_WIDTH))
        self._minutes.fill(str(settings.lock_minutes))
        self._minutes.edited.connect(self._choose)
        hint = _translate("When nobody touches the keyboard or the mouse. {keys} locks at once.")
        hint = hint.format(keys=shortcuts.shown("lock"))
        self.add(Field(_translate("Lock the journal"), self._minutes, hint))
        words = _translate(
            "It also locks before the computer sleeps, with the screen, and when another user takes"
            " the screen over. {keys} puts the window out of sight at once."
        )
        self.add(labels.note(words.format(keys=shortcuts.shown("hide"))))
        # short, as it cannot go on in the next line
        self._hidden = QCheckBox(_translate("Keep the window out of screenshots"))
        self._hidden.setEnabled(captures.possible())
        self._hidden.setChecked(captures.possible() and settings.hidden_from_captures)
        self._hidden.clicked.connect(self._hide)
        self.add(Field.of(self._hidden, self._about_captures()))

    def _about_captures(self) -> str:
        if not captures.possible():
            return self.tr("No program can do that on Linux: an open journal can be seen there.")
        if captures.refused():
            return self.tr("This computer does not do it: an open journal can be seen there.")
        sharing = self.tr(
            "It is in no recording either, and those to whom you show your screen in a call do not"
            " see it."
        )
        if captures.promised():
            return sharing
        return f"{sharing} {self.tr('Newer versions of macOS may show it all the same.')}"

    def _words(self, minutes: int) -> str:
        after = self.tr("after {n} min").format(n=minutes)
        return after if minutes else self.tr("never by itself")

    @Slot()
    def _choose(self) -> None:
        self._settings.lock_minutes = int(self._minutes.currentData())
        self.changed.emit()

    @Slot()
    def _hide(self) -> None:
        self._settings.hidden_from_captures = self._hidden.isChecked()
        captures.apply(self._settings.hidden_from_captures)
        self.changed.emit()


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)

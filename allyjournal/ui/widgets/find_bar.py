"""A bar that finds words in the texts of a page, one place after the other."""

import shiboken6
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

from allyjournal.domain.matching import NOTHING_SOUGHT, Sought, exactly
from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, found_places, labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.found_places import Field, Place
from allyjournal.ui.widgets.title_label import TitleLabel


class FindBar(QWidget):
    """Looks through every text in an area of the window; out of sight until it is asked for.

    What is typed is found also in the middle of words; accents and case do not matter. Enter goes
    to the next place, with Shift to the one before; Escape closes it, and the caret is where it
    was; Ctrl+Enter closes it, and what was found is chosen.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area: QWidget | None = None
        self._sought = NOTHING_SOUGHT
        self._fields: list[Field] = []
        self._found: list[Place] = []
        self._now: Place | None = None
        self._came_from: QWidget | None = None
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Find on this page"))
        self._line.setPlaceholderText(self.tr("Find on this page"))
        self._line.setMaximumWidth(theme.px(320))
        self._line.textEdited.connect(self._type)
        self._count = labels.note("")
        self._count.setWordWrap(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look_again)
        self._arrange()
        # wherever the focus is in the page below
        self._escape = QShortcut(Qt.Key.Key_Escape, parent)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.activated.connect(self.leave)
        self._escape.setEnabled(False)
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*map(theme.px, (22, 8, 22, 8)))
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        for words, go in ((self.tr("Previous"), self.previous), (self.tr("Next"), self.next)):
            button = buttons.small(words)
            button.clicked.connect(go)
            row.addWidget(button)
        row.addWidget(self._count)
        row.addStretch(1)
        close = buttons.remove(self.tr("Close the search on this page"))
        close.clicked.connect(self.leave)
        row.addWidget(close)

    # What the window asks

    def look_in(self, area: QWidget) -> None:
        """Look through ``area`` from now on; on another page it is closed."""
        if area is not self._area:
            self.leave()
            self._area = area

    @Slot()
    def open(self) -> None:
        """Have it in sight, the caret in it."""
        focused = QApplication.focusWidget()
        if focused is not self._line:
            self._came_from = focused
        self.show()
        self._line.setFocus()
        self._line.selectAll()
        self._look()

    def show_hits(self, words: str, sought: Sought) -> None:
        """Mark what a search has ``sought``, its ``words`` in the line, wherever the caret is;
        nothing sought: nothing happens."""
        if sought:
            self._line.setText(words)
            self._sought = sought
            self._now = None
            self.show()
            self._soon.start()

    @Slot()
    def refresh(self) -> None:
        """Other texts may stand on the page: look again, soon."""
        if self.isVisible():
            self._soon.start()

    @Slot()
    def next(self) -> None:
        """Go to the next place, from the last one to the first."""
        self._go(1)

    @Slot()
    def previous(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._go(-1)

    @Slot()
    def leave(self) -> None:
        """Take it and its marks away; the caret is where it was."""
        came_from, self._came_from = self._came_from, None
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._clear()
        self._line.clear()
        self._sought, self._now = NOTHING_SOUGHT, None
        if had_focus and came_from is not None and shiboken6.isValid(came_from):
            came_from.setFocus()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._stay_there()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.previous()
        else:
            self.next()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._escape.setEnabled(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._escape.setEnabled(False)

    # Looking

    @Slot(str)
    def _type(self, text: str) -> None:
        self._sought = exactly(text)
        self._look()

    @Slot()
    def _look_again(self) -> None:
        if self.isVisible():
            self._look()

    def _look(self) -> None:
        """Mark what is there now, and go to the first place from where one is."""
        self._read()
        at = self._place_of(self._now) if self._now else self._caret()
        behind = (it for it in self._found if self._place_of(it) >= at)
        self._show(next(behind, self._found[0] if self._found else None))

    def _go(self, step: int) -> None:
        self._read()
        if not self.isVisible() or not self._found:
            self._show(None)
            return
        places = [self._place_of(it) for it in self._found]
        now = self._place_of(self._now) if self._now else self._caret()
        after = (index for index, place in enumerate(places) if place > now)
        before = (index for index in reversed(range(len(places))) if places[index] < now)
        index = next(after, 0) if step > 0 else next(before, len(places) - 1)
        self._show(self._found[index])

    def _read(self) -> None:
        self._clear()
        if self._area:
            self._fields = found_places.fields(self._area)
            self._found = found_places.places(self._fields, self._sought)

    def _place_of(self, place: Place) -> tuple[int, int]:
        """Where a place comes in the order of reading; of a field that has gone: before all."""
        there = place.field in self._fields
        return (self._fields.index(place.field), place.span[0]) if there else (-1, 0)

    def _caret(self) -> tuple[int, int]:
        field = self._came_from
        if isinstance(field, Field) and shiboken6.isValid(field) and field in self._fields:
            return self._fields.index(field), found_places.caret(field)
        return (-1, 0)

    def _show(self, place: Place | None) -> None:
        self._now = place
        found_places.mark(self._found, place)
        if not self._sought:
            self._count.clear()
            return
        self._count.setText(self._words())
        announce(self, self._words(spoken=True))
        if place and self._area:
            found_places.bring_into_sight(place, self._area)

    def _words(self, *, spoken: bool = False) -> str:
        if self._now is None:
            return self.tr("Not found")
        number = self._found.index(self._now) + 1
        words = self.tr("{number} of {all}").format(number=number, all=len(self._found))
        return f"{words}, {self._now.field.accessibleName()}" if spoken else words

    def _clear(self) -> None:
        for field in {it.field for it in self._found if shiboken6.isValid(it.field)}:
            found_places.unmark(field)
        self._found = []

    def _stay_there(self) -> None:
        place = self._now
        if place and not isinstance(place.field, TitleLabel):
            self._came_from = None
        self.leave()
        if place:
            found_places.put_caret(place)

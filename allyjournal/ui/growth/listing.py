"""Records in a few words each, under what they have in common."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from allyjournal.domain.growth.facts import MistakeFacts
from allyjournal.ui import looks, theme
from allyjournal.ui.links import record_link
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.outdent import link_row

_MOST = 6
"""So many of a group are shown at once; there is a line more for all of them."""


class Item(NamedTuple):
    """A record by its kind and uid, what it is called here, and a remark in the colour of a
    token."""

    kind: str
    uid: str
    words: str
    remark: str = ""
    colour: str = "second_ink"


class Group(NamedTuple):
    """What some things have in common, the things, and what makes an item of one."""

    heading: str
    things: Sequence[Any]
    item: Callable[[Any], Item]


class Several(NamedTuple):
    """All records of a group, by their uids."""

    words: str
    uids: Sequence[str]


class Listing(QWidget):
    """Groups below each other, each under its heading. ``wanted`` carries the uid of an item, or
    ``Several``."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[Group] = ()
        self._is_whole = True
        self._content = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._content)

    def show_groups(self, groups: Sequence[Group]) -> Iterator[None]:
        """Show those with something, and without any hide; in steps, between which the window may
        answer."""
        filled = [group for group in groups if group.things]
        if self._is_whole and filled == self._groups:
            return
        self._groups, self._is_whole = filled, False
        former, self._content = self._content, QWidget(self)
        self._column.replaceWidget(former, self._content)
        former.hide()
        former.deleteLater()
        lines = QVBoxLayout(self._content)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self._content.show()
        self.setVisible(self.is_filled())
        for place, group in enumerate(filled):
            block = self._block(place, group)
            lines.addWidget(block)
            block.show()
            yield
        self._is_whole = True

    def is_filled(self) -> bool:
        """Whether anything is listed."""
        return bool(self._groups)

    def _block(self, place: int, group: Group) -> QWidget:
        block = QWidget()
        lines = QVBoxLayout(block)
        lines.setContentsMargins(0, 0, 0, theme.px(8))
        lines.setSpacing(0)
        heading = labels.body(group.heading)
        heading.setProperty("flavour", "listed")
        lines.addWidget(heading)
        for item in map(group.item, group.things[:_MOST]):
            link = record_link(item.kind, item.uid, item.words)
            link.clicked.connect(self._open)
            lines.addLayout(link_row(link))
            if item.remark:
                lines.addWidget(_remark(item))
        if len(group.things) > _MOST:
            every = buttons.link(self.tr("All of them…"))
            every.setAccessibleName(self.tr("All of them: {words}").format(words=group.heading))
            every.setObjectName(str(place))
            every.clicked.connect(self._open_all)
            lines.addLayout(link_row(every))
        return block

    @Slot()
    def _open(self) -> None:
        self.wanted.emit(self.sender().objectName())

    @Slot()
    def _open_all(self) -> None:
        group = self._groups[int(self.sender().objectName())]
        self.wanted.emit(Several(group.heading, [group.item(it).uid for it in group.things]))


def mistake_item(mistake: MistakeFacts) -> Item:
    """A mistake by its title alone."""
    return Item("mistake", mistake.uid, looks.titled(mistake.title))


def _remark(item: Item) -> QLabel:
    remark = labels.note(item.remark)
    remark.setProperty("pillar", item.colour)
    remark.setContentsMargins(theme.px(16), 0, 0, theme.px(4))
    return remark

"""A block on a coloured ground for what must not be overlooked."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from allyjournal.ui import theme

if TYPE_CHECKING:
    from allyjournal.ui.help.what_to_do import WhatToDo


class Notice(QFrame):
    """A heading in the colour of a pillar and a text below it, on that pillar's ground.

    ``pillar`` is "accent", "listening", "responsibility" or "reflection".
    """

    def __init__(
        self, heading: str, text: str = "", pillar: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "notice")
        self.setProperty("pillar", pillar)
        self._heading = self._label("notice_heading")
        self._text = self._label("notice_text")
        self._what_to_do: WhatToDo | None = None
        self._column = QVBoxLayout(self)
        side = theme.px(14)
        self._column.setContentsMargins(side, theme.px(10), side, theme.px(12))
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self.set_text(heading, text)

    def set_text(self, heading: str, text: str = "") -> None:
        """Say something else; an empty part takes no room."""
        for label, words in ((self._heading, heading), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(f"{heading.removesuffix('.')}. {text}" if text else heading)

    def add(self, content: QWidget) -> None:
        """Put ``content`` below the text."""
        self._column.addWidget(content)

    def lead_to(self, passage: str) -> None:
        """Have a link to this passage of the help below the text, or none."""
        if passage and self._what_to_do is None:
            # most notices lead nowhere
            from allyjournal.ui.help.what_to_do import WhatToDo

            self._what_to_do = WhatToDo(parent=self)
            row = QHBoxLayout()
            # the words of a link stand within its frame
            row.addSpacing(-theme.px(6))
            row.addWidget(self._what_to_do)
            row.addStretch(1)
            self._column.addLayout(row)
        if self._what_to_do is not None:
            self._what_to_do.lead_to(passage)

    def _label(self, flavour: str) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setProperty("flavour", flavour)
        return label

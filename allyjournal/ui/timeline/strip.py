"""The years above the list, with quiet buttons in the corners beside them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyle, QVBoxLayout, QWidget

from allyjournal.domain.record import Pillar
from allyjournal.store.timeline import Signing
from allyjournal.ui import looks, shortcuts, theme
from allyjournal.ui.agreement.wording import pillar_words
from allyjournal.ui.timeline.listing import Overview
from allyjournal.ui.widgets import buttons, marks
from allyjournal.ui.widgets.year_strip import Landmark, YearStrip

_SIDE = 24


class Strip(QWidget):
    """A row of months for each pillar.

    The buttons are for the mouse, and no Tab stops: the keys of the strip zoom, too, and
    ``day_wanted``, which asks for a day to go to, has its own in the whole window.
    """

    day_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = [(pillar_words(pillar, short=True), pillar.value) for pillar in Pillar]
        self.years = YearStrip(self.tr("The years"), rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.years)
        self._day = buttons.link(self.tr("Go to a day"), self)
        self._day.clicked.connect(self.day_wanted)
        self._day.setToolTip(shortcuts.shown("day"))
        self._farther = self._zoom("−", self.tr("More years"), "-")  # noqa: RUF001
        self._farther.clicked.connect(self.years.zoom_out)
        self._nearer = self._zoom("+", self.tr("Fewer years"), "+")
        self._nearer.clicked.connect(self.years.zoom_in)
        for button in (self._day, self._farther, self._nearer):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @Slot(object)
    def show_overview(self, overview: Overview) -> None:
        """Show what the whole journal has."""
        self.years.show_marks([overview.pillar_days.get(pillar, ()) for pillar in Pillar])
        session = self.tr("session")
        held = [Landmark(day, session, marks.RING) for day in overview.sessions]
        self.years.show_landmarks([*self._signed(overview.signings), *held])

    def _signed(self, signings: Sequence[Signing]) -> Iterator[Landmark]:
        """The versions; there is little room beside a flag, but which agreement of several it is
        can be heard and pointed at."""
        words, name = self.tr("agreement {number}"), self.tr("{title}, version {number}")
        several = len({signing.agreement for signing in signings}) > 1
        for number, day, _, title in signings:
            told = name.format(title=looks.titled(title), number=number) if several else ""
            yield Landmark(day, words.format(number=number), name=told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        side, foot = theme.px(_SIDE), self.height() - theme.px(_SIDE)
        width = min(self._day.sizeHint().width(), self.years.label_width() + theme.px(6))
        # its words begin where the labels do
        self._put(self._day, QRect(-theme.px(6), -theme.px(2), width, side))
        self._put(self._farther, QRect(0, foot, side, side))
        self._put(self._nearer, QRect(side + theme.px(4), foot, side, side))

    def _zoom(self, sign: str, words: str, key: str) -> QPushButton:
        button = buttons.link(sign, self)
        button.setProperty("flavour", "sign")
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})")
        return button

    def _put(self, button: QPushButton, place: QRect) -> None:
        button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

"""The row of filters above the timeline."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.ui.timeline.choices import FILTERS, Offer
from allyjournal.ui.timeline.filter_chip import FilterChip
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.flow_layout import FlowLayout


class Filters(QWidget):
    """One chip a filter, and what takes all of them away.

    ``changed`` tells that the person chose something else, ``wanted`` which filter (its name)
    asks for what there is to choose; ``open`` answers it.
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            "kind": (self.tr("All kinds"), self.tr("All kinds")),
            "pillar": (self.tr("Pillar"), self.tr("All pillars")),
            "topic": (self.tr("Topic"), self.tr("All topics")),
            "facet": (self.tr("Facet"), self.tr("All facets")),
            "commitment": (self.tr("Commitment"), self.tr("All commitments")),
            "community": (self.tr("Community"), self.tr("All communities")),
            "state": (self.tr("State"), self.tr("All states")),
            "person": (self.tr("Person"), self.tr("Everybody")),
        }
        self._chips = {name: FilterChip(name, *names[name]) for name in FILTERS}
        self._clear = buttons.link(self.tr("Clear filters"))
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self._row = FlowLayout(self)
        for chip in self._chips.values():
            chip.picked.connect(self._picked)
            chip.wanted.connect(self.wanted)
            self._row.addWidget(chip)
        self._row.addWidget(self._clear)

    def add(self, chip: QWidget) -> None:
        """Have another chip behind the filters."""
        self._row.insert_widget(len(self._chips), chip)

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values that are chosen, by the name of their filter."""
        return {name: chip.values() for name, chip in self._chips.items() if chip.values()}

    def choose(self, chosen: Mapping[str, Mapping[str, str]]) -> None:
        """Choose values with their words, and nothing else; without a signal."""
        for name, chip in self._chips.items():
            chip.choose(chosen.get(name, {}))
        self._clear.setVisible(bool(self.chosen()))

    @Slot()
    def clear(self) -> None:
        """Choose everything again; ``changed`` follows."""
        had_focus = self._clear.hasFocus()
        self.choose({})
        if had_focus:
            self._chips[FILTERS[0]].setFocus()
        self.changed.emit()

    def offer(self, names: Collection[str]) -> None:
        """Show the filters that the journal has anything for."""
        for name, chip in self._chips.items():
            chip.set_offered(name in names)

    def open(self, offer: Offer) -> None:
        """Let choose from what a filter asked for."""
        self._chips[offer.name].open_with(offer.choices)

    @Slot()
    def _picked(self) -> None:
        self._clear.setVisible(bool(self.chosen()))
        self.changed.emit()

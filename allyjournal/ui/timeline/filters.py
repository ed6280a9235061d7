"""The row of filters above the timeline."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.record import Pillar
from allyjournal.ui.agreement.wording import pillar_words
from allyjournal.ui.looks import LOOKS, words
from allyjournal.ui.timeline.filter_chip import Choice, FilterChip
from allyjournal.ui.timeline.listing import FILTERS
from allyjournal.ui.widgets.flow_layout import FlowLayout


class Filters(QWidget):
    """One chip a filter; ``changed`` tells that the person chose another value."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            "kind": (self.tr("All kinds"), self.tr("All kinds")),
            "pillar": (self.tr("Pillar"), self.tr("All pillars")),
            "topic": (self.tr("Topic"), self.tr("All topics")),
            "facet": (self.tr("Facet"), self.tr("All facets")),
            "state": (self.tr("State"), self.tr("All states")),
        }
        self._chips = {name: FilterChip(*names[name]) for name in FILTERS}
        row = FlowLayout(self)
        for chip in self._chips.values():
            chip.picked.connect(self.changed)
            row.addWidget(chip)

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values that are chosen, by the name of their filter."""
        return {name: (chip.value(),) for name, chip in self._chips.items() if chip.value()}

    @Slot()
    def clear(self) -> None:
        """Choose everything again; ``changed`` follows."""
        for chip in self._chips.values():
            chip.clear()
        self.changed.emit()

    def offer(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Let choose from what the journal has: ``counts`` by filter and value."""
        for name, chip in self._chips.items():
            values = sorted(counts[name], key=_order)
            chip.offer([_choice(name, value, counts[name][value]) for value in values])


def _order(value: str) -> tuple[int, str]:
    """Kinds as they are ordered everywhere, all else by the alphabet."""
    kinds = list(LOOKS)
    return (kinds.index(value) if value in kinds else len(kinds), words(value))


def _choice(name: str, value: str, count: int) -> Choice:
    if name == "kind":
        shape = LOOKS[value]
        return Choice(value, shape.noun, count, (shape.mark, shape.colour))
    if name == "pillar":
        return Choice(value, pillar_words(Pillar(value)), count, ("square", value))
    return Choice(value, words(value), count)

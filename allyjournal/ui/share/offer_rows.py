"""The rows of the choice record by record: kinds, their records, what of each is let in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.text import first_line
from allyjournal.exchange.summary.selection import LetIn, Offer
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.share.wording import kind_words, let_in_words

Index = QModelIndex | QPersistentModelIndex

_ROLE = Qt.ItemDataRole
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_NOWHERE = QModelIndex()
_COLUMNS = 2
# an index carries its kind from 1 in the last eight bits, and above them its record from 1
_KIND_BITS = 8


class _Kind(NamedTuple):
    """The offers of one kind, the newest first."""

    name: str
    offers: Sequence[Offer]


class OfferRows(QAbstractItemModel):
    """Two columns over thousands of offers, of which only those in sight are put into words.

    Below a ticked record stands what of it can be let in, below an unticked one nothing.
    ``chosen`` carries the index of a record of which something was ticked or unticked.
    """

    chosen = Signal(QModelIndex)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._kinds: Sequence[_Kind] = ()
        self._statements: Mapping[str, str] = {}
        self._ticks: dict[str, bool] = {}
        self._let_in: dict[str, frozenset[LetIn]] = {}

    def ticks(self) -> Mapping[str, bool]:
        """Which records the person ticked or unticked, by uid."""
        return dict(self._ticks)

    def let_in(self) -> Mapping[str, frozenset[LetIn]]:
        """What the person let in besides, by uid."""
        return dict(self._let_in)

    def fill(self, ticks: Mapping[str, bool], let_in: Mapping[str, frozenset[LetIn]]) -> None:
        """Go on with what was ticked before."""
        self._ticks, self._let_in = dict(ticks), dict(let_in)

    def show(self, offers: Sequence[Offer]) -> None:
        """Show ``offers``, which stand by kind, the newest last."""
        self.beginResetModel()
        kinds = groupby(offers, lambda offer: offer.record.kind)
        self._kinds = [_Kind(kind, list(found)[::-1]) for kind, found in kinds]
        agreements = (it.record for it in offers if isinstance(it.record, Agreement))
        held = (commitment for one in agreements for commitment in one.commitments)
        self._statements = {it.uid: first_line(it.statement) for it in held}
        self.endResetModel()

    def tick_all(self, kind: type[AnyRecord]) -> None:
        """Tick every record of a kind; show the offers again once it is so."""
        mine = (
            offer for it in self._kinds for offer in it.offers if isinstance(offer.record, kind)
        )
        self._ticks |= {it.record.uid: True for it in mine if not self._is_ticked(it)}

    def kinds(self) -> Iterator[tuple[str, QModelIndex]]:
        """The kinds by name, and where they stand."""
        for row, kind in enumerate(self._kinds):
            yield kind.name, self.index(row, 0)

    def ticked(self, kind: QModelIndex) -> list[QModelIndex]:
        """Where the ticked records of a kind stand."""
        offers = self._kinds[kind.row()].offers
        return [self.index(row, 0, kind) for row, it in enumerate(offers) if self._is_ticked(it)]

    def longest_beside(self) -> Iterator[str]:
        """What stands in the second column where it is longest: of each kind and each month."""
        months: set[date] = set()
        for kind in self._kinds:
            months.update(it.record.occurred_on.replace(day=28) for it in kind.offers)
            yield self._count_words(len(kind.offers), kind)
        yield from map(looks.short_date, months)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not (0 <= row < self.rowCount(parent) and 0 <= column < _COLUMNS):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0)
        above, at = parent.internalId(), parent.row() + 1
        return self.createIndex(row, column, at << _KIND_BITS | above if above else at)

    def parent(self, index: Index = _NOWHERE) -> Any:
        place = index.internalId() if index.isValid() else 0
        record, kind = place >> _KIND_BITS, place % (1 << _KIND_BITS)
        if record:
            return self.createIndex(record - 1, 0, kind)
        return self.createIndex(kind - 1, 0, 0) if kind else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._kinds)
        place = parent.internalId()
        if parent.column() or place >> _KIND_BITS:
            return 0
        if not place:
            return len(self._kinds[parent.row()].offers)
        offer = self._kinds[place - 1].offers[parent.row()]
        return len(offer.let_in) if self._is_ticked(offer) else 0

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return _COLUMNS

    def hasChildren(self, parent: Index = _NOWHERE) -> bool:
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TICKABLE if index.internalId() and not index.column() else _PLAIN

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if index.column():
            return self._beside(index, role)
        if role == _ROLE.DisplayRole:
            return self._words(index)
        if role == _ROLE.CheckStateRole and index.internalId():
            return _CHECKED if self._is_checked(index) else _UNCHECKED
        if role == _ROLE.ToolTipRole and _is_record(index):
            return self._words(index)
        if role == _ROLE.DecorationRole and not index.internalId():
            look = looks.LOOKS[self._kinds[index.row()].name]
            return icons.mark(look.mark, look.colour)
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole or not index.internalId():
            return False
        parent = index.parent()
        if _is_record(index):
            record = self.index(index.row(), 0, parent)
            self._tick(record, ticked=Qt.CheckState(value) is _CHECKED)
            self.chosen.emit(record)
        else:
            offer = self._offer(parent)
            inside = self._let_in.get(offer.record.uid, frozenset())
            self._let_in[offer.record.uid] = inside ^ {offer.let_in[index.row()]}
            self.dataChanged.emit(index, index)
            self.chosen.emit(parent)
        return True

    def _tick(self, record: QModelIndex, *, ticked: bool) -> None:
        offer = self._offer(record)
        if ticked == self._is_ticked(offer):
            return
        last = len(offer.let_in) - 1
        if ticked and offer.let_in:
            self.beginInsertRows(record, 0, last)
        elif offer.let_in:
            self.beginRemoveRows(record, 0, last)
        self._ticks[offer.record.uid] = ticked
        self._let_in.pop(offer.record.uid, None)
        if ticked and offer.let_in:
            self.endInsertRows()
        elif offer.let_in:
            self.endRemoveRows()
        count = record.parent().siblingAtColumn(1)
        for changed in (record, count):
            self.dataChanged.emit(changed, changed)

    # What stands in a row

    def _offer(self, record: Index) -> Offer:
        return self._kinds[record.internalId() - 1].offers[record.row()]

    def _is_ticked(self, offer: Offer) -> bool:
        return self._ticks.get(offer.record.uid, offer.ticked)

    def _is_checked(self, index: Index) -> bool:
        if _is_record(index):
            return self._is_ticked(self._offer(index))
        offer = self._offer(index.parent())
        return offer.let_in[index.row()] in self._let_in.get(offer.record.uid, ())

    def _words(self, index: Index) -> str:
        if not index.internalId():
            return kind_words(self._kinds[index.row()].name)
        if _is_record(index):
            return looks.titled(self._title(self._offer(index).record))
        return let_in_words(self._offer(index.parent()).let_in[index.row()])

    def _title(self, record: AnyRecord) -> str:
        if not isinstance(record, CheckIn):
            return display_title(record)
        statement = self._statements.get(record.commitment, "")
        return ": ".join(filter(None, (looks.words(record.value), statement)))

    def _beside(self, index: Index, role: int) -> Any:
        """How many of a kind are ticked, and the day of a record."""
        if role == _ROLE.ForegroundRole:
            return theme.colour("second_ink")
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != _ROLE.DisplayRole:
            return None
        if _is_record(index):
            return looks.short_date(self._offer(index).record.occurred_on)
        if index.internalId():
            return ""
        kind = self._kinds[index.row()]
        return self._count_words(sum(map(self._is_ticked, kind.offers)), kind)

    def _count_words(self, ticked: int, kind: _Kind) -> str:
        return self.tr("{n} of {all}").format(n=ticked, all=len(kind.offers))


def _is_record(index: Index) -> bool:
    return 0 < index.internalId() < 1 << _KIND_BITS

"""The choice record by record: a tree of kinds, records, and what of each may come along."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from allyjournal.domain.check_in import CheckIn
from allyjournal.exchange.summary.selection import LetIn, Offer
from allyjournal.ui import theme
from allyjournal.ui.share.offer_rows import OfferRows

_OPEN_AT_FIRST = 6  # records
_INDENT = 14


class RecordTree(QTreeView):
    """Records to tick, grouped by kind; a ticked one opens what of it can be let in besides.

    It is as high as its rows, so that the page scrolls and not a list in it. ``edited`` tells
    that the person ticked or unticked something.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "choices")
        self.setAccessibleName(self.tr("Records"))
        self._offers: Sequence[Offer] = ()
        self._rows = OfferRows(self)
        self._rows.chosen.connect(self._chosen)
        self.setModel(self._rows)
        self.setItemDelegate(_WholeRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(_INDENT))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._toggle_kind)
        self.expanded.connect(self._fit)
        self.collapsed.connect(self._fit)
        self._fit()

    def ticks(self) -> Mapping[str, bool]:
        """Which records the person ticked or unticked, by uid."""
        return self._rows.ticks()

    def let_in(self) -> Mapping[str, frozenset[LetIn]]:
        """What the person let in besides, by uid."""
        return self._rows.let_in()

    def fill(self, ticks: Mapping[str, bool], let_in: Mapping[str, frozenset[LetIn]]) -> None:
        """Go on with what was ticked before; the records come with ``show_offers``."""
        # the same offers would keep the ticks of the summary before
        self.show_offers(())
        self._rows.fill(ticks, let_in)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what is offered; the newest record of a kind stands first."""
        former, self._offers = self._offers, offers
        same = len(offers) == len(former) and all(map(_is_same, offers, former))
        if not same:
            self._show()

    def tick_check_ins(self) -> None:
        """Tick every check-in: what it tells are fixed words, the person's own are let in apart."""
        self._rows.tick_all(CheckIn)
        self._show()
        self.edited.emit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # the list never scrolls: what is around it does
        around = self.parentWidget()
        while around and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        content = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and content and index.isValid():
            row = self.visualRect(index)
            place = self.viewport().mapTo(content, row.center())
            around.ensureVisible(place.x(), place.y(), 0, row.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self._fit()

    # Rows

    def _show(self) -> None:
        known = {kind: self.isExpanded(index) for kind, index in self._rows.kinds()}
        self._rows.show(self._offers)
        # measured once at the end, not for each row that opens
        self.blockSignals(True)
        for kind, index in self._rows.kinds():
            few = self._rows.rowCount(index) <= _OPEN_AT_FIRST
            self.setExpanded(index, known.get(kind, few))
            self._open(self._rows.ticked(index))
        self.blockSignals(False)
        self._measure()
        self._fit()

    def _measure(self) -> None:
        """Give the second column the room that its longest words need."""
        if longest := [*map(self.fontMetrics().horizontalAdvance, self._rows.longest_beside())]:
            count = self._rows.index(0, 1)
            around = self.sizeHintForIndex(count).width()
            around -= self.fontMetrics().horizontalAdvance(count.data())
            self.header().resizeSection(1, max(longest) + around)

    def _open(self, records: Sequence[QModelIndex]) -> None:
        """Have in sight what of these records can be let in."""
        for record in records:
            self.expand(record)
        for record in records:
            for row in range(self._rows.rowCount(record)):
                self.setFirstColumnSpanned(row, record, True)

    @Slot()
    def _fit(self) -> None:
        shown = 0
        for _, kind in self._rows.kinds():
            shown += 1
            if self.isExpanded(kind):
                shown += self._rows.rowCount(kind)
                opened = filter(self.isExpanded, self._rows.ticked(kind))
                shown += sum(map(self._rows.rowCount, opened))
        self.setFixedHeight(shown * self.sizeHintForRow(0) + theme.px(4) if shown else 0)

    @Slot(QModelIndex)
    def _chosen(self, record: QModelIndex) -> None:
        self._open([record])
        self._fit()
        self.edited.emit()

    @Slot(QModelIndex)
    def _toggle_kind(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(0)
        if not index.parent().isValid():
            self.setExpanded(first, not self.isExpanded(first))


class _WholeRow(QStyledItemDelegate):
    """Has a click anywhere on a row that can be ticked tick it, as on the words of a check box."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        released = event.type() == QEvent.Type.MouseButtonRelease
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if not released or event.button() != Qt.MouseButton.LeftButton or state is None:
            return False
        checked = Qt.CheckState(state) is Qt.CheckState.Checked
        turned = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


def _is_same(offer: Offer, former: Offer) -> bool:
    """Whether both offer the same, whoever ticked them."""
    one, other = offer.record, former.record
    written = (one.uid, one.modified_at) == (other.uid, other.modified_at)
    return written and offer.let_in == former.let_in

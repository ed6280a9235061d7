"""The choice record by record: a tree of kinds, records, and what of each may come along."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QMouseEvent, QStandardItem, QStandardItemModel
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

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.text import first_line
from allyjournal.exchange.summary.selection import LetIn, Offer
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.share.wording import kind_words, let_in_words

_OPEN_AT_FIRST = 6  # records
_INDENT = 14
_OFFER = Qt.ItemDataRole.UserRole
_LET_IN = Qt.ItemDataRole.UserRole + 1
_CHECKED = Qt.CheckState.Checked


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
        self._ticks: dict[str, bool] = {}
        self._let_in: dict[str, frozenset[LetIn]] = {}
        self._rows = QStandardItemModel(0, 2, self)
        self.setItemDelegate(_WholeRow(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(theme.px(_INDENT))
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHeaderHidden(True)
        self.clicked.connect(self._toggle_group)
        self.expanded.connect(self._fit)
        self.collapsed.connect(self._fit)
        self._show()

    def ticks(self) -> Mapping[str, bool]:
        """Which records the person ticked or unticked, by uid."""
        return dict(self._ticks)

    def let_in(self) -> Mapping[str, frozenset[LetIn]]:
        """What the person let in besides, by uid."""
        return dict(self._let_in)

    def fill(self, ticks: Mapping[str, bool], let_in: Mapping[str, frozenset[LetIn]]) -> None:
        """Go on with what was ticked before; the records come with ``show_offers``."""
        self._ticks, self._let_in = dict(ticks), dict(let_in)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show what is offered; the newest record of a kind stands first."""
        same = [offer._replace(ticked=False) for offer in offers] == [
            offer._replace(ticked=False) for offer in self._offers
        ]
        self._offers = offers
        if not same:
            self._show()

    def tick_check_ins(self) -> None:
        """Tick every check-in: what it tells are fixed words, the person's own are let in apart."""
        # told once, not for each of them
        self.blockSignals(True)
        for group in self._groups():
            for record in _children(group):
                if isinstance(record.data(_OFFER).record, CheckIn):
                    record.setCheckState(_CHECKED)
        self.blockSignals(False)
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
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show()

    # Rows

    def _show(self) -> None:
        closed = {group.text() for group in self._groups() if not self.isExpanded(group.index())}
        known = {group.text() for group in self._groups()}
        former, self._rows = self._rows, self._model()
        self._rows.itemChanged.connect(self._changed)
        self.setModel(self._rows)
        former.deleteLater()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # measured once at the end, not for each row that opens
        self.blockSignals(True)
        for group in self._groups():
            few = group.rowCount() <= _OPEN_AT_FIRST
            opened = group.text() not in closed if group.text() in known else few
            self.setExpanded(group.index(), opened)
            for record in _children(group):
                self._open(record)
        self.blockSignals(False)
        self._count()
        self._fit()

    def _model(self) -> QStandardItemModel:
        model = QStandardItemModel(0, 2, self)
        for kind, found in groupby(self._offers, lambda offer: offer.record.kind):
            look = looks.LOOKS[kind]
            group = _item(kind_words(kind))
            group.setIcon(icons.mark(look.mark, look.colour))
            for offer in list(found)[::-1]:
                group.appendRow(self._record(offer))
            model.appendRow([group, _quiet("")])
        return model

    def _record(self, offer: Offer) -> list[QStandardItem]:
        title = looks.titled(self._title(offer.record))
        item = _item(title, ticked=offer.ticked)
        item.setData(offer, _OFFER)
        item.setToolTip(title)
        self._show_let_ins(item)
        return [item, _quiet(looks.short_date(offer.record.occurred_on))]

    def _title(self, record: AnyRecord) -> str:
        if not isinstance(record, CheckIn):
            return display_title(record)
        agreements = (it.record for it in self._offers if isinstance(it.record, Agreement))
        held = (commitment for one in agreements for commitment in one.commitments)
        statement = next((it.statement for it in held if it.uid == record.commitment), "")
        return ": ".join(filter(None, (looks.words(record.value), first_line(statement))))

    def _show_let_ins(self, item: QStandardItem) -> None:
        """Below a ticked record, what of it can be let in; below an unticked one nothing."""
        item.removeRows(0, item.rowCount())
        if item.checkState() is not _CHECKED:
            return
        offer = item.data(_OFFER)
        for what in offer.let_in:
            inside = what in self._let_in.get(offer.record.uid, ())
            row = _item(let_in_words(what), ticked=inside)
            row.setData(what.value, _LET_IN)
            item.appendRow(row)

    def _open(self, record: QStandardItem) -> None:
        self.expand(record.index())
        for row in range(record.rowCount()):
            self.setFirstColumnSpanned(row, record.index(), True)

    def _groups(self) -> Iterator[QStandardItem]:
        return _children(self._rows.invisibleRootItem())

    def _count(self) -> None:
        for row, group in enumerate(self._groups()):
            ticked = sum(record.checkState() is _CHECKED for record in _children(group))
            words = self.tr("{n} of {all}").format(n=ticked, all=group.rowCount())
            self._rows.item(row, 1).setText(words)

    @Slot()
    def _fit(self) -> None:
        shown = 0
        for group in self._groups():
            shown += 1
            if self.isExpanded(group.index()):
                shown += group.rowCount()
                shown += sum(
                    record.rowCount()
                    for record in _children(group)
                    if record.rowCount() and self.isExpanded(record.index())
                )
        self.setFixedHeight(shown * self.sizeHintForRow(0) + theme.px(4) if shown else 0)

    # What is ticked

    @Slot(QStandardItem)
    def _changed(self, item: QStandardItem) -> None:
        what = item.data(_LET_IN)
        if what is None and item.data(_OFFER) is None:
            return
        record = item if what is None else item.parent()
        uid = record.data(_OFFER).record.uid
        if what is None:
            self._ticks[uid] = item.checkState() is _CHECKED
            self._let_in.pop(uid, None)
            self._show_let_ins(item)
            self._open(item)
        else:
            ticked = [it.data(_LET_IN) for it in _children(record) if it.checkState() is _CHECKED]
            self._let_in[uid] = frozenset(map(LetIn, ticked))
        self._count()
        self._fit()
        self.edited.emit()

    @Slot(QModelIndex)
    def _toggle_group(self, index: QModelIndex) -> None:
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
        checked = Qt.CheckState(state) is _CHECKED
        turned = Qt.CheckState.Unchecked if checked else _CHECKED
        return model.setData(index, turned, Qt.ItemDataRole.CheckStateRole)


def _children(item: QStandardItem) -> Iterator[QStandardItem]:
    return (item.child(row) for row in range(item.rowCount()))


def _item(text: str, *, ticked: bool | None = None) -> QStandardItem:
    item = QStandardItem(text)
    if ticked is not None:
        item.setCheckable(True)
        item.setCheckState(_CHECKED if ticked else Qt.CheckState.Unchecked)
    return item


def _quiet(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setForeground(theme.colour("second_ink"))
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item

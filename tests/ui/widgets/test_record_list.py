"""The long list: asks for what is in sight, is walked by keys, stays cheap."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets import record_rows
from allyjournal.ui.widgets.record_list import RecordList, Row
from allyjournal.ui.widgets.record_rows import RecordRows

NEWEST = date(2026, 10, 23)


def row_of(row_id: int) -> Row:
    return Row(
        mark="circle",
        mark_colour="reflection",
        title=f"Record {row_id}",
        subtitle="what it begins with",
        note="kept",
        chips=("class", "gender"),
        date=NEWEST - timedelta(days=row_id % 1000),
        key=f"uid-{row_id}",
    )


class Source:
    """Answers a list, at once or when it is told to, and notes what was asked."""

    def __init__(self, records: RecordList) -> None:
        self.records = records
        self.asked: list[list[int]] = []
        self.answers = True
        records.rows_wanted.connect(self.answer)

    def answer(self, ids: Sequence[int]) -> None:
        self.asked.append(list(ids))
        if self.answers:
            self.records.deliver(ids, map(row_of, ids))


@pytest.fixture(params=[False, True], ids=["days", "compact"])
def records(qtbot: QtBot, request: pytest.FixtureRequest) -> RecordList:
    widget = RecordList("Timeline", compact=request.param)
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


@pytest.fixture
def source(records: RecordList) -> Source:
    return Source(records)


def settle(records: RecordList) -> None:
    """Paint, and let the list ask for what it missed."""
    records.grab()
    (clock,) = [it for it in records.children() if it.metaObject().className() == "QTimer"]
    if clock.isActive():
        clock.stop()
        clock.timeout.emit()
    records.grab()


def test_it_asks_for_what_is_in_sight_and_a_screen_around(
    records: RecordList, source: Source
) -> None:
    records.show_ids(range(100_000))
    settle(records)
    (asked,) = source.asked
    assert asked == list(range(len(asked)))
    assert 5 < len(asked) < 40
    assert records.row(0) == row_of(0)
    assert records.row(50_000) is None


def test_it_asks_again_only_for_what_is_missing(records: RecordList, source: Source) -> None:
    records.show_ids(range(100_000))
    settle(records)
    settle(records)
    assert len(source.asked) == 1
    records.scroll_to_index(99_999)
    settle(records)
    assert source.asked[-1][-1] == 99_999
    assert len(source.asked[-1]) < 40


def test_an_unanswered_question_is_not_repeated_but_a_newer_one_is_put(
    records: RecordList, source: Source
) -> None:
    source.answers = False
    records.show_ids(range(1000))
    settle(records)
    settle(records)
    assert len(source.asked) == 1
    records.scroll_to_index(500)
    settle(records)
    assert len(source.asked) == 2
    assert 500 in source.asked[1]


def test_late_rows_for_ids_no_longer_shown_do_no_harm(records: RecordList, source: Source) -> None:
    records.show_ids([1, 2, 3])
    records.deliver([7, 8], [row_of(7), None])
    settle(records)
    assert source.asked == [[1, 2, 3]]
    assert records.row(2) == row_of(2)
    assert records.row(8) == Row()


def test_forgotten_rows_are_asked_for_again_and_shown_until_then(
    records: RecordList, source: Source
) -> None:
    records.show_ids(range(5))
    settle(records)
    records.forget([2, 99])
    assert records.row(2) == row_of(2)
    settle(records)
    assert source.asked[1:] == [[2]]
    records.forget()
    settle(records)
    assert source.asked[2:] == [[0, 1, 2, 3, 4]]


def test_only_some_hundred_rows_are_kept(
    records: RecordList, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_rows, "_KEPT", 50)
    records.show_ids(range(1000))
    for index in range(0, 1000, 20):
        records.scroll_to_index(index)
        settle(records)
    assert records.row(0) is None
    assert sum(records.row(row_id) is not None for row_id in range(1000)) == 50


def test_arrow_keys_walk_over_headings(records: RecordList, source: Source, qtbot: QtBot) -> None:
    records.show_ids([10, 11, 12, 13], [(0, "October 2026"), (2, "September 2026")])
    settle(records)
    seen: list[int] = []
    records.selected.connect(seen.append)
    records.select(10)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(records, key)
    assert seen == [11, 12, 11, 10]
    qtbot.keyClick(records, Qt.Key.Key_End)
    assert records.selected_id() == 13
    qtbot.keyClick(records, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert records.selected_id() == 10


def test_enter_and_a_double_click_open(records: RecordList, source: Source, qtbot: QtBot) -> None:
    records.show_ids([10, 11], [(0, "October 2026")])
    settle(records)
    opened: list[int] = []
    records.opened.connect(opened.append)
    records.select(11)
    qtbot.keyClick(records, Qt.Key.Key_Return)
    place = records.visualRect(records.model().index(1, 0)).center()
    qtbot.mouseClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(records.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened[0] == 11
    assert opened[1:] == [10]
    heading = records.visualRect(records.model().index(0, 0)).center()
    qtbot.mouseDClick(records.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert opened[2:] == []


def test_a_heading_cannot_be_selected(records: RecordList, source: Source, qtbot: QtBot) -> None:
    records.show_ids([10, 11], [(0, "October 2026")])
    records.select(11)
    with qtbot.assertNotEmitted(records.selected):
        qtbot.mouseClick(records.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 5))


def test_what_is_selected_stays_selected(records: RecordList, source: Source) -> None:
    records.show_ids(range(100))
    records.select(40)
    with_new = [1000, *range(100)]
    place = records.visualRect(records.currentIndex()).top()
    seen: list[int] = []
    records.selected.connect(seen.append)
    records.show_ids(with_new, [(0, "Today")])
    assert records.selected_id() == 40
    assert records.visualRect(records.currentIndex()).top() == place
    records.show_ids([1, 2])
    assert records.selected_id() is None
    assert seen == []


def test_what_is_in_sight_stays_there_where_the_selected_record_is_not(
    records: RecordList, source: Source
) -> None:
    records.show_ids(range(100), [(0, "Today"), (40, "Before")])
    records.select(2)
    records.scroll_to_index(40)
    first = records.ids_in_sight()
    records.show_ids([1000, *range(100)], [(0, "Today"), (41, "Before")])
    assert records.ids_in_sight() == first
    assert records.selected_id() == 2


def test_with_less_room_what_is_looked_at_stays_in_sight(
    records: RecordList, source: Source
) -> None:
    records.show_ids(range(100))
    records.select(40)
    records.resize(700, 300)
    place = records.visualRect(records.currentIndex())
    assert place.bottom() < records.viewport().height()
    # what was scrolled away stays away
    records.verticalScrollBar().setValue(0)
    records.resize(700, 400)
    assert records.verticalScrollBar().value() == 0


def test_at_the_very_top_what_is_new_is_seen(records: RecordList, source: Source) -> None:
    records.show_ids(range(100))
    records.select(1)
    records.show_ids([1000, *range(100)])
    assert records.ids_in_sight()[0] == 1000


def test_ids_and_rows_agree_with_headings_between(qtbot: QtBot) -> None:
    model = RecordRows()
    model.show([5, 3, 2, 9], [(0, "a"), (1, "b"), (3, "c")])
    shown = [model.id_at(row) or model.heading_at(row) for row in range(model.rowCount())]
    assert shown == ["a", 5, "b", 3, 2, "c", 9]
    assert [model.row_of(row_id) for row_id in (5, 3, 2, 9, 7)] == [1, 3, 4, 6, None]
    assert model.heading_at(1) == ""
    assert model.heading_rows() == [0, 2, 5]


def test_a_heading_above_nothing_stands_at_the_end(qtbot: QtBot) -> None:
    model = RecordRows()
    model.show([5], [(0, "a"), (1, "b")])
    assert [model.id_at(row) for row in range(model.rowCount())] == [None, 5, None]


@pytest.fixture
def tested() -> Iterator[RecordRows]:
    model = RecordRows()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    yield model
    tester.deleteLater()


def test_the_model_keeps_qts_rules(tested: RecordRows) -> None:
    tested.show(array("q", range(50)), [(0, "a"), (30, "b")])
    tested.deliver(range(10), map(row_of, range(10)))
    tested.forget(None)
    tested.show([], [])
    tested.show([1], [])
    assert tested.rowCount(tested.index(0, 0)) == 0
    assert tested.columnCount(tested.index(0, 0)) == 0
    assert tested.data(QModelIndex()) is None


def test_a_screen_reader_hears_the_row(records: RecordList, source: Source) -> None:
    records.show_ids([4], [(0, "October 2026")])
    settle(records)
    role = Qt.ItemDataRole.AccessibleTextRole
    model = records.model()
    assert model.data(model.index(0, 0), role) == "October 2026"
    heard = model.data(model.index(1, 0), role)
    assert heard.startswith("Record 4, what it begins with, kept, class, gender, ")
    assert "2026" in heard
    assert records.accessibleName() == "Timeline"


@pytest.mark.parametrize("scale", [0.8, 2.0])
def test_rows_follow_the_text_size(
    records: RecordList, source: Source, qapp: QApplication, scale: float
) -> None:
    records.show_ids(range(3), [(0, "October 2026")])
    before = records.rowHeight(1), records.rowHeight(0)
    theme.apply(qapp, "light", scale)
    QApplication.sendPostedEvents(None, QEvent.Type.StyleChange)
    after = records.rowHeight(1), records.rowHeight(0)
    theme.apply(qapp, "light", 1.0)
    assert (after > before) is (scale > 1)
    assert before[0] > before[1]


def test_tab_leaves_it(records: RecordList) -> None:
    assert not records.tabKeyNavigation()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_marks_and_notes_are_painted_on_their_sides(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    records = RecordList("Timeline")
    qtbot.addWidget(records)
    records.setLayoutDirection(direction)
    records.resize(700, 200)
    records.show()
    row = Row("square", "listening", "Title", note="repairing", note_colour="responsibility")
    records.show_ids([1])
    records.deliver([1], [row])
    picture = records.grab().toImage()

    def columns(token: str) -> list[int]:
        colour = theme.colour(token)
        return [
            x
            for x in range(picture.width())
            if any(picture.pixelColor(x, y) == colour for y in range(0, 90, 2))
        ]

    mark, note = columns("listening"), columns("responsibility")
    assert mark
    assert note
    if direction == Qt.LayoutDirection.LeftToRight:
        assert max(mark) < min(note)
    else:
        assert max(note) < min(mark)


def test_a_record_where_a_heading_was_is_as_high_as_the_others(records: RecordList) -> None:
    records.show_ids([4, 3, 2, 1], [(0, "October"), (2, "September")])
    records.show_ids([4, 3, 2, 1], [(0, "October")])
    heights = [records.rowHeight(row) for row in range(1, 5)]
    assert len(set(heights)) == 1
    assert records.rowHeight(0) < heights[0]
    records.show_ids([4, 3])
    records.show_ids([4, 3, 2, 1], [(3, "October")])
    heights = [records.rowHeight(row) for row in (0, 1, 2, 4)]
    assert len(set(heights)) == 1
    assert records.rowHeight(3) < heights[0]

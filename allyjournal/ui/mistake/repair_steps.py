"""The steps that put a mistake right, as a table."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.mistake import RepairStep, finished
from allyjournal.ui import looks, messages, theme
from allyjournal.ui.mistake.step_editor import StepEditor
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.plain_table import Cell, PlainTable
from allyjournal.ui.widgets.tab_order import follow_layout

_EMPTY = RepairStep(description="")
_NEW = "new"


class RepairSteps(QWidget):
    """The table, and below it what can be done with the step that is chosen, or its fields.

    A step stands in the table as soon as anything is known of it.
    """

    edited = Signal()

    def __init__(self, steps: tuple[RepairStep, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._taken: tuple[int, RepairStep] | None = None
        self._editor: StepEditor | None = None
        # the step that the fields belong to; a new one has no place yet
        self._edited_row: int | None = None
        headings = [
            self.tr("Step"),
            self.tr("Asked for by"),
            self.tr("Due"),
            self.tr("Status"),
            self.tr("Evidence"),
        ]
        self._table = PlainTable(self.tr("Repair steps"), headings, spare=(4, 1))
        self._table.chosen.connect(self._choose)
        self._table.opened.connect(self._edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(labels.heading(self.tr("Repair steps")))
        self._column.addWidget(self._table)
        self._column.addLayout(self._build_actions())
        self._show()

    def steps(self) -> tuple[RepairStep, ...]:
        """The steps as they stand here."""
        return tuple(self._steps)

    def opened(self) -> str:
        """The row of the step whose fields are there, or that it is a new one."""
        if self._editor is None:
            return ""
        return _NEW if self._edited_row is None else str(self._edited_row)

    def reopen(self, opened: str) -> None:
        """Have the fields of that step there again."""
        if opened == _NEW:
            self._add()
        elif opened and int(opened) < len(self._steps):
            self._table.selectRow(int(opened))
            self._edit()

    def _build_actions(self) -> QHBoxLayout:
        add = buttons.link(self.tr("Add a step"))
        add.clicked.connect(self._add)
        self._done = buttons.link(self.tr("Done today"))
        self._done.clicked.connect(self._finish)
        self._change = buttons.link(self.tr("Edit"))
        self._change.clicked.connect(self._edit)
        self._take = buttons.link(self.tr("Take it out"))
        self._take.clicked.connect(self._take_out)
        self._close = buttons.link(self.tr("Close the fields"))
        self._close.clicked.connect(self._close_editor)
        return link_row(add, self._done, self._change, self._take, self._close)

    def _show(self) -> None:
        today = date.today()
        self._table.show_rows([_cells(step, today) for step in self._steps])
        self._table.setVisible(bool(self._steps))
        self._show_actions()

    def _show_actions(self) -> None:
        row = self._table.chosen_row()
        self._change.setVisible(row is not None and self._editor is None)
        self._take.setVisible(row is not None)
        self._done.setVisible(row is not None and self._steps[row].open)
        self._close.setVisible(self._editor is not None)

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    # The fields of one step

    @Slot()
    def _choose(self) -> None:
        row = self._table.chosen_row()
        if self._editor and row is not None and row != self._edited_row:
            self._open_editor(row, self._steps[row])
        self._show_actions()

    @Slot()
    def _add(self) -> None:
        self._table.clearSelection()
        self._open_editor(None, _EMPTY)

    @Slot()
    def _edit(self) -> None:
        row = self._table.chosen_row()
        if row is not None:
            self._open_editor(row, self._steps[row])

    def _open_editor(self, row: int | None, step: RepairStep) -> None:
        self._drop_editor()
        self._edited_row = row
        self._editor = StepEditor(step, self)
        self._editor.edited.connect(self._take_over)
        self._column.addWidget(self._editor)
        follow_layout(self)
        self._editor.show()
        self._editor.setFocus()
        self._show_actions()

    @Slot()
    def _take_over(self) -> None:
        """Put what stands in the fields into its row."""
        step = self._editor.step() if self._editor else None
        if step is None or (self._edited_row is None and step == _EMPTY):
            return
        if self._edited_row is None:
            self._edited_row = len(self._steps)
            self._steps.append(step)
            self._show()
            self._table.selectRow(self._edited_row)
        else:
            self._steps[self._edited_row] = step
            self._table.change_row(self._edited_row, _cells(step, date.today()))
        self._show_actions()
        self.edited.emit()

    @Slot()
    def _close_editor(self) -> None:
        self._drop_editor()
        self._table.setFocus()
        self._show_actions()

    def _drop_editor(self) -> None:
        if self._editor:
            self._editor.hide()
            self._editor.deleteLater()
        self._editor = self._edited_row = None

    # What is done to one step

    @Slot()
    def _finish(self) -> None:
        row = self._table.chosen_row()
        if row is not None:
            self._drop_editor()
            self._steps[row] = finished(self._steps[row], date.today())
            self._changed()

    @Slot()
    def _take_out(self) -> None:
        row = self._table.chosen_row()
        if row is not None:
            self._drop_editor()
            self._taken = row, self._steps.pop(row)
            self._changed()
            words = self.tr("The step is taken out")
            messages.toast(self, words, self.tr("Undo"), self._put_back)

    @Slot()
    def _put_back(self) -> None:
        if self._taken:
            self._drop_editor()
            self._steps.insert(*self._taken)
            self._taken = None
            self._changed()


def _cells(step: RepairStep, today: date) -> list[Cell]:
    return [
        Cell(looks.titled(step.description)),
        Cell(step.requested_by),
        Cell(_due(step, today)),
        Cell(looks.words(step.status), "responsibility"),
        Cell("\n".join(filter(None, (step.evidence, _follow_up(step))))),
    ]


def _due(step: RepairStep, today: date) -> str:
    if step.due_on is None:
        return ""
    day = looks.short_date(step.due_on)
    return _translate("past its date, {day}").format(day=day) if step.is_past(today) else day


def _follow_up(step: RepairStep) -> str:
    if step.follow_up_on is None:
        return step.follow_up_result
    day = looks.short_date(step.follow_up_on)
    if step.follow_up_result:
        return f"{day}: {step.follow_up_result}"
    return _translate("look at it again {day}").format(day=day)


def _translate(text: str) -> str:
    return QCoreApplication.translate("RepairSteps", text)

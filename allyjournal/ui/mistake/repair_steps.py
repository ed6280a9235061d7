"""The steps that put a mistake right, as a table."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.mistake import RepairStep, finished
from allyjournal.ui import looks, messages, theme
from allyjournal.ui.mistake.step_dialog import ask_step
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.plain_table import Cell, PlainTable


class RepairSteps(QWidget):
    """The table, and what can be done with the step that is chosen in it."""

    edited = Signal()

    def __init__(self, steps: tuple[RepairStep, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._taken: tuple[int, RepairStep] | None = None
        headings = [
            self.tr("Step"),
            self.tr("Asked for by"),
            self.tr("Due"),
            self.tr("Status"),
            self.tr("Evidence"),
        ]
        self._table = PlainTable(self.tr("Repair steps"), headings, spare=(4, 1))
        self._table.chosen.connect(self._show_actions)
        self._table.opened.connect(self._edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(labels.heading(self.tr("Repair steps")))
        column.addWidget(self._table)
        column.addLayout(self._build_actions())
        self._show()

    def steps(self) -> tuple[RepairStep, ...]:
        """The steps as they stand here."""
        return tuple(self._steps)

    def _build_actions(self) -> QHBoxLayout:
        add = buttons.link(self.tr("Add a step…"))
        add.clicked.connect(self._add)
        self._done = buttons.link(self.tr("Done today"))
        self._done.clicked.connect(self._finish)
        self._change = buttons.link(self.tr("Edit…"))
        self._change.clicked.connect(self._edit)
        self._take = buttons.link(self.tr("Take it out"))
        self._take.clicked.connect(self._take_out)
        return link_row(add, self._done, self._change, self._take)

    def _show(self) -> None:
        today = date.today()
        self._table.show_rows([_cells(step, today) for step in self._steps])
        self._table.setVisible(bool(self._steps))
        self._show_actions()

    @Slot()
    def _show_actions(self) -> None:
        row = self._table.chosen_row()
        for button in (self._change, self._take):
            button.setVisible(row is not None)
        self._done.setVisible(row is not None and self._steps[row].open)

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    @Slot()
    def _add(self) -> None:
        step = ask_step(self, None)
        if step is not None:
            self._steps.append(step)
            self._changed()

    @Slot()
    def _edit(self) -> None:
        row = self._table.chosen_row()
        step = ask_step(self, self._steps[row]) if row is not None else None
        if row is not None and step is not None:
            self._steps[row] = step
            self._changed()

    @Slot()
    def _finish(self) -> None:
        row = self._table.chosen_row()
        if row is not None:
            self._steps[row] = finished(self._steps[row], date.today())
            self._changed()

    @Slot()
    def _take_out(self) -> None:
        row = self._table.chosen_row()
        if row is not None:
            self._taken = row, self._steps.pop(row)
            self._changed()
            words = self.tr("The step is taken out")
            messages.toast(self, words, self.tr("Undo"), self._put_back)

    @Slot()
    def _put_back(self) -> None:
        if self._taken:
            self._steps.insert(*self._taken)
            self._taken = None
            self._changed()


def _cells(step: RepairStep, today: date) -> list[Cell]:
    return [
        Cell(step.description),
        Cell(step.requested_by),
        Cell(_due(step, today)),
        Cell(looks.words(step.status), "responsibility"),
        Cell("\n".join(filter(None, (step.evidence, _follow_up(step))))),
    ]


def _due(step: RepairStep, today: date) -> str:
    if step.due_on is None:
        return ""
    day = looks.short_date(step.due_on)
    past = step.open and step.due_on < today
    return _translate("past its date, {day}").format(day=day) if past else day


def _follow_up(step: RepairStep) -> str:
    if step.follow_up_on is None:
        return step.follow_up_result
    day = looks.short_date(step.follow_up_on)
    if step.follow_up_result:
        return f"{day}: {step.follow_up_result}"
    return _translate("look at it again {day}").format(day=day)


def _translate(text: str) -> str:
    return QCoreApplication.translate("RepairSteps", text)

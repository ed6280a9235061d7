"""The page that takes the recovery code instead of the passphrase."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import WrongRecoveryCode
from allyjournal.ui.unlock.step import Step, action, link
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.vault.kit import read_recovery_code


class CodeStep(Step):
    """A line for the recovery code; ``given`` carries one that is typed right."""

    given = Signal(str)
    column_width = 560

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Use the recovery code"),
            self.tr(
                "It stands on the recovery kit: 14 groups of four. Afterwards you choose a new"
                " passphrase in the place of all others; what you wrote stays as it is."
            ),
            parent,
        )
        self._line = TextLine(self.tr("Recovery code"))
        self._line.returnPressed.connect(self._go_on)
        button = action(self.tr("Go on"), main=True)
        button.clicked.connect(self._go_on)
        back = link(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self._line.edited.connect(self._show_groups)
        self._hint = self.tr("Spaces, hyphens and small letters do not matter.")
        self._field = Field(self.tr("Recovery code"), self._line, self._hint)
        self.add(self._field)
        self.add(self.refusal)
        self.add_row(button, back)
        self.begins_with(self._line, button)

    @Slot()
    def _show_groups(self) -> None:
        """The line is too short for a whole code, which is to be compared group by group."""
        code = "".join(filter(str.isalnum, self._line.text().upper()))
        groups = " ".join(code[at : at + 4] for at in range(0, len(code), 4))
        self._field.set_hint(groups or self._hint)

    @Slot()
    def _go_on(self) -> None:
        code = self._line.text()
        try:
            read_recovery_code(code)
        except WrongRecoveryCode as error:
            self.refuse(error)
        else:
            self.given.emit(code)

"""Every dialog, question and remark of the window, one call each; tests replace these calls.

Call them through the module (``messages.confirm(…)``), never by an imported name. What few of
them need is loaded when it is needed, as the unlock page is on its way with this module.
"""

import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.ui import theme
from allyjournal.ui.passages import FAULT
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.ui.widgets.tab_order import follow_layout
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.toast import Toast


def tell(parent: QWidget | None, sentence: str, advice: str = "", passage: str = "") -> None:
    """Say something that must be read before going on; ``passage`` of the help says more."""
    dialog = Dialog(parent, sentence, advice)
    dialog.lead_to(passage)
    dialog.accept_button(_translate("Close")).setFocus()
    dialog.run()


def tell_error(parent: QWidget | None, error: JournalError) -> None:
    """Say what stands in the way."""
    tell(parent, error.sentence, error.advice, error.passage)


def confirm(parent: QWidget | None, question: str, yes_label: str, advice: str = "") -> bool:
    """Ask before something that matters; ``yes_label`` says what will be done."""
    dialog = Dialog(parent, question, advice)
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(yes_label)
    return dialog.run()


def confirm_loss(
    parent: QWidget | None, question: str, lose_label: str, advice: str, passage: str
) -> bool:
    """Ask before words are lost, which only the quiet button does: ``lose_label`` says how;
    ``passage`` of the help says more."""
    dialog = Dialog(parent, question, advice)
    dialog.lead_to(passage)
    dialog.accept_button(lose_label, primary=False)
    dialog.reject_button(_translate("Stay"), primary=True).setFocus()
    return dialog.run()


def offer(
    parent: QWidget | None, sentence: str, label: str, advice: str = "", passage: str = ""
) -> bool:
    """Say something that must be read before going on; whether what ``label`` says is wanted."""
    dialog = Dialog(parent, sentence, advice)
    dialog.lead_to(passage)
    dialog.reject_button(_translate("Close"))
    dialog.accept_button(label).setFocus()
    return dialog.run()


def ask_passphrase(
    parent: QWidget | None, question: str, label: str, advice: str = ""
) -> str | None:
    """Ask for a passphrase, masked until Show; None where the person left without one."""
    dialog = Dialog(parent, question, advice)
    line = PassphraseLine()
    line.setAccessibleName(question)
    dialog.add(line)
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(label)
    follow_layout(dialog)
    line.setFocus()
    return line.text() if dialog.run() else None


def ask_text(
    parent: QWidget | None, question: str, label: str, text: str = "", advice: str = ""
) -> str | None:
    """Ask for a few words, ``text`` already there; None where the person left without any."""
    dialog = Dialog(parent, question, advice)
    line = TextLine(question)
    line.fill(text)
    line.selectAll()
    dialog.add(line)
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(label)
    line.setFocus()
    return (line.text().strip() or None) if dialog.run() else None


class _DateDialog(Dialog):
    """Stays until every date in it is understood."""

    def accept(self) -> None:
        from allyjournal.ui.widgets.date_field import DateField

        if not any(field.insists() for field in self.findChildren(DateField)):
            super().accept()


def ask_date(
    parent: QWidget | None, question: str, label: str, day: date, advice: str = ""
) -> date | None:
    """Ask for a day, ``day`` already in it; None where the person left without one."""
    dialog = _DateDialog(parent, question, advice)
    value = _ask_when(dialog, question, label, (day, "day"), rough=False)
    return value[0] if value else None


def ask_when(
    parent: QWidget | None, question: str, label: str, when: tuple[date, str]
) -> tuple[date, str] | None:
    """Ask for a day, a month or a year: its first day, and "day", "month" or "year"; ``when`` is
    already in it."""
    return _ask_when(_DateDialog(parent, question), question, label, when, rough=True)


def _ask_when(
    dialog: Dialog, question: str, label: str, when: tuple[date, str], *, rough: bool
) -> tuple[date, str] | None:
    from allyjournal.ui.widgets.date_field import DateField

    field = DateField(question, rough=rough)
    field.fill(*when)
    dialog.add(field)
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(label)
    field.setFocus()
    return field.value() if dialog.run() else None


def ask_dates(
    parent: QWidget | None, question: str, label: str, dates: tuple[date, date]
) -> tuple[date, date] | None:
    """Ask for a first and a last day, ``dates`` already in; None where the person left."""
    from allyjournal.ui.widgets.date_field import DateField
    from allyjournal.ui.widgets.field import Field

    dialog = _DateDialog(parent, question)
    fields = [DateField(_translate("From")), DateField(_translate("To"))]
    for field, day in zip(fields, dates, strict=True):
        field.fill(day)
        dialog.add(Field(field.accessibleName(), field))
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(label)
    if not dialog.run():
        return None
    first, last = sorted(value[0] for field in fields if (value := field.value()))
    return first, last


def ask_choice(
    parent: QWidget | None, question: str, label: str, choices: Sequence[str], advice: str = ""
) -> str | None:
    """Ask for one of ``choices``, the first shown; None where the person left without one."""
    from allyjournal.ui.widgets.choice_field import ChoiceField

    dialog = Dialog(parent, question, advice)
    field = ChoiceField(question, [(choice, choice) for choice in choices])
    dialog.add(field)
    dialog.reject_button(_translate("Cancel"))
    dialog.accept_button(label)
    field.setFocus()
    return field.value() if dialog.run() else None


def choose_save_path(
    parent: QWidget | None, title: str, name: str, file_filter: str = ""
) -> Path | None:
    """Where to write a file, ``name`` suggested; asks before an existing one is replaced. A name
    without a suffix gets that of the chosen one of the filters, which stand between ";;"."""
    from allyjournal.ui.widgets.file_dialog import FileDialog

    return FileDialog(parent, title, file_filter).save_path(name)


def choose_file(
    parent: QWidget | None, title: str, file_filter: str = "", beginning: Path | None = None
) -> Path | None:
    """One existing file to read; the first folder to look into is ``beginning``, where that is
    there."""
    from allyjournal.ui.widgets.file_dialog import FileDialog

    return FileDialog(parent, title, file_filter).file(beginning)


def choose_folder(parent: QWidget | None, title: str, beginning: Path | None = None) -> Path | None:
    """One folder; the first to look into is ``beginning``, where that is there."""
    from allyjournal.ui.widgets.file_dialog import FileDialog

    return FileDialog(parent, title).folder(beginning)


def toast(
    parent: QWidget,
    text: str,
    action_label: str = "",
    action: Callable[[], None] | None = None,
) -> None:
    """Say ``text`` at the foot of the window for a while, with one action such as Undo."""
    clear_toasts(parent)
    Toast(parent.window(), text, action_label, action).appear()


def clear_toasts(parent: QWidget) -> None:
    """Take away what stands at the foot of the window; its action may have no page any more."""
    for former in parent.window().findChildren(Toast):
        former.hide()
        former.deleteLater()


def close_all() -> None:
    """Close every dialog and menu as if it had been left: a lock waits for no answer."""
    if popup := QApplication.activePopupWidget():
        popup.close()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()


def show_crash(parent: QWidget | None, error: BaseException) -> None:
    """Show what the program did wrong: types and places in the code, never a value."""
    from PySide6.QtWidgets import QPlainTextEdit

    dialog = Dialog(
        parent,
        _translate("The program made a mistake."),
        _translate(
            "What is saved stays as it is. The lines below say where it happened;"
            " they hold nothing that you wrote."
        ),
    )
    report = QPlainTextEdit(crash_report(error))
    report.setReadOnly(True)
    report.setAccessibleName(_translate("Where it happened"))
    report.setTabChangesFocus(True)
    report.setMinimumSize(theme.px(560), theme.px(200))
    dialog.add(report)
    dialog.lead_to(FAULT)
    dialog.accept_button(_translate("Close"))
    dialog.run()


def crash_report(error: BaseException) -> str:
    """The types of ``error`` and its causes and the frames that led there; no message, as a
    message may quote what a person wrote."""
    lines = []
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__qualname__)
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def _translate(text: str) -> str:
    return QCoreApplication.translate("messages", text)

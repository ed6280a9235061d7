"""A file that was shared, looked at again."""

from PySide6.QtWidgets import QWidget

from allyjournal.ui import theme
from allyjournal.ui.share.file import SharedFile
from allyjournal.ui.share.preview import Preview
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.dialog import Dialog

_WIDTH, _HEIGHT = 720, 640
_BESIDE, _ABOVE_AND_BELOW = 80, 180
"""What of a small window the file leaves to the frame, the heading and the button."""


def show_copy(parent: QWidget, tasks: Tasks, title: str, file: SharedFile) -> None:
    """Show the pages and the text of ``file``."""
    dialog = Dialog(parent, title)
    preview = Preview(tasks, dialog.tr("Exactly what was shared"))
    window = parent.window()
    # a page would have it as high as it is itself
    preview.setFixedSize(
        min(theme.px(_WIDTH), window.width() - theme.px(_BESIDE)),
        min(theme.px(_HEIGHT), window.height() - theme.px(_ABOVE_AND_BELOW)),
    )
    preview.show_file(file)
    dialog.add(preview)
    dialog.accept_button(dialog.tr("Close"))
    dialog.run()

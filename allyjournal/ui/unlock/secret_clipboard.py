"""Copies of secrets: they leave the clipboard after half a minute, and managers are asked not
to keep them."""

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

_STAYS = 30_000

# what password managers tell Klipper and those who follow it, so that they keep no history
_HINT = ("x-kde-passwordManagerHint", b"secret")


def copy(secret: str) -> None:
    """Put ``secret`` on the clipboard for half a minute."""
    _keeper().copy(secret)


def clear() -> None:
    """Take away at once what ``copy`` put there, if it is still there."""
    _keeper().clear()


def clear_all() -> None:
    """Take away at once whatever this program put there."""
    clear()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
    if clipboard.ownsSelection():
        # what was marked can be pasted by a middle click on X11
        clipboard.clear(QClipboard.Mode.Selection)


class _Keeper(QObject):
    """Belongs to the application: the page that copied may be gone before the time is up."""

    def __init__(self, application: QObject) -> None:
        super().__init__(application)
        self._secret = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_STAYS)
        self._clock.timeout.connect(self.clear)

    def copy(self, secret: str) -> None:
        data = QMimeData()
        data.setText(secret)
        data.setData(*_HINT)
        QGuiApplication.clipboard().setMimeData(data)
        self._secret = secret
        self._clock.start()

    @Slot()
    def clear(self) -> None:
        self._clock.stop()
        # somebody may have copied something else meanwhile
        if self._secret and QGuiApplication.clipboard().text() == self._secret:
            QGuiApplication.clipboard().clear()
        self._secret = ""


def _keeper() -> _Keeper:
    application = QGuiApplication.instance()
    if application is None:
        raise RuntimeError("there is no application to copy from")
    return application.findChild(_Keeper) or _Keeper(application)

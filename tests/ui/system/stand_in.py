"""C libraries of the test's own: real C functions, reached through what was declared of them."""

import ctypes
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QObject, Slot

ADDRESS = ctypes.c_void_p
# no 32 bits hold it
FAR = 0x1234_5678_9ABC_DEF0

Call = tuple[object, ...]


class Libraries:
    """Gives each library by the end of its name, and notes every call of its functions."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._libraries: dict[str, SimpleNamespace] = {}
        self._held: list[object] = []

    def add(
        self, library: str, name: str, kinds: tuple[Any, ...], answer: Callable[..., Any]
    ) -> None:
        """A function that takes and returns ``kinds``, the result first, and does ``answer``."""

        def called(*arguments: object) -> Any:
            self.calls.append((name, *arguments))
            return answer(*arguments)

        function = ctypes.CFUNCTYPE(*kinds)(called)
        self._held.append(function)
        # as a library has it: of no kinds but those that are declared
        bare = ctypes.CDLL(None)._FuncPtr(ctypes.cast(function, ADDRESS).value)
        setattr(self._libraries.setdefault(library, SimpleNamespace()), name, bare)

    def load(self, path: str) -> SimpleNamespace:
        """As ``ctypes.CDLL`` does."""
        return self._libraries[path.rsplit("/", 1)[-1]]

    def of(self, *names: str) -> list[Call]:
        """The calls of these functions."""
        return [call for call in self.calls if call[0] in names]


class Window(QObject):
    """Notes what a lock asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[bool] = []

    @Slot(bool)
    def lock(self, it_goes_on: bool) -> None:
        self.asked.append(it_goes_on)

"""Functions of C libraries, declared as their headers have them.

ctypes takes what is not declared for 32-bit integers, which cuts addresses in half.
"""

import ctypes
from collections.abc import Callable
from typing import Any

Load = Callable[[str], Any]
"""What gives a C library by its name, as ``ctypes.CDLL`` does."""

ADDRESS = ctypes.c_void_p


def declare(library: Any, name: str, result: Any, *arguments: Any) -> None:
    """Give ``library``'s function the types of its result and of its arguments."""
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments

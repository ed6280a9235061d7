"""Open a journal in the window, scroll its timeline from end to end, and print how much memory
this process then holds, in bytes. Run as a program, with the journal's folder and its code."""

import os
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from tests.benchmarks.seeded import Seeded
from tests.benchmarks.window import Window

FRAMES = 200


def main() -> None:
    folder, code = sys.argv[1:]
    with closing(Window(Seeded(Path(folder), 0, code))) as window:
        listed = window.timeline()
        end = listed.verticalScrollBar().maximum()
        for number in range(FRAMES + 1):
            listed.verticalScrollBar().setValue(end * number // FRAMES)
            QCoreApplication.processEvents()
        window.settle()
        print(resident())


def resident() -> int:
    """What the kernel says of this process (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()

"""The recovery kit on paper, without a file of it and without the system's print dialog, which
would offer to make one."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.exchange.recovery_kit import RecoveryKit, as_pdf

_DOTS = 600  # an inch: nobody sees more, and each takes memory
_POINTS = 72  # an inch
_PATIENCE = 10.0  # seconds: what looks for printers in the network takes a few
_PROBE = """
import json
from PySide6.QtPrintSupport import QPrinterInfo
print(json.dumps([QPrinterInfo.defaultPrinterName(), *QPrinterInfo.availablePrinterNames()]))
"""


def printers() -> list[str]:
    """The names of the printers that can be reached, the usual one first; in the worker thread.

    A process of its own asks for them: PySide lets no other thread run meanwhile, and a print
    server that hangs takes minutes. Raises SurroundingsRefused where there is no answer.
    """
    probe = [sys.executable, "-P", "-c", _PROBE]
    try:
        asked = subprocess.run(  # noqa: S603 (this very Python)
            probe, capture_output=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SurroundingsRefused(
            _translate("The printers of this computer do not answer."),
            _translate("Save the kit and print it elsewhere, or write the code by hand."),
        ) from error
    usual, *names = json.loads(asked.stdout)
    return sorted(names, key=lambda name: name != usual)


def print_kit(kit: RecoveryKit, name: str) -> None:
    """Print the page of ``kit`` on the printer of that name, in the worker thread.

    Raises SurroundingsRefused where the printer does not take it.
    """
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    # Qt takes the usual one in the place of one that is gone, wherever that stands
    if printer.printerName() != name:
        raise _refused()
    # a queue shows what a job is called, and its log keeps it
    printer.setDocName("1")
    with _temporary_files_in_memory():
        put_on(printer, as_pdf(kit))


def put_on(printer: QPrinter, data: bytes) -> None:
    """Draw the first page of the PDF ``data`` in the middle of a sheet, at its size where the
    sheet has room for it. Raises SurroundingsRefused."""
    printer.setFullPage(True)
    dots = min(printer.resolution(), _DOTS)
    image = _drawn(data, dots)
    painter = QPainter()
    if not painter.begin(printer):
        raise _refused()
    sheet = QRectF(painter.viewport())
    room = min(sheet.width() / image.width(), sheet.height() / image.height())
    target = QRectF(image.rect())
    target.setSize(target.size() * min(printer.resolution() / dots, room))
    target.moveCenter(sheet.center())
    painter.drawImage(target, image)
    painter.end()


def _drawn(data: bytes, dots: int) -> QImage:
    """The first page in black and white, with so many dots an inch."""
    with (
        closing(pypdfium2.PdfDocument(data)) as document,
        closing(document[0]) as page,
        closing(page.render(scale=dots / _POINTS, grayscale=True)) as bitmap,
    ):
        size = (bitmap.width, bitmap.height, bitmap.stride)
        image = QImage(bitmap.buffer, *size, QImage.Format.Format_Grayscale8)
        # a copy, as the image only borrows the bitmap's memory; no printer has to mix a grey
        threshold = Qt.ImageConversionFlag.ThresholdDither
        return image.convertToFormat(QImage.Format.Format_Mono, threshold)


@contextmanager
def _temporary_files_in_memory() -> Iterator[None]:
    """Have CUPS, which is handed a job as a file, put that where no disk keeps it."""
    usual = os.environ.get("TMPDIR", tempfile.gettempdir())
    if sys.platform == "linux":
        os.environ["TMPDIR"] = "/dev/shm"  # noqa: S108 (CUPS takes no name that is there)
    try:
        yield
    finally:
        os.environ["TMPDIR"] = usual


def _refused() -> SurroundingsRefused:
    return SurroundingsRefused(
        _translate("The printer does not take the page."),
        _translate("See whether it is on, then try again."),
    )


def _translate(text: str) -> str:
    return QCoreApplication.translate("kit", text)

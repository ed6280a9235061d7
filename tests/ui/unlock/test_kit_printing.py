"""The recovery kit on paper: what a printer is handed, and what is left in files."""

import json
import os
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.exchange.recovery_kit import as_pdf, recovery_kit
from allyjournal.ui.unlock import kit_printing
from allyjournal.vault import kit

PAGE = recovery_kit(kit.recovery_code(bytes(range(32))), "26 November 2026")
INCH = 72
SIZE = (210 / 25.4 * INCH, 279.4 / 25.4 * INCH)


def printer_to(path: Path, paper: QPageSize.PageSizeId) -> QPrinter:
    """A printer that leaves what it is handed as PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(paper))
    return printer


def picture_on(path: Path) -> tuple[float, float, float, float]:
    """Where the one picture is on the one page: left, bottom, right, top."""
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        (picture,) = document[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        left, bottom, right, top = picture.get_bounds()
    return left, bottom, right, top


@pytest.mark.parametrize(
    ("paper", "width", "height"),
    [
        (QPageSize.PageSizeId.A4, *SIZE),
        (QPageSize.PageSizeId.Letter, *SIZE),
        (QPageSize.PageSizeId.A5, 148 / 25.4 * INCH, 148 / 25.4 * INCH * 279.4 / 210),
    ],
    ids=["A4", "Letter", "A5"],
)
def test_it_is_in_the_middle_and_at_its_size_where_there_is_room(
    qapp: object, tmp_path: Path, paper: QPageSize.PageSizeId, width: float, height: float
) -> None:
    kit_printing.put_on(printer_to(tmp_path / "out.pdf", paper), as_pdf(PAGE))
    left, bottom, right, top = picture_on(tmp_path / "out.pdf")
    sheet = QPageSize.sizePoints(paper)
    assert (right - left, top - bottom) == pytest.approx((width, height), abs=2)
    assert (left + right) / 2 == pytest.approx(sheet.width() / 2, abs=2)
    assert (top + bottom) / 2 == pytest.approx(sheet.height() / 2, abs=2)


def test_it_has_the_dots_of_the_page(qapp: object, tmp_path: Path) -> None:
    kit_printing.put_on(printer_to(tmp_path / "out.pdf", QPageSize.PageSizeId.A4), as_pdf(PAGE))
    with (
        pypdfium2.PdfDocument(tmp_path / "out.pdf") as printed,
        pypdfium2.PdfDocument(as_pdf(PAGE)) as page,
    ):
        (picture,) = printed[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        bitmap = picture.get_bitmap()
        expected = page[0].render(scale=600 / INCH, grayscale=True)
    assert (bitmap.width, bitmap.height) == (expected.width, expected.height)
    dots = [bytes(it.buffer) for it in (bitmap, expected)]
    dark = [sum(dot < 128 for dot in it) / len(it) for it in dots]
    assert dark[0] == pytest.approx(dark[1], rel=0.02)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(qapp: object, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "missing" / "out.pdf", QPageSize.PageSizeId.A4)
    with pytest.raises(SurroundingsRefused, match="does not take the page"):
        kit_printing.put_on(printer, as_pdf(PAGE))


def test_the_usual_printer_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ["Office", "Den", "Office", "Shed"]
    monkeypatch.setattr(kit_printing, "_PROBE", f"print({json.dumps(json.dumps(found))})")
    assert kit_printing.printers() == ["Office", "Den", "Shed"]


def test_the_printers_are_those_that_qt_knows(qapp: object) -> None:
    assert sorted(kit_printing.printers()) == sorted(QPrinterInfo.availablePrinterNames())


@pytest.mark.parametrize(
    ("probe", "patience"), [("input()", 0), ("raise SystemExit(1)", 60)], ids=["late", "failed"]
)
def test_printers_that_do_not_answer_are_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, probe: str, patience: float
) -> None:
    monkeypatch.setattr(kit_printing, "_PROBE", probe)
    monkeypatch.setattr(kit_printing, "_PATIENCE", patience)
    with pytest.raises(SurroundingsRefused, match="do not answer"):
        kit_printing.printers()


class Office(QPrinter):
    """A printer that is there."""

    def printerName(self) -> str:
        return "Office"


def test_no_other_printer_takes_the_place_of_one_that_is_gone(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[Any] = []
    monkeypatch.setattr(kit_printing, "QPrinter", Office)
    monkeypatch.setattr(kit_printing, "put_on", lambda *it: handed.append(it))
    with pytest.raises(SurroundingsRefused):
        kit_printing.print_kit(PAGE, "Den")
    assert handed == []


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("usual", [None, "/somewhere"])
def test_no_disk_has_what_the_printing_system_is_handed(
    qapp: object, monkeypatch: pytest.MonkeyPatch, usual: str | None, fails: bool
) -> None:
    monkeypatch.delenv("TMPDIR")
    if usual:
        monkeypatch.setenv("TMPDIR", usual)
    handed: list[Any] = []

    def put(printer: QPrinter, data: bytes) -> None:
        handed.extend([printer.docName(), data, os.environ.get("TMPDIR")])
        if fails:
            raise SurroundingsRefused("no")

    monkeypatch.setattr(kit_printing, "QPrinter", Office)
    monkeypatch.setattr(kit_printing, "put_on", put)
    with pytest.raises(SurroundingsRefused) if fails else nullcontext():
        kit_printing.print_kit(PAGE, "Office")
    name, data, place = handed
    assert (name, data) == ("1", as_pdf(PAGE))
    if sys.platform == "linux":
        assert place == "/dev/shm"
    assert os.environ["TMPDIR"] == (usual or tempfile.gettempdir())

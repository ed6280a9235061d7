"""What a test may not leave behind, tried on tests that do."""

import re
import subprocess
import sys
from pathlib import Path

TESTS = """
import logging, tempfile, threading
from pathlib import Path
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QDialog, QWidget

kept, release = [], threading.Event()
log = logging.getLogger("allyjournal.anything")

def test_clean(qtbot, home, tmp_path):
    window = QWidget()
    QDialog(window).show()
    qtbot.addWidget(window)
    QWidget().show()
    log.info("told")
    assert Path.home() == home and tempfile.gettempdir().startswith(str(home))
    (tmp_path / "file").open("w").close()

def test_clean_that_expects_a_warning(caplog):
    log.warning("told")
    assert caplog.messages == ["told"]

def test_window(qtbot):
    kept.append(QWidget())

def test_thread():
    threading.Thread(target=release.wait, daemon=True).start()

def test_qthread(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_clean_after_the_threads_have_ended():
    release.set()
    kept[-1].quit()
    kept[-1].wait()

def test_file(tmp_path):
    kept.append((tmp_path / "file").open("w"))

def test_warning():
    log.warning("told")
"""


def test_what_is_left_behind_fails_the_test(tmp_path: Path) -> None:
    module = tmp_path / "test_left.py"
    module.write_text(TESTS, encoding="utf-8")
    command = [
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-rE",
        "--rootdir",
        str(tmp_path),
        str(module),
    ]
    result = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    failed = set(re.findall(r"^ERROR \S+::test_(\w+)", result.stdout, re.MULTILINE))
    assert failed == {"window", "thread", "qthread", "file", "warning"}, result.stdout
    assert "8 passed, 5 errors" in result.stdout

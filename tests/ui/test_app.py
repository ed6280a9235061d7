"""What a process has done by the time that its unlock page is painted."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# looks at the window where the program would wait for the person
_START = """
import sys
from PySide6.QtWidgets import QApplication

def look(*_):
    (window,) = QApplication.topLevelWidgets()
    window.grab()
    print({expression})
    return 0

QApplication.exec = look
from allyjournal.__main__ import main
sys.exit(main())
"""

_NOT_NEEDED = {
    "_hashlib",
    "allyjournal.exchange",
    "allyjournal.store.journal",
    "allyjournal.ui.cheat_sheet",
    "allyjournal.ui.help",
    "allyjournal.ui.shell",
    "allyjournal.ui.widgets.file_dialog",
    "allyjournal.vault.connection",
    "cryptography",
    "filelock",
    "getpass",
    "json",
    "msgspec",
    "PySide6.QtDBus",
    "PySide6.QtSvg",
    "sqlcipher3",
    "subprocess",
    "tomllib",
}


def at_the_unlock_page(folder: Path, expression: str) -> str:
    """What ``expression`` says in a process of its own."""
    (folder / "keys.json").touch()
    program = [sys.executable, "-c", _START.format(expression=expression), str(folder)]
    # somebody's choice for all their programs; the stylesheet is made for one style
    environment = os.environ | {"QT_STYLE_OVERRIDE": "Windows"}
    ran = subprocess.run(
        program, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_it_is_drawn_in_the_style_that_the_stylesheet_is_made_for(tmp_path: Path) -> None:
    application = "QApplication.instance()"
    said = f"{application}.setStyleSheet('') or {application}.style().name()"
    assert at_the_unlock_page(tmp_path, said) == "fusion"


def test_what_the_unlock_page_does_without_is_not_loaded_before_it(tmp_path: Path) -> None:
    """Each takes a part of the start; the pages load most of it while the passphrase is typed."""
    loaded = set(at_the_unlock_page(tmp_path, "*sys.modules").split())
    assert "allyjournal.ui.unlock.unlock_step" in loaded
    assert loaded & _NOT_NEEDED == set()

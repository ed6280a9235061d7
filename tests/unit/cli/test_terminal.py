"""Secrets from a terminal, a file or standard input."""

import io
import sys
import warnings
from getpass import GetPassWarning
from pathlib import Path

import pytest

from allyjournal.cli import terminal
from allyjournal.domain.errors import InputRefused, SurroundingsRefused


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person types at the terminal, one answer after the other."""
    typed: list[str] = []
    monkeypatch.setattr(terminal, "getpass", lambda question: typed.pop(0))
    return typed


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_secret_is_asked_on_the_terminal(answers: list[str]) -> None:
    answers.append("three quiet words ")
    assert terminal.secret("Passphrase: ", None) == "three quiet words "


def test_a_new_secret_is_asked_twice(answers: list[str]) -> None:
    answers += ["one", "one", "one", "two"]
    assert terminal.new_secret("Passphrase: ", None) == "one"
    with pytest.raises(InputRefused):
        terminal.new_secret("Passphrase: ", None)


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (b"", ""),
        (b"one", "one"),
        (b"one\ntwo\n", "one"),
        (b"one \r\n", "one "),
        ("\ufeffné 😶\n".encode(), "né 😶"),
    ],
)
def test_the_first_line_of_a_file_is_the_secret(
    tmp_path: Path, content: bytes, secret: str
) -> None:
    file = tmp_path / "secret"
    file.write_bytes(content)
    assert terminal.secret("", str(file)) == secret
    assert terminal.new_secret("", str(file)) == secret


def test_standard_input_gives_a_line_for_each_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"old\nnew\n")
    assert terminal.secret("", "-") == "old"
    assert terminal.new_secret("", "-") == "new"


def test_what_is_no_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"\xff\n")
    with pytest.raises(InputRefused):
        terminal.secret("", "-")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsRefused):
        terminal.secret("", str(tmp_path / "missing"))


def warn(question: str) -> str:
    warnings.warn("echo", GetPassWarning, stacklevel=2)
    return "would be seen"


def end(question: str) -> str:
    raise EOFError


@pytest.mark.parametrize("ask", [warn, end])
def test_without_a_terminal_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, ask: object) -> None:
    monkeypatch.setattr(terminal, "getpass", ask)
    with pytest.raises(SurroundingsRefused, match="no terminal"):
        terminal.secret("Passphrase: ", None)

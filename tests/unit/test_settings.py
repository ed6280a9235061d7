"""Settings come back as they were saved; what is damaged is put aside."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "AllyJournal" / "settings.toml"


def test_without_a_file_there_are_defaults(file: Path) -> None:
    assert Settings.load(file) == Settings()
    assert not file.exists()


def test_what_was_saved_comes_back(file: Path) -> None:
    changed = Settings(
        look="dark",
        text_scale=1.5,
        lock_minutes=0,
        hidden_from_captures=False,
        window="AdnQ",
        splitters={"a": [1, 2]},
    )
    changed.save(file)
    assert Settings.load(file) == changed
    assert file.stat().st_mode & 0o077 == 0


def test_two_settings_share_nothing() -> None:
    one = Settings()
    one.splitters["today"] = [1, 2]
    assert Settings().splitters == {}


@pytest.mark.parametrize(
    "content",
    [
        b"look = 'purple'",
        b"text_scale = 9.0",
        b"text_scale = nan",
        b"lock_minutes = 'soon'",
        b"hidden_from_captures = 1",
        b"lock_minutes = 241",
        b"window = 1",
        b"splitters = [1]",
        b"splitters = { today = 1 }",
        b"splitters = { today = ['wide'] }",
        b"look = ",
        b"\xff",
        b"a = " + b"[" * 100_000,
    ],
)
def test_what_is_damaged_is_put_aside(
    file: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert Settings.load(file) == Settings()
    assert not file.exists()
    assert (file.parent / "settings.toml.damaged").read_bytes() == content
    assert caplog.messages == ["settings damaged"]


def test_a_setting_of_a_newer_program_is_passed_over(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("look = 'light'\nnewer = 1\n", encoding="utf-8")
    assert Settings.load(file) == Settings(look="light")


def test_what_the_system_refuses_is_raised(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(SurroundingsRefused):
        Settings.load(tmp_path / "folder")
    (tmp_path / "file").touch()
    with pytest.raises(SurroundingsRefused):
        Settings().save(tmp_path / "file" / "settings.toml")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary())
def test_any_bytes_are_settings_or_put_aside(
    file: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    assert isinstance(Settings.load(file), Settings)
    assert set(caplog.messages) <= {"settings damaged"}

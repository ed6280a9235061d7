"""Where the resources are: in a checkout, in a wheel, in a bundle."""

import sys
from pathlib import Path

import pytest

from allyjournal import assets


def test_a_checkout_has_them_beside_the_package() -> None:
    assert assets.folder() == Path(assets.__file__).parents[1] / "resources"
    assert "@canvas" in assets.text("styles/allyjournal.qss")
    assert assets.path("icons").is_dir()


@pytest.mark.parametrize("place", ["allyjournal/resources", "resources"], ids=["wheel", "checkout"])
def test_they_are_found_within_or_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "allyjournal" / "assets.py"))
    (tmp_path / place / "styles").mkdir(parents=True)
    assert assets.folder() == tmp_path / place


def test_a_bundle_has_them_where_it_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources" / "styles").mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.folder() == tmp_path / "resources"


def test_an_incomplete_installation_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "allyjournal" / "assets.py"))
    with pytest.raises(FileNotFoundError, match="resources"):
        assets.folder()

"""Folders whose files a service copies to other machines."""

from pathlib import Path

import pytest

from allyjournal.exchange.synced import synced_folder


@pytest.mark.parametrize(
    "name",
    [
        "Dropbox",
        "Dropbox (Personal)",
        "OneDrive",
        "OneDrive - Elm Ltd",
        "Google Drive",
        "GoogleDrive-me@mail.example",
        "Nextcloud",
        "Nextcloud (2)",
        "ownCloud",
        "iCloud Drive",
        "iCloudDrive",
        "Mobile Documents",
        "CloudStorage",
        "pCloudDrive",
        "MEGA",
    ],
)
def test_it_is_known_by_its_name(tmp_path: Path, name: str) -> None:
    assert synced_folder(tmp_path / name / "for them" / "s.pdf") == tmp_path / name


@pytest.mark.parametrize(
    "mark",
    [".stfolder", ".sync_1a2b.db", "._sync_1a2b.db", ".dropbox.cache", ".tmp.drivedownload"],
)
def test_it_is_known_by_what_is_left_in_it(tmp_path: Path, mark: str) -> None:
    (tmp_path / "docs" / "for them").mkdir(parents=True)
    (tmp_path / "docs" / mark).touch()
    assert synced_folder(tmp_path / "docs" / "for them" / "s.pdf") == tmp_path / "docs"


def test_a_link_into_one_is_followed_and_one_in_circles_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert synced_folder(tmp_path / "loop" / "s.pdf") is None
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox")
    assert synced_folder(tmp_path / "here" / "s.pdf") == tmp_path / "Dropbox"


@pytest.mark.parametrize("name", ["Documents", "Dropboxes", "megalith", "synced", "My drivers"])
def test_other_folders_are_none(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "sync.db").touch()
    assert synced_folder(tmp_path / name / "s.pdf") is None


def test_a_folder_that_cannot_be_read_is_judged_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "glob", refuse)
        assert synced_folder(tmp_path / "docs" / "s.pdf") is None
        assert synced_folder(tmp_path / "Dropbox" / "s.pdf") == tmp_path / "Dropbox"

"""Whether a folder is one whose files a service copies to other machines."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

# What the services call their folder, some with an account or a company behind it ("OneDrive - Elm
# Ltd", "GoogleDrive-me@…"). macOS gathers them in ~/Library/CloudStorage, and iCloud's is called
# Mobile Documents: https://developer.apple.com/documentation/fileprovider
_NAMES: Final = re.compile(
    r"(?:dropbox|one ?drive|google ?drive|my drive|nextcloud|owncloud|icloud ?drive|pcloud ?drive"
    r"|proton ?drive|megasync|seafile)\b.*|mega|cloudstorage|mobile documents",
    re.IGNORECASE,
)
# What they leave inside, whatever the folder is called: Syncthing its marker
# (https://docs.syncthing.net/users/config.html, markerName), Nextcloud and ownCloud the list of
# what they copied (.sync_….db, ._sync_….db), Dropbox its cache, Google Drive its downloads.
_MARKS: Final = (".stfolder", "*.sync_*.db", "._sync_*.db", ".dropbox.cache", ".tmp.drivedownload")


def synced_folder(file: Path) -> Path | None:
    """The innermost folder around ``file`` that is copied to other machines; None where none is
    known to be. Links are followed first; a folder that may not be read is judged by its name."""
    # not Path.resolve, which refuses links that lead in circles
    return next(filter(_is_synced, Path(os.path.realpath(file)).parents), None)


def _is_synced(folder: Path) -> bool:
    if _NAMES.fullmatch(folder.name):
        return True
    with suppress(OSError):
        return any(True for mark in _MARKS for _ in folder.glob(mark))
    return False

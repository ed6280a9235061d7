"""A disk that loses its power: what a program wrote, and what of it may be there afterwards.

It keeps a file's bytes from the fsync of the file on, and a name that was made, moved or taken away
from the fsync of its folder on. Of everything else any part may be there, in any order: of bytes
each sector by itself, of names each change by itself, a move whole or not at all. That is all that
POSIX promises; real file systems keep more.
"""

import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

SECTOR = 512
CALLS = (
    "openat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir"
)
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (\d+)(?:<.*>)?$")

Tree = dict[str, "bytes | Tree"]


class File:
    """Bytes that are on the disk, and pieces that may be."""

    def __init__(self, content: bytes = b"") -> None:
        self._synced = bytearray(content)
        self._waiting: list[tuple[int, bytes | None]] = []

    def write(self, offset: int, data: bytes) -> None:
        while data:
            length = SECTOR - offset % SECTOR
            self._waiting.append((offset, data[:length]))
            offset, data = offset + length, data[length:]

    def truncate(self, size: int) -> None:
        self._waiting.append((size, None))

    def sync(self) -> None:
        for piece in self._waiting:
            _put(self._synced, piece)
        self._waiting.clear()

    def after(self, chance: random.Random, kept: float) -> bytes:
        """The content when each piece that waits is kept with this probability."""
        content = bytearray(self._synced)
        pieces = [piece for piece in self._waiting if chance.random() < kept]
        if chance.random() < 0.5:
            chance.shuffle(pieces)
        for piece in pieces:
            _put(content, piece)
        return bytes(content)


def _put(content: bytearray, piece: tuple[int, bytes | None]) -> None:
    """A length, or bytes at an offset; what was never written reads as zero."""
    offset, data = piece
    end = offset + len(data or b"")
    content.extend(bytes(max(0, end - len(content))))
    if data is None:
        del content[offset:]
    else:
        content[offset:end] = data


class Folder:
    """Names as the program sees them, and those that are on the disk."""

    def __init__(self, names: "dict[str, File | Folder] | None" = None) -> None:
        self.now = dict(names or {})
        self.synced = dict(names or {})


Change = list[tuple[Folder, str, File | Folder | None]]


class _Opened(NamedTuple):
    node: File | Folder
    offset: int = 0


class Disk:
    """The folder ``place`` as it is, and what a program of one thread does to it."""

    def __init__(self, place: Path, command: list[str], log: Path) -> None:
        self._above = str(place.parent)
        self._root = Folder({place.name: _loaded(place)})
        self._opened: dict[str, _Opened] = {}
        self._waiting: list[Change] = []
        self.calls = _traced(command, log)

    def crashes(self, number: int, chance: random.Random) -> Iterator[tuple[Tree, bytes]]:
        """So many of the folders that a crash may leave, each with what the program had said.

        It can be asked once.
        """
        moments = Counter(chance.choices(range(len(self.calls)), k=number))
        said = b""
        for at, (name, result, *arguments) in enumerate(self.calls):
            if name == "write" and arguments[0] == "1":
                said += _bytes(arguments[1])
            else:
                getattr(self, f"_{name}")(int(result), *arguments)
            for _ in range(moments[at]):
                yield self._after(chance), said

    def all_said(self) -> bytes:
        """What the program says when nothing stops it."""
        return b"".join(_bytes(call[3]) for call in self.calls if call[0::2][:2] == ("write", "1"))

    # A crash

    def _after(self, chance: random.Random) -> Tree:
        kept = chance.choice((0.0, chance.random(), chance.random(), 1.0))
        changes = [change for change in self._waiting if chance.random() < kept]
        return self._tree(self._root, changes, chance, kept)

    def _tree(
        self, folder: Folder, changes: list[Change], chance: random.Random, kept: float
    ) -> Tree:
        names = dict(folder.synced)
        for change in changes:
            _apply(change, folder, names)
        return {
            name: node.after(chance, kept)
            if isinstance(node, File)
            else self._tree(node, changes, chance, kept)
            for name, node in names.items()
        }

    # Names

    def _change(self, *change: tuple[Folder, str, File | Folder | None]) -> None:
        self._waiting.append([*change])
        for folder, _name, _node in change:
            _apply([*change], folder, folder.now)

    def _found(self, path: str, at: str = "AT_FDCWD") -> tuple[Folder, str] | None:
        """The folder that a path leads to, and the last name; None outside."""
        text = _bytes(path).decode()
        folder: File | Folder = self._root
        if not text.startswith("/"):
            if at not in self._opened:
                return None
            folder, parts = self._opened[at].node, PurePosixPath(text).parts
        elif not PurePosixPath(text).is_relative_to(self._above):
            return None
        else:
            parts = PurePosixPath(text).relative_to(self._above).parts
        for part in parts[:-1]:
            below = folder.now.get(part) if isinstance(folder, Folder) else None
            if below is None:
                return None  # beside ``place``
            folder = below
        assert isinstance(folder, Folder)
        return folder, parts[-1]

    def _openat(self, result: int, at: str, path: str, flags: str, _mode: str = "") -> None:
        self._opened.pop(str(result), None)
        if found := self._found(path, at):
            folder, name = found
            if name not in folder.now:
                self._change((folder, name, File()))
            node = folder.now[name]
            if "O_TRUNC" in flags and isinstance(node, File):
                node.truncate(0)
            self._opened[str(result)] = _Opened(node)

    def _close(self, _result: int, descriptor: str) -> None:
        self._opened.pop(descriptor, None)

    def _rename(self, _result: int, old: str, new: str) -> None:
        self._renameat2(0, "AT_FDCWD", old, "AT_FDCWD", new, "0")

    def _renameat(self, _result: int, at: str, old: str, to: str, new: str) -> None:
        self._renameat2(0, at, old, to, new, "0")

    def _renameat2(self, _result: int, at: str, old: str, to: str, new: str, flags: str) -> None:
        one, other = self._found(old, at), self._found(new, to)
        if one and other:
            moved = one[0].now[one[1]]
            left = other[0].now[other[1]] if flags == "RENAME_EXCHANGE" else None
            self._change((*one, left), (*other, moved))

    def _unlink(self, _result: int, path: str, at: str = "AT_FDCWD") -> None:
        if found := self._found(path, at):
            self._change((*found, None))

    _rmdir = _unlink

    def _unlinkat(self, _result: int, at: str, path: str, _flags: str) -> None:
        self._unlink(0, path, at)

    def _mkdir(self, _result: int, path: str, _mode: str, at: str = "AT_FDCWD") -> None:
        if found := self._found(path, at):
            self._change((*found, Folder()))

    def _mkdirat(self, _result: int, at: str, path: str, mode: str) -> None:
        self._mkdir(0, path, mode, at)

    # Bytes

    def _lseek(self, result: int, descriptor: str, _offset: str, _whence: str) -> None:
        if opened := self._opened.get(descriptor):
            self._opened[descriptor] = opened._replace(offset=result)

    def _write(self, result: int, descriptor: str, data: str, _length: str) -> None:
        if opened := self._opened.get(descriptor):
            assert isinstance(opened.node, File)
            opened.node.write(opened.offset, _bytes(data)[:result])
            self._opened[descriptor] = opened._replace(offset=opened.offset + result)

    def _pwrite64(self, result: int, descriptor: str, data: str, _length: str, offset: str) -> None:
        if opened := self._opened.get(descriptor):
            assert isinstance(opened.node, File)
            opened.node.write(int(offset), _bytes(data)[:result])

    def _ftruncate(self, _result: int, descriptor: str, size: str) -> None:
        if opened := self._opened.get(descriptor):
            assert isinstance(opened.node, File)
            opened.node.truncate(int(size))

    def _fsync(self, _result: int, descriptor: str) -> None:
        node = self._opened[descriptor].node if descriptor in self._opened else None
        if isinstance(node, File):
            node.sync()
        elif node:
            synced = [it for it in self._waiting if any(part[0] is node for part in it)]
            self._waiting = [it for it in self._waiting if it not in synced]
            for change in synced:
                for folder, _name, _node in change:
                    _apply(change, folder, folder.synced)

    _fdatasync = _fsync


def _apply(change: Change, folder: Folder, names: dict[str, File | Folder]) -> None:
    """Do to ``names`` what a change does to this folder."""
    for where, name, node in change:
        if where is folder and node is not None:
            names[name] = node
        elif where is folder:
            names.pop(name, None)


def _traced(command: list[str], log: Path) -> list[tuple[str, ...]]:
    """The calls that went through: their names, results and arguments."""
    tracer = ["strace", "-f", "-xx", "-s", "10000000", "-o", str(log), "-e", f"trace={CALLS}"]
    subprocess.run([*tracer, *command], capture_output=True, check=True)
    text = log.read_text()
    assert "<unfinished" not in text, "calls of two threads overlap"
    found = (_LINE.match(line) for line in text.splitlines())
    return [(it[1], it[3], *it[2].split(", ")) for it in found if it]


def _bytes(told: str) -> bytes:
    assert told.endswith('"'), told[-40:]
    return bytes.fromhex(told.strip('"').replace("\\x", ""))


def _loaded(place: Path) -> Folder:
    return Folder(
        {
            path.name: _loaded(path) if path.is_dir() else File(path.read_bytes())
            for path in place.iterdir()
        }
    )


def laid_out(tree: Tree, place: Path) -> Path:
    """Write what a crash left to ``place``."""
    place.mkdir()
    for name, content in tree.items():
        if isinstance(content, bytes):
            (place / name).write_bytes(content)
        else:
            laid_out(content, place / name)
    return place

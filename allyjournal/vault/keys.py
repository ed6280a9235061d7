"""``keys.json``: the data key of the journal, wrapped under a passphrase.

A slot holds the random 256-bit data key, sealed with AES-256-GCM under a key that Argon2id (RFC
9106) derives from the passphrase. What the slot says about itself, the journal's id and the
database's salt are sealed with it as associated data, so that nothing can be swapped or weakened.
"""

import hashlib
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from msgspec import Meta

from allyjournal.domain.errors import (
    InputRefused,
    JournalError,
    KeysDamaged,
    NewerJournal,
    NotConfirmed,
    SurroundingsRefused,
    WrongPassphrase,
)
from allyjournal.vault import files

FORMAT: Final = 1
DATA_KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
LONGEST_PASSPHRASE: Final = 1024  # characters, composed (NFC)
_MOST_SLOTS: Final = 8
LARGEST_FILE: Final = 64 * 1024  # bytes
_MEBIBYTE: Final = 1024  # in KiB, as Argon2id counts
_Salt = Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of keys.json; anything that it does not name is damage."""


class Cost(_Part, frozen=True, kw_only=True):
    """What one derivation takes; beyond these bounds nothing is ever derived."""

    memory_kib: Annotated[int, Meta(ge=8, le=1024 * _MEBIBYTE)]
    passes: Annotated[int, Meta(ge=1, le=16)]
    lanes: Annotated[int, Meta(ge=1, le=16)]

    def __post_init__(self) -> None:
        if self.memory_kib < 8 * self.lanes:  # RFC 9106, section 3.1
            raise ValueError("too little memory for its lanes")


class Slot(_Part, frozen=True, kw_only=True):
    """The data key, sealed under one passphrase."""

    kind: Literal["passphrase"]
    cost: Cost
    salt: _Salt
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    wrapped: Annotated[bytes, Meta(min_length=DATA_KEY_BYTES + 16, max_length=DATA_KEY_BYTES + 16)]


class Generation(_Part, frozen=True, kw_only=True):
    """One data key, with the salt of the database that it opens. Replacing the key takes two."""

    salt: _Salt
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=_MOST_SLOTS)]


class KeyFile(_Part, frozen=True, kw_only=True):
    """keys.json whole. The checksum tells damage from a wrong passphrase; it protects nothing."""

    format: Literal[1] = FORMAT
    journal: _Salt
    generations: Annotated[tuple[Generation, ...], Meta(min_length=1, max_length=2)]
    checksum: Annotated[bytes, Meta(min_length=32, max_length=32)] = bytes(32)


class _AnyFormat(msgspec.Struct):
    format: int


@dataclass(frozen=True)
class DatabaseKey:
    """What opens a database: the data key (32 bytes) and the salt (its first 16 bytes)."""

    data_key: bytes = field(repr=False)
    salt: bytes

    @classmethod
    def new(cls, data_key: bytes | None = None) -> "DatabaseKey":
        """A random one, for a database that does not exist yet, or with this ``data_key``."""
        return cls(data_key or secrets.token_bytes(DATA_KEY_BYTES), secrets.token_bytes(SALT_BYTES))


# Passphrases


def check_new_passphrase(passphrase: str) -> None:
    """Raise InputRefused for a passphrase that a journal could not be opened with again."""
    _secret(passphrase)


def _secret(passphrase: str) -> bytes:
    """What is derived from: NFC, so that keyboards agree, then UTF-8. Raises InputRefused."""
    composed = unicodedata.normalize("NFC", passphrase)
    if not composed:
        raise InputRefused("A passphrase cannot be empty.", "Choose one that you can remember.")
    if len(composed) > LONGEST_PASSPHRASE:
        raise InputRefused(
            f"A passphrase has {LONGEST_PASSPHRASE:,} characters at most; "
            f"this one has {len(composed):,}.",
            "Choose a shorter one; a few random words are plenty.",
        )
    try:
        return composed.encode()
    except UnicodeEncodeError as error:  # a lone surrogate
        raise InputRefused(
            "This passphrase holds a character that is not valid text.", "Type it in again."
        ) from error


# Deriving and wrapping


def calibrated_cost() -> Cost:
    """A cost of about one second here, never under RFC 9106's second recommended option.

    Memory grows before passes, up to 256 MiB, so that smaller computers open the journal too.
    """
    least = Cost(memory_kib=64 * _MEBIBYTE, passes=3, lanes=4)
    started = perf_counter()
    _derive(b"calibration", bytes(SALT_BYTES), least)
    affordable = 1.0 / (perf_counter() - started)
    growth = min(max(int(affordable), 1), 4)
    passes = min(max(int(3 * affordable / growth), 3), 16)
    return Cost(memory_kib=least.memory_kib * growth, passes=passes, lanes=least.lanes)


def _derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    try:
        return Argon2id(
            salt=salt,
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(secret)
    except MemoryError as error:
        raise SurroundingsRefused(
            f"Opening this journal takes {cost.memory_kib // _MEBIBYTE} MiB of free memory.",
            "Close other programs, then try again.",
        ) from error


def _sealed_with(journal: bytes, database_salt: bytes, kind: str, cost: Cost, salt: bytes) -> bytes:
    """The associated data of a slot."""
    return msgspec.json.encode((FORMAT, journal, database_salt, kind, cost, salt))


def _wrap(key: DatabaseKey, passphrase: str, journal: bytes) -> Slot:
    secret = _secret(passphrase)
    cost, salt, nonce = calibrated_cost(), secrets.token_bytes(16), secrets.token_bytes(12)
    sealing_key = _derive(secret, salt, cost)
    bound = _sealed_with(journal, key.salt, "passphrase", cost, salt)
    wrapped = AESGCM(sealing_key).encrypt(nonce, key.data_key, bound)
    return Slot(kind="passphrase", cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def _unwrap(file: KeyFile, generation: Generation, slot: Slot, passphrase: str) -> bytes | None:
    """The data key; None for another passphrase, such as one that no slot is ever made with."""
    try:
        sealing_key = _derive(_secret(passphrase), slot.salt, slot.cost)
        bound = _sealed_with(file.journal, generation.salt, slot.kind, slot.cost, slot.salt)
        return AESGCM(sealing_key).decrypt(slot.nonce, slot.wrapped, bound)
    except (InputRefused, InvalidTag):
        return None


# Files of keys


def lock_with(key: DatabaseKey, passphrase: str, journal: bytes | None = None) -> KeyFile:
    """A key file with one slot; ``journal`` is its 16-byte id, random if none is given.

    Raises InputRefused as ``check_new_passphrase`` does.
    """
    journal = journal or secrets.token_bytes(16)
    slot = _wrap(key, passphrase, journal)
    return KeyFile(journal=journal, generations=(Generation(salt=key.salt, slots=(slot,)),))


def unlock(file: KeyFile, passphrase: str) -> list[DatabaseKey]:
    """The database keys that ``passphrase`` opens, at least one; raises WrongPassphrase."""
    found = [
        DatabaseKey(data_key, generation.salt)
        for generation in file.generations
        for slot in generation.slots
        if (data_key := _unwrap(file, generation, slot, passphrase))
    ]
    if not found:
        raise WrongPassphrase()
    return found


def change_passphrase(file: KeyFile, old: str, new: str) -> KeyFile:
    """The same keys with every slot of ``old`` made anew for ``new``.

    Raises WrongPassphrase, or InputRefused as ``check_new_passphrase`` does.
    """
    check_new_passphrase(new)
    generations = tuple(_changed(file, generation, old, new) for generation in file.generations)
    if generations == file.generations:
        raise WrongPassphrase()
    return msgspec.structs.replace(file, generations=generations)


def _changed(file: KeyFile, generation: Generation, old: str, new: str) -> Generation:
    slots = []
    for slot in generation.slots:
        data_key = _unwrap(file, generation, slot, old)
        if data_key:
            slot = _wrap(DatabaseKey(data_key, generation.salt), new, file.journal)
        slots.append(slot)
    return msgspec.structs.replace(generation, slots=tuple(slots))


def add_passphrase(file: KeyFile, present: str, new: str) -> KeyFile:
    """The same keys, which ``new`` opens as well as ``present``.

    Raises WrongPassphrase for ``present``; InputRefused for ``new`` as ``check_new_passphrase``
    does, when it opens them already, or when there are as many as there can be.
    """
    check_new_passphrase(new)
    unlocked = {key.salt: key for key in unlock(file, present)}
    if _opens(file, new):
        raise InputRefused("This passphrase opens the journal already.", "Choose another one.")
    generations = []
    for generation in file.generations:
        slots = generation.slots
        if key := unlocked.get(generation.salt):
            if len(slots) == _MOST_SLOTS:
                raise InputRefused(
                    f"A journal has {_MOST_SLOTS} passphrases at most.", "Remove one first."
                )
            slots = (*slots, _wrap(key, new, file.journal))
        generations.append(msgspec.structs.replace(generation, slots=slots))
    return msgspec.structs.replace(file, generations=tuple(generations))


def remove_passphrase(file: KeyFile, passphrase: str) -> KeyFile:
    """The same keys, which ``passphrase`` no longer opens.

    Raises WrongPassphrase, and InputRefused when it is the only one.
    """
    if not _opens(file, passphrase):
        raise WrongPassphrase()
    generations = []
    for generation in file.generations:
        slots = [it for it in generation.slots if not _unwrap(file, generation, it, passphrase)]
        if not slots:
            raise InputRefused(
                "This is the only passphrase of the journal.", "Add another one first."
            )
        generations.append(msgspec.structs.replace(generation, slots=tuple(slots)))
    return msgspec.structs.replace(file, generations=tuple(generations))


def _opens(file: KeyFile, passphrase: str) -> bool:
    try:
        return bool(unlock(file, passphrase))
    except WrongPassphrase:
        return False


def passphrases(file: KeyFile) -> int:
    """How many passphrases open the journal."""
    return max(len(generation.slots) for generation in file.generations)


def write(path: Path, file: KeyFile) -> None:
    """Write keys.json whole or not at all; raises what ``files.write_private`` raises."""
    complete = msgspec.structs.replace(file, checksum=_checksum(file))
    files.write_private(path, msgspec.json.format(msgspec.json.encode(complete)) + b"\n")


def put_in_force(path: Path, file: KeyFile) -> None:
    """The same where a journal has one: raises NotConfirmed where the new one is there, but the
    disk did not confirm its name."""
    try:
        write(path, file)
    except JournalError as error:
        if _is_there(path, file):
            raise NotConfirmed() from error
        raise


def _is_there(path: Path, file: KeyFile) -> bool:
    with suppress(JournalError):
        return read(path).generations == file.generations
    return False


def read(path: Path) -> KeyFile:
    """Read keys.json; raises KeysDamaged or NewerJournal, with what to do."""
    size = files.ordinary_size(path)
    if size is None:
        raise KeysDamaged("keys.json is missing from the journal's folder.")
    if not 0 < size <= LARGEST_FILE:
        fault = "empty" if size == 0 else f"too large ({size:,} bytes)"
        raise KeysDamaged(f"keys.json is {fault}.")
    with files.system_errors_told():
        data = path.read_bytes()
    return parsed(data)


def parsed(data: bytes) -> KeyFile:
    """What a keys.json with this content says; raises KeysDamaged or NewerJournal."""
    if len(data) > LARGEST_FILE:
        raise KeysDamaged("keys.json is too large.")
    try:
        if msgspec.json.decode(data, type=_AnyFormat).format > FORMAT:
            raise NewerJournal()
        file = msgspec.json.decode(data, type=KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise KeysDamaged("keys.json is damaged: it cannot be read.") from error
    if _checksum(file) != file.checksum:
        raise KeysDamaged("keys.json is damaged: its checksum differs.")
    return file


def _checksum(file: KeyFile) -> bytes:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(file, checksum=b""))).digest()

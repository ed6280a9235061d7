"""keys.json: opened by its passphrase alone, and never a crash whatever is in the file."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from allyjournal.domain.errors import (
    InputRefused,
    JournalError,
    KeysDamaged,
    NewerJournal,
    SurroundingsRefused,
    WrongPassphrase,
)
from allyjournal.vault import keys
from allyjournal.vault.keys import DatabaseKey

CALIBRATED = keys.calibrated_cost
KEY = DatabaseKey(bytes(range(32)), b"salt of 16 bytes")
LONGEST = "x" * keys.LONGEST_PASSPHRASE
EVERY_PLANE = "".join(chr((plane << 16) + 0x100) for plane in range(17))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A keys.json that "secret" opens."""
    path = tmp_path / "keys.json"
    keys.write(path, keys.lock_with(KEY, "secret"))
    return path


@pytest.fixture
def underived(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test if anything is derived."""

    def derive(secret: bytes, salt: bytes, cost: keys.Cost) -> bytes:
        pytest.fail(f"derived at {cost}")

    monkeypatch.setattr(keys, "_derive", derive)


def test_the_passphrase_opens_what_was_written(path: Path) -> None:
    assert keys.unlock(keys.read(path), "secret") == [KEY]
    assert KEY.data_key.hex() not in repr(KEY)
    assert KEY.data_key not in path.read_bytes()


def test_two_files_of_the_same_passphrase_have_nothing_in_common() -> None:
    one, other = (keys.lock_with(KEY, "secret") for _ in range(2))
    (first,), (second,) = one.generations[0].slots, other.generations[0].slots
    assert one.journal != other.journal
    assert not {first.salt, first.nonce, first.wrapped} & {
        second.salt,
        second.nonce,
        second.wrapped,
    }


@pytest.mark.parametrize("wrong", ["", "Secret", "secret ", LONGEST + "x", "secret\ud800"])
def test_any_other_passphrase_is_wrong(path: Path, wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock(keys.read(path), wrong)


def test_a_passphrase_of_ten_megabytes_is_wrong_at_once(path: Path, underived: None) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock(keys.read(path), "é" * 5_000_000)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
@example("\"'; DROP TABLE entry; --\0\n\\x'00'")
@example(EVERY_PLANE)
@example(LONGEST)
def test_any_text_can_be_a_passphrase(text: str) -> None:
    assert keys.unlock(keys.lock_with(KEY, text), text) == [KEY]


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    file = keys.lock_with(KEY, "cafe\N{COMBINING ACUTE ACCENT}")
    assert keys.unlock(file, "caf\N{LATIN SMALL LETTER E WITH ACUTE}") == [KEY]


@pytest.mark.parametrize(
    ("passphrase", "sentence"),
    [
        ("", "cannot be empty"),
        (LONGEST + "x", "1,024 characters at most; this one has 1,025"),
        ("x" * 10_000_000, "this one has 10,000,000"),
        ("half a pair \ud83d", "not valid text"),
    ],
)
def test_a_new_passphrase_that_could_not_be_typed_again_is_refused(
    path: Path, passphrase: str, sentence: str
) -> None:
    refused: list[Callable[[], object]] = [
        lambda: keys.check_new_passphrase(passphrase),
        lambda: keys.lock_with(KEY, passphrase),
        lambda: keys.change_passphrase(keys.read(path), "secret", passphrase),
    ]
    for attempt in refused:
        with pytest.raises(InputRefused, match=sentence) as raised:
            attempt()
        assert raised.value.advice


def test_a_changed_passphrase_leaves_the_key_as_it_is(path: Path) -> None:
    before = keys.read(path)
    after = keys.change_passphrase(before, "secret", "another")
    assert keys.unlock(after, "another") == [KEY]
    assert after.journal == before.journal
    with pytest.raises(WrongPassphrase):
        keys.unlock(after, "secret")
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(before, "guess", "another")


def test_slots_of_other_passphrases_stay(path: Path) -> None:
    """While a key is being replaced there are two generations, perhaps of two passphrases."""
    mine = keys.read(path)
    new_key = DatabaseKey.new()
    theirs = keys.lock_with(new_key, "theirs", mine.journal)
    both = msgspec.structs.replace(mine, generations=mine.generations + theirs.generations)
    keys.write(path, both)
    changed = keys.change_passphrase(keys.read(path), "secret", "mine")
    assert keys.unlock(changed, "mine") == [KEY]
    assert keys.unlock(changed, "theirs") == [new_key]


# What is sealed with the key cannot be swapped


@pytest.mark.parametrize("part", ["journal", "salt of the database", "cost", "salt of the slot"])
def test_nothing_beside_the_key_can_be_swapped(part: str) -> None:
    """The checksum protects nothing here: whoever alters a file on purpose alters it too."""
    file = keys.lock_with(KEY, "secret")
    (generation,) = file.generations
    (slot,) = generation.slots
    replace = msgspec.structs.replace
    if part == "journal":
        file = replace(file, journal=bytes(16))
    elif part == "salt of the database":
        file = replace(file, generations=(replace(generation, salt=bytes(16)),))
    else:
        cheaper = replace(slot.cost, memory_kib=slot.cost.memory_kib // 2)
        other = replace(slot, cost=cheaper) if part == "cost" else replace(slot, salt=bytes(16))
        file = replace(file, generations=(replace(generation, slots=(other,)),))
    with pytest.raises(WrongPassphrase):
        keys.unlock(file, "secret")


def test_the_cost_is_sealed_even_where_it_derives_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "_derive", lambda secret, salt, cost: bytes(32))
    file = keys.lock_with(KEY, "secret")
    (generation,) = file.generations
    (slot,) = generation.slots
    replace = msgspec.structs.replace
    cheaper = replace(slot, cost=replace(slot.cost, memory_kib=32))
    assert keys.unlock(file, "anything") == [KEY]
    with pytest.raises(WrongPassphrase):
        keys.unlock(replace(file, generations=(replace(generation, slots=(cheaper,)),)), "secret")


# Damage


def outcome(path: Path) -> str:
    """What opening says; "open" only for the very key."""
    try:
        found = keys.unlock(keys.read(path), "secret")
    except JournalError as error:
        assert error.sentence
        assert error.advice
        return type(error).__name__
    assert found == [KEY]
    return "open"


def test_every_byte_altered_in_every_bit_is_damage_or_makes_no_difference(path: Path) -> None:
    whole = path.read_bytes()
    outcomes = set()
    for place in range(len(whole)):
        for bit in range(8):
            altered = bytearray(whole)
            altered[place] ^= 1 << bit
            path.write_bytes(altered)
            outcomes.add(outcome(path))
    # "format": 1 has only to become 3 to look like another program's
    assert outcomes <= {"open", "KeysDamaged", "NewerJournal"}
    assert "KeysDamaged" in outcomes


def test_every_cut_is_damage(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole) - 2):
        path.write_bytes(whole[:length])
        assert outcome(path) == "KeysDamaged"


@given(data=st.data())
def test_any_bytes_are_damage(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.json"
    path.write_bytes(data.draw(st.binary(max_size=200)))
    assert outcome(path) == "KeysDamaged"


def altered(path: Path, old: bytes, new: bytes) -> None:
    whole = path.read_bytes()
    assert old in whole
    path.write_bytes(whole.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (b'"memory_kib": 64', b'"memory_kib": 1073741824', "memory_kib"),  # a terabyte
        (b'"memory_kib": 64', b'"memory_kib": 7', "memory_kib"),
        (b'"memory_kib": 64', b'"memory_kib": 1e99', "memory_kib"),
        (b'"memory_kib": 64', b'"memory_kib": 64.0', "memory_kib"),
        (b'"memory_kib": 64', b'"memory_kib": "64"', "memory_kib"),
        (b'"passes": 1', b'"passes": 17', "passes"),
        (b'"passes": 1', b'"passes": 0', "passes"),
        (b'"lanes": 1', b'"lanes": 17', "lanes"),
        (b'"lanes": 1', b'"lanes": 9', "too little memory for its lanes"),
        (b'"lanes": 1', b'"lanes": 1, "more": 1', "unknown field"),
        (b'"kind": "passphrase"', b'"kind": "fingerprint"', "kind"),
        (b'"format": 1', b'"format": 0', "format"),
        (b'"format": 1', b'"format": true', "format"),
        (b'"format": 1,', b"", "format"),
        (b'"lanes": 1', b'"lanes": 2', "checksum differs"),
        (b'"journal"', b'"\xff"', "damaged"),
        (b"{", b"[" * 60_000, "damaged"),
        (b"{", b'{"x":' * 12_000, "damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_before_anything_is_derived(
    path: Path, underived: None, old: bytes, new: bytes, sentence: str
) -> None:
    altered(path, old, new)
    with pytest.raises(KeysDamaged) as raised:
        keys.unlock(keys.read(path), "secret")
    # what the library says of it stays below our own sentence
    assert sentence in f"{raised.value} {raised.value.__cause__}"
    assert "`" not in raised.value.sentence
    assert "recovery code" in raised.value.advice


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "is empty"), (b" " * 65_537, r"too large \(65,537 bytes\)"), (b"null", "damaged")],
)
def test_empty_and_huge_files_are_damage(path: Path, content: bytes, sentence: str) -> None:
    path.write_bytes(content)
    with pytest.raises(KeysDamaged, match=sentence):
        keys.read(path)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(KeysDamaged, match=r"keys\.json is missing"):
        keys.read(tmp_path / "keys.json")


def test_a_newer_format_is_told_before_its_fields(path: Path) -> None:
    path.write_bytes(b'{"format": 2, "entirely": "new"}')
    with pytest.raises(NewerJournal):
        keys.read(path)


# Cost


@pytest.mark.parametrize(
    ("seconds", "memory_mib", "passes"),
    [
        (30.0, 64, 3),  # a slow computer gets the floor
        (1.0, 64, 3),
        (0.5, 128, 3),
        (0.25, 256, 3),
        (0.125, 256, 6),
        (0.001, 256, 16),  # a fast one the cap
    ],
)
def test_calibration_aims_at_a_second_and_keeps_its_floor(
    monkeypatch: pytest.MonkeyPatch, seconds: float, memory_mib: int, passes: int
) -> None:
    clock = iter([100.0, 100.0 + seconds])
    monkeypatch.setattr(keys, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(keys, "_derive", lambda secret, salt, cost: bytes(32))
    cost = CALIBRATED()
    assert (cost.memory_kib, cost.passes, cost.lanes) == (memory_mib * 1024, passes, 4)


def test_a_slot_is_made_at_a_real_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "calibrated_cost", CALIBRATED)
    file = keys.lock_with(KEY, "secret")
    assert keys.unlock(file, "secret") == [KEY]
    assert file.generations[0].slots[0].cost.memory_kib >= 64 * 1024


def test_too_little_memory_is_told(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    class Starved:
        def __init__(self, **parameters: object) -> None:
            pass

        def derive(self, secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr(keys, "Argon2id", Starved)
    with pytest.raises(SurroundingsRefused, match="MiB of free memory"):
        keys.unlock(keys.read(path), "secret")

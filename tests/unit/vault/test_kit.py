"""The recovery code: written down, typed back, and every slip told."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allyjournal.domain.errors import WrongRecoveryCode
from allyjournal.vault import kit

ALPHABET = string.ascii_uppercase + "234567"
KEY = bytes(range(32))
CODE = kit.recovery_code(KEY)
data_keys = st.binary(min_size=32, max_size=32)


def test_the_code_is_fourteen_groups_of_four_in_base32() -> None:
    """It stays what it is for ever: people have it on paper."""
    assert kit.recovery_code(KEY) == (
        "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT-CQKR-MFYY-DENB-WHA5-DYPQ-OT62"
    )
    assert [len(group) for group in CODE.split("-")] == [4] * 14
    assert set(CODE) <= set(ALPHABET + "-")


@given(data_keys)
def test_every_key_comes_back(data_key: bytes) -> None:
    assert kit.read_recovery_code(kit.recovery_code(data_key)) == data_key


@given(data_keys)
def test_small_letters_spaces_and_lookalikes_do_not_matter(data_key: bytes) -> None:
    code = kit.recovery_code(data_key)
    typed = code.lower().replace("-", " \n").translate(str.maketrans("oib", "018"))
    assert kit.read_recovery_code(f"\t{typed}\r\n") == data_key
    wide = str.maketrans({letter: chr(ord(letter) + 0xFEE0) for letter in ALPHABET})
    assert kit.read_recovery_code(code.translate(wide).replace("-", "\N{EN DASH}")) == data_key


def test_a_typo_in_any_place_is_told_with_its_group() -> None:
    text = CODE.replace("-", "")
    for place, right in enumerate(text):
        wrong = ALPHABET[ALPHABET.index(right) - 1 - place % 31]
        with pytest.raises(WrongRecoveryCode, match=rf"mistyped in .*\b{place // 4 + 1}\b"):
            kit.read_recovery_code(text[:place] + wrong + text[place + 1 :])


# The check is a hash: one typo in a million would pass. Derandomized, so that none does by luck.
@settings(derandomize=True, max_examples=40)
@given(data_keys, st.integers(0, 55), st.integers(1, 31))
def test_a_typo_in_one_character_is_told_for_any_key(
    data_key: bytes, place: int, shift: int
) -> None:
    code = kit.recovery_code(data_key).replace("-", "")
    wrong = ALPHABET[(ALPHABET.index(code[place]) + shift) % 32]
    with pytest.raises(WrongRecoveryCode, match=rf"mistyped in .*\b{place // 4 + 1}\b"):
        kit.read_recovery_code(code[:place] + wrong + code[place + 1 :])


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("", "56 letters and digits; this one has 0"),
        (CODE[:-1], "this one has 55"),
        (CODE + "A", "this one has 57"),
        ("A" * 10_000_000, "this one has 1000"),
        (CODE.replace("AUDA", "AU9A"), "Group 3 .* no code has"),
        (CODE.replace("AUDA", "AUÉA"), "Group 3 .* no code has"),
        (CODE.replace("AUDA", "AU\ud800A"), "this one has 55"),
        (CODE[5:] + "-" + CODE[:4], "more than one place"),
        ("-".join(["AAAA"] * 14), "more than one place"),
    ],
)
def test_a_code_that_is_none_says_why(code: str, sentence: str) -> None:
    with pytest.raises(WrongRecoveryCode, match=sentence) as raised:
        kit.read_recovery_code(code)
    assert raised.value.exit_code == 3
    assert raised.value.advice


@given(st.text())
def test_any_text_is_refused_without_a_crash(text: str) -> None:
    with pytest.raises(WrongRecoveryCode):
        kit.read_recovery_code(text)


def test_the_shell_lines_hold_the_key_as_hex() -> None:
    shell, key, *_ = kit.stock_shell_lines(CODE)
    assert shell == "sqlcipher journal.db"
    assert key == f"PRAGMA key = \"x'{KEY.hex()}'\";"

"""How strong a passphrase is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from allyjournal.vault.strength import Strength, strength


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("a", Strength.HOURS),
        ("tuesday1", Strength.HOURS),
        ("tr0ub4dor&3", Strength.MONTHS),
        ("kestrel9plough.", Strength.YEARS),
        ("lantern quarry velvet 41", Strength.CENTURIES),
    ],
)
def test_the_longer_it_takes_to_guess_the_stronger(passphrase: str, expected: Strength) -> None:
    assert strength(passphrase) is expected


@given(st.text(st.characters(), min_size=1))
@example("x" * 10_000)
@example("\ud800")
@settings(max_examples=30)
def test_everything_that_can_be_typed_is_rated(passphrase: str) -> None:
    assert strength(passphrase) in Strength

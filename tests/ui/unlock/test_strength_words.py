"""How strong a passphrase is, in words."""

import pytest

from allyjournal.ui.unlock.strength_words import words
from allyjournal.vault.strength import Strength


@pytest.mark.parametrize("value", Strength)
def test_each_strength_has_words_of_its_own(value: Strength) -> None:
    assert words(value) not in [words(it) for it in Strength if it is not value]


def test_only_a_weak_one_comes_with_advice() -> None:
    assert "words that have nothing to do with each other" in words(Strength.MONTHS)
    assert "Very hard to guess" in words(Strength.CENTURIES)
    assert "stronger" not in words(Strength.CENTURIES)

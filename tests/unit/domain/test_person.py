"""Pseudonyms that may give somebody away."""

import pytest

from allyjournal.domain.person import NameConcern, pseudonym_concern


@pytest.mark.parametrize(
    ("pseudonym", "concern"),
    [
        ("Moss", None),
        ("the chair", None),
        ("Wood sorrel", None),
        ("", None),
        ("Bo", None),
        ("JUNIPER", None),
        ("J", NameConcern.INITIALS),
        ("J. R.", NameConcern.INITIALS),
        ("J.R.R.", NameConcern.INITIALS),
        ("JR", NameConcern.INITIALS),
        ("JRT", NameConcern.INITIALS),
        ("Ada Lovelace", NameConcern.FULL_NAME),
        ("Ada B. Lovelace", NameConcern.FULL_NAME),
    ],
)
def test_initials_and_full_names_are_pointed_out(
    pseudonym: str, concern: NameConcern | None
) -> None:
    assert pseudonym_concern(pseudonym) is concern

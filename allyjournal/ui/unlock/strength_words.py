"""How strong a passphrase is, in words."""

from PySide6.QtCore import QCoreApplication

from allyjournal.vault.strength import Strength


def words(value: Strength) -> str:
    """One line about it for the person."""
    sentences = {
        Strength.HOURS: _translate(
            "Easily guessed: whoever has a copy of the journal would need less than a day."
        ),
        Strength.MONTHS: _translate(
            "Could be guessed: whoever has a copy of the journal would need less than a year."
        ),
        Strength.YEARS: _translate("Hard to guess: it would take years."),
        Strength.CENTURIES: _translate("Very hard to guess: it would take centuries."),
    }
    advice = _translate("Four or five words that have nothing to do with each other are stronger.")
    return f"{sentences[value]} {advice}" if value.is_weak else sentences[value]


def _translate(text: str) -> str:
    return QCoreApplication.translate("strength", text)

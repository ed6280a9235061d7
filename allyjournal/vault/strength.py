"""How strong a passphrase is."""

from enum import Enum

_HOUR = 3600
_YEAR = 365 * 24 * _HOUR

# what somebody with many computers tries against a slow derivation, as zxcvbn reckons: Wheeler,
# "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016
_GUESSES_PER_SECOND = 10_000

# zxcvbn takes no more, and its time grows with the square of the length
_LONGEST = 72


class Strength(Enum):
    """How long somebody who has a copy of the journal would have to guess."""

    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"
    CENTURIES = "centuries"

    @property
    def is_weak(self) -> bool:
        """Whether the person should hear of something better."""
        return self in (Strength.HOURS, Strength.MONTHS)


def strength(passphrase: str) -> Strength:
    """How well ``passphrase``, at least one character long, resists guessing.

    A few milliseconds; the first call loads the word lists.
    """
    # a thirtieth of a second and 8 MB that few commands, and not the start of the window, need
    from zxcvbn import zxcvbn

    seconds = float(zxcvbn(passphrase[:_LONGEST])["guesses"]) / _GUESSES_PER_SECOND
    if seconds < 24 * _HOUR:
        return Strength.HOURS
    if seconds < _YEAR:
        return Strength.MONTHS
    return Strength.YEARS if seconds < 100 * _YEAR else Strength.CENTURIES

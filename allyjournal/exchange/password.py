"""A password that a person can say over the telephone."""

from functools import cache
from typing import Final

_WORDS: Final = 6


def new_password() -> str:
    """Six words with spaces between, chosen by the system's secure random numbers.

    They come from the 7,776 of the Electronic Frontier Foundation's long list, so that there are
    2**77 such passwords: https://www.eff.org/dice
    """
    from xkcdpass import xkcd_password  # imported here: most sessions lock nothing

    return str(xkcd_password.generate_xkcdpassword(_word_list(), numwords=_WORDS, delimiter=" "))


@cache
def _word_list() -> list[str]:
    from xkcdpass import xkcd_password

    # by its bare name it is the list in the package; otherwise only words of 5 to 9 letters count
    return list(xkcd_password.generate_wordlist("eff-long", min_length=1, max_length=99))

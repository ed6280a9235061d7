"""The commands that the search field offers after ``>``."""

from collections.abc import Mapping

from allyjournal.ui.widgets.suggestions import Suggestion

SIGN = ">"
"""What a command begins with."""


def offered(text: str, names: Mapping[str, str]) -> list[Suggestion]:
    """Those of ``names`` (words shown: name) whose words hold what stands after the sign."""
    sought = text.removeprefix(SIGN).strip().casefold()
    found = ((words, name) for words, name in names.items() if sought in words.casefold())
    return [Suggestion(words, "", name) for words, name in found]

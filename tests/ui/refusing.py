"""What stands in for something that the journal or the system refuses."""

from typing import Any


def refuse(error: Exception) -> Any:
    """A function that takes anything and raises ``error``."""

    def refused(*_arguments: object) -> None:
        raise error

    return refused

"""How what a person asks for is written although the disk is full."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allyjournal.domain.errors import DiskFull
from allyjournal.store.readings import Readings
from allyjournal.vault import ballast

J = TypeVar("J", bound=Readings)
P = ParamSpec("P")
T = TypeVar("T")


def asked_for(write: Callable[Concatenate[J, P], T]) -> Callable[Concatenate[J, P], T]:
    """Of a method that is one transaction: where the disk is full it is done in the room that was
    kept for that; raises DiskFull where that is not enough, or spent."""

    @wraps(write)
    def written(journal: J, /, *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return write(journal, *arguments, **named)
        except DiskFull:
            if not ballast.release(journal.folder):
                raise
            return write(journal, *arguments, **named)

    return written

"""The outermost border of the program: every error as sentences and an exit code.

Nothing heavy is imported here, as the window's start passes through it.
"""

import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from allyjournal.domain.errors import Interrupted, JournalError, KeysDamaged
from allyjournal.domain.text import printable

COMMANDS: Final = frozenset(
    {"create", "import", "export", "summary", "search", "check", "backup", "restore"}
    | {"passphrase", "recover", "rekey", "kit", "demo"}
)
_BY_A_BACKUP: Final = (
    "'allyjournal check' tells which backup has it, if one beside the journal does."
)
_FAULT: Final = 70
_INTERRUPTED: Final = 130  # as shells have it: 128 and the number of SIGINT


def guarded(action: Callable[[], int], *, as_json: bool = False) -> int:
    """The outermost border: what ``action`` returns, or the exit code of what went wrong.

    A fault of the program shows types and frames only, since values may be a person's text.
    """
    try:
        return action()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 (the outermost border)
        if as_json and isinstance(error, JournalError):
            import json

            print(json.dumps({"error": error.sentence, "advice": error.advice}))
        messages, exit_code = trouble(error)
        tell(messages)
        return exit_code


def trouble(error: BaseException) -> tuple[list[str], int]:
    """What is said about what went wrong, and the exit code."""
    if isinstance(error, JournalError):
        more = _BY_A_BACKUP if isinstance(error, KeysDamaged) else ""
        return [error.sentence, error.advice, more], error.exit_code
    if isinstance(error, (KeyboardInterrupt, Interrupted)):  # the latter: in a long statement
        return ["Stopped."], _INTERRUPTED
    return [f"A fault of the program: {type(error).__name__}.", *_frames(error)], _FAULT


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]


def tell(messages: Iterable[str]) -> None:
    """Messages for a person, on standard error; the empty ones are left out."""
    for message in filter(None, messages):
        print(printable(message), file=sys.stderr)

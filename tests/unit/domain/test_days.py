"""Days become months, and other numbers stay."""

import pytest

from allyjournal.domain.redaction import Redactor


def redact(text: str) -> str:
    return Redactor(()).redact(text)


@pytest.mark.parametrize(
    ("day", "month"),
    [
        ("2026-10-14", "October 2026"),
        ("2026/10/14", "October 2026"),
        ("2026.10.14", "October 2026"),
        ("2026\u201110\u201114", "October 2026"),
        ("2026-10-14T09:30:00.5+02:00", "October 2026"),
        ("14.10.2026", "October 2026"),
        ("14/10/2026", "October 2026"),
        ("10/14/2026", "October 2026"),
        ("14.10.26", "October 2026"),
        ("3/4/2026", "2026"),
        ("4/4/2026", "April 2026"),
        ("14 October 2026", "October 2026"),
        ("14th of October, 2026", "October 2026"),
        ("14 Oct", "October"),
        ("14 oct. 2026", "October 2026"),
        ("October 14th, 2026", "October 2026"),
        ("October the 14th", "October"),
        ("Oct 3-5, 2026", "October 2026"),
        ("3\u20135 October", "October"),
        ("3rd and 4th May 2026", "May 2026"),
        ("5 2026-10-14", "October 2026"),
        ("14-Oct-2026", "October 2026"),
        ("14/Oct/2026", "October 2026"),
        ("Oct-14-2026", "October 2026"),
        ("14. October 2026", "October 2026"),
        ("14.Oct.", "October"),
        ("Oct. 14, 2026", "October 2026"),
        ("14. 10. 2026", "October 2026"),
        ("14, 15, and 16 October 2026", "October 2026"),
        ("5 may 2026", "May 2026"),
        ("march 5, 2026", "March 2026"),
        ("Monday, 14 October 2026", "October 2026"),
        ("Tues. the 14th of October", "October"),
        ("the fourteenth of October", "October"),
        ("October the twenty-first, 2026", "October 2026"),
        ("20261014", "October 2026"),
        ("20261014T0930Z", "October 2026"),
        ("14 de octubre de 2026", "octubre de 2026"),
        ("el lunes 14 de octubre", "en octubre"),
        ("El día 14 de oct. de 2026", "En oct de 2026"),
        ("del 3 al 5 de octubre del 2026", "de octubre de 2026"),
        ("el primero de mayo", "en mayo"),
        ("1º de mayo", "mayo"),
        ("treinta y uno de mayo de 2026", "mayo de 2026"),
        ("octubre 14, 2026", "octubre de 2026"),
        ("14 octubre 2026", "octubre de 2026"),
    ],
)
def test_days_become_months(day: str, month: str) -> None:
    assert redact(f"It was {day}, a grey day") == f"It was {month}, a grey day"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("On 3 May. Then we met", "On May. Then we met"),
        ("On 3 Oct. Then we met", "On October. Then we met"),
        ("“It was 3 May.”", "“It was May.”"),
        ("On 3 May 2026.", "On May 2026."),
        ("El 3 de oct. Luego", "En oct. Luego"),
        ("On 3 Oct. we met", "On October we met"),
    ],
)
def test_a_full_stop_stays_behind_a_month(text: str, left: str) -> None:
    assert redact(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "October 2026",
        "version 3.11.7",
        "99/99/2026",
        "2026-13-40",
        "call 555-1234",
        "we march 5 miles",
        "may 5 of 2026 come",
        "1, 2, 3 and 4 things",
        "may 3 people come",
        "14:30",
        "1.2.3.4",
        "second of all, may I",
        "20261399",
        "a20261014",
        "mayo y junio",
        "en octubre de 2026",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert redact(text) == text

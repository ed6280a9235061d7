"""Places and organisations that show by their form what they are: "14 Elm Street"."""

import re
from collections.abc import Iterator
from typing import Final

PLACE: Final = "[place]"
ORGANISATION: Final = "[organisation]"

# Words that have their capital from the sentence and belong to no name.
_NOT_FIRST = (
    r"(?!(?:The|An?|My|Our|Your|His|Her|Its|Their|This|That|These|Those|Each|Every|Some|No|Not|At|In"
    r"|On|By|From|To|Of|Off|For|With|Near|Into|Over|Behind|Outside|After|Before|Since|Until|And|But"
    r"|Or|So|When|While|Where|If|As|Then|We|They|He|She|It|I|El|La|Los|Las|Un|Una|En|De|Del|Al|Con"
    r"|Por|Para|Desde|Hasta|Mi|Su|Y|O|Pero|Cuando)\b)"
)
_NAME = r"[A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_]*(?:['\u2019-][^\W\d_]+)*"
_NAMES = rf"{_NOT_FIRST}{_NAME}(?:\s+(?:(?:of|and|for|the|&)\s+){{0,2}}{_NAME}){{0,3}}?"
_SUS = r"(?:(?:de|del|la|las|los|el|y)\s+){0,3}"
_NOMBRES = rf"{_SUS}{_NAME}(?:\s+{_SUS}{_NAME}){{0,3}}"

_FORMS: Final = (
    (
        PLACE,
        rf"\b(?:\d+[A-Za-z]?\s+)?{_NAMES}\s+(?:Street|Road|Avenue|Lane|Square|Terrace|Crescent"
        r"|Boulevard|Park|Bridge|Station|Estate|Gardens|Quay)\b",
    ),
    (
        PLACE,
        rf"\b(?i:calle|avenida|avda|plaza|paseo|camino|barrio|parque|estaci\w{{1,2}}n)\b\.?\s+{_NOMBRES}"
        r"(?:,?\s+\d+)?",
    ),
    (
        ORGANISATION,
        rf"\b{_NAMES}\s+(?:School|College|University|Academy|Nursery|Hospital|Clinic|Church|Chapel"
        r"|Cathedral|Mosque|Synagogue|Temple|Library|Museum|Theatre|Theater|Gallery|Council"
        r"|Association|Society|Foundation|Trust|Institute|Centre|Center|Club|Choir|Union|Alliance"
        r"|Collective|Network|Company|Charity|Agency|Ltd|Limited|Inc|LLC|GmbH|plc)\b",
    ),
    (
        ORGANISATION,
        r"\b(?:University|College|School|Academy|Institute|Museum|Church|Bank|Ministry|Department"
        rf"|Council)\s+of\s+(?:the\s+)?{_NAME}(?:\s+(?:and\s+)?{_NAME}){{0,3}}",
    ),
    (
        ORGANISATION,
        r"\b(?:(?i:universidad|colegio|instituto|iglesia|parroquia|biblioteca|museo|teatro"
        r"|asociaci\w{1,2}n|fundaci\w{1,2}n|ayuntamiento|escuela|facultad|sindicato|cooperativa"
        rf"|ministerio)|Hospital)\s+{_NOMBRES}",
    ),
)
_COMPILED: Final = tuple((kind, re.compile(form)) for kind, form in _FORMS)


def named_by_form(text: str) -> Iterator[tuple[int, int, str]]:
    """Where ``text`` names a street, a school and the like: from, to before, and which it is."""
    for kind, form in _COMPILED:
        for match in form.finditer(text):
            yield *match.span(), kind

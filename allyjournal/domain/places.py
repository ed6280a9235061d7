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

_STREETS = (
    "Street|Road|Avenue|Lane|Square|Terrace|Crescent|Boulevard|Park|Bridge|Station|Estate|Gardens"
    "|Quay"
)
_CALLES = r"(?i:calle|avenida|avda|plaza|paseo|camino|barrio|parque|estaci\w{1,2}n)"
_BODIES = (
    "School|College|University|Academy|Nursery|Hospital|Clinic|Church|Chapel|Cathedral|Mosque"
    "|Synagogue|Temple|Library|Museum|Theatre|Theater|Gallery|Council|Association|Society"
    "|Foundation|Trust|Institute|Centre|Center|Club|Choir|Union|Alliance|Collective|Network"
    "|Company|Charity|Agency|Ltd|Limited|Inc|LLC|GmbH|plc"
)
_BODIES_OF = (
    "University|College|School|Academy|Institute|Museum|Church|Bank|Ministry|Department|Council"
)
_CUERPOS = (
    r"(?i:universidad|colegio|instituto|iglesia|parroquia|biblioteca|museo|teatro|asociaci\w{1,2}n"
    r"|fundaci\w{1,2}n|ayuntamiento|escuela|facultad|sindicato|cooperativa|ministerio)|Hospital"
)
_ANY: Final = re.compile(rf"\b(?:{_STREETS}|{_CALLES}|{_BODIES}|{_BODIES_OF}|{_CUERPOS})\b")
_FORMS: Final = (
    (PLACE, rf"\b(?:\d+[A-Za-z]?\s+)?{_NAMES}\s+(?:{_STREETS})\b"),
    (PLACE, rf"\b{_CALLES}\b\.?\s+{_NOMBRES}(?:,?\s+\d+)?"),
    (ORGANISATION, rf"\b{_NAMES}\s+(?:{_BODIES})\b"),
    (
        ORGANISATION,
        rf"\b(?:{_BODIES_OF})\s+of\s+(?:the\s+)?{_NAME}(?:\s+(?:and\s+)?{_NAME}){{0,3}}",
    ),
    (ORGANISATION, rf"\b(?:{_CUERPOS})\s+{_NOMBRES}"),
)
_COMPILED: Final = tuple((kind, re.compile(form)) for kind, form in _FORMS)


def named_by_form(text: str) -> Iterator[tuple[int, int, str]]:
    """Where ``text`` names a street, a school and the like: from, to before, and which it is."""
    # the words themselves first: most texts have none of them
    for kind, form in _COMPILED if _ANY.search(text) else ():
        for match in form.finditer(text):
            yield *match.span(), kind

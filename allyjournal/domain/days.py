"""Days become months, in English and Spanish, in figures and in words."""

import re
from calendar import day_name, month_name
from collections.abc import Iterable
from typing import Final

Found = tuple[int, int, str]
"""Where a day stands, from and to before, and what is said in its place."""

_MONTHS: Final = {name[:3].lower(): name for name in month_name[1:]}
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th|\.?\u00ba)?"
_AND = r"(?:[-\u2010-\u2013/&,]|and|to|y|al?)"
_DAY = rf"(?<!\d){_ORDINAL}(?:(?:\s*{_AND}){{1,2}}\s*{_ORDINAL}){{0,9}}"
_DAY_IN_WORDS = (
    r"\b(?i:(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth"
    r"|eighteenth|nineteenth|twentieth|thirtieth))"
)
_WEEKDAY = rf"(?:\b(?i:{'|'.join(day_name)}|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b[.,]*\s+)?"
_THE = r"(?:\b[Tt]he\s+)?"
_MONTH = (
    r"january|february|april|june|july|august|september|october|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec"
)
# The dot of a shortened name: the sentence goes on behind it, or it would be a full stop.
_DOT = r"(?:\.(?=\s*[a-z\u00df-\u00ff\d,;:/.\u2010-\u2013-]))?"
# May and March are words, too, so these two count only with a capital, or with a year.
_NAME = rf"(?P<name>\b(?:(?i:{_MONTH})|M(?:ay|AY|ar|AR|arch|ARCH))\b){_DOT}"
_ANY_NAME = rf"(?P<name>\b(?i:{_MONTH}|may|mar|march)\b){_DOT}"
_APART = r"[\s./\u2010-\u2013-]{1,3}"
_YEAR = rf"(?:,\s*|{_APART})(?P<year>\d{{4}})(?!\d)"

_MESES = (
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre"
)
_MES = rf"(?P<mes>\b(?i:{_MESES})\b)"
_MES_CORTO = rf"(?P<mes>\b(?i:ene|feb|mar|abr|may|jun|jul|ago|sept?|set|oct|nov|dic)\b){_DOT}"
_DIA = (
    r"\b(?i:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
    r"|quince|diecis\w+|diecisiete|dieciocho|diecinueve|veinte|veinti\w+|treinta(?:\s+y\s+uno)?)\b"
)
_SEMANA = r"(?:(?i:lunes|martes|mi\w{1,2}rcoles|jueves|viernes|s\w{1,2}bado|domingo)\b,?\s+)?"
_ANTES = rf"(?:\b(?P<antes>[EeAa]l|[Dd]el)\s+)?{_SEMANA}(?:\bd\w{{1,2}}a\s+)?"
_ANO = r"(?:\s*,?\s*(?:\bdel?\b\s*)?(?P<year>\d{4})(?!\d))?"
# "el 14 de octubre" is "en octubre"
_EN: Final = {"el": "en", "al": "a", "del": "de"}

_DIGIT: Final = re.compile(r"\d")
_SPELT: Final = re.compile(rf"\b(?i:{_MONTH}|may|march|{_MESES}|ene|abr|ago|set|dic|mar)\b")
_A_DAY: Final = re.compile(rf"(?<!\d)\d\d?(?!\d)|{_DAY_IN_WORDS}|{_DIA}")
_IN_FIGURES: Final = (
    re.compile(
        r"(?<!\d)(?P<year>\d{4})([-/.\u2010-\u2013])(?P<month>\d{1,2})\2\d{1,2}"
        r"(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?(?!\d)"
    ),
    # the basic form of ISO 8601
    re.compile(
        r"(?<![\w+.])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
        r"(?:T\d{2,6}Z?)?(?![\w.])"
    ),
    re.compile(
        r"(?<![\d.])(?P<first>\d{1,2})([-/.\u2010-\u2013])(?P<second>\d{1,2})\2(?P<year>\d{4}|\d{2})(?!\.?\d)"
    ),
    re.compile(r"(?<![\d.])(?P<first>\d{1,2})\.\s(?P<second>\d{1,2})\.\s(?P<year>\d{4})(?!\d)"),
)
_WITH_NAMES: Final = (
    *(
        re.compile(form)
        for name, year in ((_NAME, f"(?:{_YEAR})?"), (_ANY_NAME, _YEAR))
        for form in (
            rf"{_WEEKDAY}{_THE}{_DAY}{_APART}(?:of\s+)?{name}{year}",
            rf"{_WEEKDAY}{_THE}{_DAY_IN_WORDS}\s+of\s+{name}{year}",
            rf"{_WEEKDAY}{name}{_APART}(?:the\s+)?{_DAY}(?!\d){year}",
            rf"{_WEEKDAY}{name}\s+the\s+{_DAY_IN_WORDS}\b{year}",
        )
    ),
    re.compile(rf"{_ANTES}{_DAY}\s*(?:de\s+)?{_MES}{_ANO}"),
    re.compile(rf"{_ANTES}{_DAY}\s*de\s+{_MES_CORTO}{_ANO}"),
    re.compile(rf"{_ANTES}{_DIA}\s+de\s+{_MES}{_ANO}"),
    re.compile(rf"{_MES}\s+{_DAY}(?!\d){_ANO}"),
)

MONTH: Final = re.compile(rf"{_NAME}|{_MES}")
"""The name of a month."""

MONTH_AND_YEAR: Final = rf"\b(?:{'|'.join(month_name[1:])}) \d{{4}}\b|\b(?i:{_MESES}) de \d{{4}}\b"
"""What days become, as a regular expression."""


def days(text: str) -> list[Found]:
    """What the first form that finds a day in ``text`` makes of it; empty where there is none.

    What is said instead has fewer numbers, or words for them, than before.
    """
    in_figures = _IN_FIGURES if _DIGIT.search(text) else ()
    with_names = _WITH_NAMES if _SPELT.search(text) and _A_DAY.search(text) else ()
    for form in (*in_figures, *with_names):
        found = ((match, _month(match.groupdict())) for match in form.finditer(text))
        if edits := [(*match.span(), month) for match, month in found if month]:
            return edits
    return []


def _month(parts: dict[str, str | None]) -> str:
    """The month of a day, without its year where it gives none; empty where it is no date."""
    year = parts["year"] or ""
    if name := parts.get("name"):
        return f"{_MONTHS[name[:3].lower()]} {year}".rstrip()
    if name := parts.get("mes"):
        before = parts.get("antes") or ""
        words = (_like(before, _EN.get(before.lower(), "")), f"{name} de {year}" if year else name)
        return " ".join(filter(None, words))
    numbers = [int(number) for key in ("month", "second", "first") if (number := parts.get(key))]
    return _in_figures(numbers, year if len(year) == 4 else f"20{year}")


def _in_figures(numbers: Iterable[int], year: str) -> str:
    months = {number for number in numbers if 1 <= number <= 12}
    if not months or max(numbers) > 31:
        return ""
    # 3/4/2026 is a day in April or in March
    return f"{month_name[months.pop()]} {year}" if len(months) == 1 else year


def _like(pattern: str, word: str) -> str:
    return word.capitalize() if pattern[:1].isupper() else word

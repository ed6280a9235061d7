"""What English and Spanish sentences tell about the words in them: a name, or a word after all."""

import re
from calendar import day_name, month_name
from typing import Final

ORDINARY: Final = frozenset(
    {
        "i",
        *(name.lower() for name in (*month_name[1:], *day_name)),
        *(f"{name.lower()}s" for name in day_name),
        *("mr", "mrs", "ms", "mx", "dr", "sir", "christmas", "easter", "internet"),
        *("sr", "sra", "srta", "don", "do\u00f1a", "dra", "navidad"),
        *("black", "white", "deaf", "indigenous", "christian", "jewish", "muslim", "english"),
    }
)
"""Words with a capital that name nobody."""

WORDS_TOO: Final = frozenset(
    re.findall(
        r"\w+",
        """
        will hope grace faith joy mark may april june august summer autumn rich art frank grant pat
        rob sue chase drew mercy patience honor honour charity prudence guy skip chance justice
        destiny liberty trinity serenity harmony melody angel dawn eve true noble royal story
        journey young love long gay ray rose ruby penny robin sky star wade ward bill jack nick norm
        read reed stone wood case price banks major miles storm rain river clay reason paz luz sol
        mar consuelo esperanza dolores gracia caridad soledad socorro milagros amor justo modesto
        clara blanca rosa alba abril julio pilar flor nieves victoria
        """,
    )
)
"""Names with which a sentence may begin that speaks of nobody: "Will you come?"."""

SENTENCE_START: Final = re.compile(
    r"(?:^|[.!?:\u2026\n\u2028\u00bf\u00a1])[\s\"'\u2018-\u201d()\[*_>#\u00bf\u00a1-]*$"
)
"""What stands before a word that has its capital from the sentence."""

DOES: Final = re.compile(
    r"[^\W\d_]+(?:['\u2019]s\b|\s+(?:(?:and|y)\s+(?:I|we|yo)|says?|said|tells?|told|asks?|asked"
    r"|answer(?:s|ed)|repl(?:ies|ied)|writes|wrote|thinks|thought|wants|wanted|feels|felt|spoke"
    r"|laughed|cried|smiled|nodded|dice|dijo|pregunt\u00f3|respondi\u00f3|cont\u00f3|pens\u00f3|escribi\u00f3"
    r"|quiso|habl\u00f3)\b)"
)
"""What a person does at the start of a sentence: "Amara said", "Amara's", "Amara and I"."""


def begins_sentence(text: str, place: int) -> bool:
    """Whether the word at ``place`` would have a capital in any case."""
    # so far back that quotation marks and signs of Markdown are passed
    return bool(SENTENCE_START.search(text, max(0, place - 40), place))

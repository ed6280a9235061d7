"""What was searched for, marked in the rows of the timeline."""

import dataclasses

from allyjournal.domain.kinds import body
from allyjournal.domain.matching import Sought, passage
from allyjournal.domain.record import Record
from allyjournal.store.timeline import Entry
from allyjournal.ui.widgets.record_list import Row

_IN_SIGHT = 70
"""How many characters below a title are in sight even where there is little room."""

_LENGTH = 160


def marked(row: Row, entry: Entry, sought: Sought) -> Row:
    """``row`` with what is ``sought`` marked in it; where that stands further on in ``entry``,
    the passage around it is shown."""
    if not (sought and isinstance(entry, Record)):
        return row
    title, subtitle = sought.spans(row.title), row.subtitle
    places = sought.spans(subtitle)
    # without a title of its own, its first line stands there already
    told = title and not entry.title
    if not told and (not places or places[0][1] > _IN_SIGHT):
        passages = (passage(text, sought, _LENGTH) for text in body(entry))
        subtitle = next(filter(None, passages), subtitle)
        places = sought.spans(subtitle)
    return dataclasses.replace(
        row,
        subtitle=subtitle,
        title_marks=tuple(title),
        subtitle_marks=tuple(places),
    )

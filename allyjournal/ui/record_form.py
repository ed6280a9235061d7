"""The page of one record: shared fields, filled once and read back, for every kind alike."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

import msgspec
from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Precision, Visibility, enter
from allyjournal.store.shares import SinceShared
from allyjournal.ui import looks, theme
from allyjournal.ui.blank import is_blank
from allyjournal.ui.field_words import field_words
from allyjournal.ui.links import Links
from allyjournal.ui.people_field import PeopleField
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceChips, ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.outdent import FIELD, Outdent
from allyjournal.ui.widgets.quiet_editor import QuietEditor
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.tick import Tick

Pairs = Sequence[tuple[str, str]]
Kind = TypeVar("Kind", bound=AnyRecord)

_ROOM = 6
"""How many lines the fields have in which a new record begins."""

_LETTERS = 8
"""How many letters a field to choose from shows at least."""


class Surroundings(NamedTuple):
    """What a form lets choose from: the words in use by tag ("topic", "pattern", …), (uid, words)
    of people, commitments and mentors, the records that are linked, the mistakes that share its
    pattern; the support the person noted; and what happened since a summary was shared."""

    known: Mapping[str, Sequence[str]] = {}
    people: Pairs = ()
    commitments: Pairs = ()
    linked: Sequence[AnyRecord] = ()
    alike: Sequence[Mistake] = ()
    support: str = ""
    mentors: Pairs = ()
    since: SinceShared | None = None


class Editable(Protocol):
    """What every field widget has."""

    edited: SignalInstance


class RecordForm(QWidget, Generic[Kind]):
    """The fields of one record. Each is bound to a field of the struct by its name.

    ``record()`` reads all of them back; ``change`` does something to the record beside them.
    ``edited`` tells of both. ``open_requested`` carries the uid of a linked record,
    ``link_requested`` asks for one to link, ``added`` carries a person to save as well, and
    ``begun`` a new record to go on with on its own page.
    """

    edited = Signal()
    open_requested = Signal(str)
    link_requested = Signal()
    added = Signal(object)
    begun = Signal(object)

    column_width: int | None = theme.COLUMN
    """How wide the form may become, in pixels; None: as there is room."""

    def __init__(self, record: Kind, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._around = around
        self._blank = is_blank(record)
        self._leaving = False
        self._readers: dict[str, Callable[[], Any]] = {}
        self._links = Links(record, around.linked)
        self._over_title = labels.over_title("", looks.look(record).colour)
        self._states: ChoiceChips | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(FIELD), 0, theme.px(FIELD), theme.px(14))
        self.column.setSpacing(theme.px(14))
        self.edited.connect(self.show_changed)

    def parts(self) -> Iterator[None]:
        """Make what of a large form is not there yet, part by part; only then it is whole."""
        yield from ()

    def record(self) -> Kind:
        """The record as it stands in the fields."""
        values = {name: read() for name, read in self._readers.items()}
        return self.with_values(self._record, values)

    def to_save(self) -> Kind | None:
        """The record once it has words; None while a new one is still blank, and on leaving."""
        record = self.record()
        self._blank = self._blank and is_blank(record)
        return None if self._blank or self._leaving else record

    @abstractmethod
    def begin(self) -> None:
        """Put the caret where the writing begins."""

    def set_leaving(self, leaving: bool) -> None:
        """Save nothing any more, as the record goes to the trash; or go on after all."""
        self._leaving = leaving
        if not leaving:
            self.edited.emit()

    def finish(self) -> None:
        """Take what is typed but not yet a chip, as when the field is left."""
        for field in self.findChildren(ChipField):
            field.commit()

    def with_values(self, record: Kind, values: dict[str, Any]) -> Kind:
        """``record`` with ``values``; a kind whose rules may refuse them overrides this."""
        return msgspec.structs.replace(record, **values)

    def change(self, changed: Kind) -> None:
        """Go on with ``changed``, which came from ``record()``; fields keep what they show."""
        self._record = changed
        self.edited.emit()

    @Slot()
    def show_changed(self) -> None:
        """Show anew what follows from the fields; called after every edit."""
        record = self.record()
        self._over_title.setText(looks.over_title(record, *self.over_title_parts(record)))
        if self._states:
            self._states.fill(record.state)

    def over_title_parts(self, record: Kind) -> Sequence[str]:
        """What the line above the title says beside kind and day; empty ones are left out."""
        return ()

    # Fields

    def bind(self, name: str, widget: Editable, read: Callable[[], Any]) -> None:
        """Have ``read`` give the struct's field ``name``."""
        widget.edited.connect(self.edited)
        self._readers[name] = read

    def prose(
        self,
        name: str,
        label: str = "",
        placeholder: str = "",
        *,
        quiet: bool = False,
        first: bool = False,
    ) -> MarkdownEditor:
        """Long text, as high as it is; a ``quiet`` one reads like a page once it is written.

        A new record begins with room in its quiet ones, and in the one that comes ``first``.
        """
        label = label or field_words(name)
        lines = _ROOM if self._blank and (quiet or first) else 1
        editor = (
            QuietEditor(label, placeholder, least_lines=lines)
            if quiet
            else MarkdownEditor(label, placeholder, auto_height=True, least_lines=lines)
        )
        editor.fill(getattr(self._record, name))
        self.bind(name, editor, editor.text)
        return editor

    def line(
        self, name: str, label: str = "", placeholder: str = "", known: Sequence[str] = ()
    ) -> TextLine:
        """One line of text, completed with the ``known`` ones."""
        line = TextLine(label or field_words(name), placeholder)
        line.fill(getattr(self._record, name))
        if known:
            completer = QCompleter(list(known), line)
            completer.activated.connect(line.edited)
            line.setCompleter(completer)
        self.bind(name, line, line.text)
        return line

    def words(self, name: str, label: str, known: Sequence[str] = ()) -> ChipField:
        """Several words, completed with the ``known`` ones; shown without their underscores."""
        chosen = getattr(self._record, name)
        stored = {looks.words(value): value for value in (*known, *chosen)}
        field = ChipField(label)
        field.complete_with(stored)
        field.fill(map(looks.words, chosen))
        self.bind(name, field, lambda: tuple(stored.get(word, word) for word in field.values()))
        return field

    def several(self, name: str, label: str, choices: Pairs) -> ChipField:
        """Several of ``choices``; what can no longer be chosen stays."""
        field = ChipField(label, choices=[*choices, *self._gone(name, choices)])
        field.fill(getattr(self._record, name))
        self.bind(name, field, field.values)
        return field

    def people(self, name: str, label: str) -> PeopleField:
        """Several people; somebody new can be added."""
        people = self._around.people
        field = PeopleField(label, [*people, *self._gone(name, people)])
        field.fill(getattr(self._record, name))
        field.added.connect(self.added)
        self.bind(name, field, field.values)
        return field

    def choice(
        self, name: str, kind: type[StrEnum], label: str = "", choices: Pairs = ()
    ) -> ChoiceField:
        """One value of the enum ``kind``, or nothing (None); ``choices`` are its values in words
        other than the usual ones."""
        label, shown = label or field_words(name), choices or looks.choices(kind)
        field = ChoiceField(label, shown, none_label="–")  # noqa: RUF001 (a dash)
        # long words are for the list that opens; they must not widen the page
        field.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        field.setMinimumContentsLength(_LETTERS)
        now = getattr(self._record, name)
        field.fill(None if now is None else now.value)
        self.bind(name, field, lambda: kind(value) if (value := field.value()) else None)
        return field

    def day(self, name: str, label: str = "") -> DateField:
        """A date that may be empty, exact to the day."""
        field = DateField(label or field_words(name), optional=True)
        field.fill(getattr(self._record, name))
        self.bind(name, field, lambda: value[0] if (value := field.value()) else None)
        return field

    def tick(self, name: str, label: str = "") -> Tick:
        """Yes or no."""
        box = Tick(label or field_words(name))
        box.setChecked(getattr(self._record, name))
        self.bind(name, box, box.isChecked)
        return box

    def person(self, name: str) -> PeopleField:
        """One person, or nobody."""
        people = self._around.people
        field = PeopleField(field_words(name), [*people, *self._gone(name, people)], most=1)
        field.added.connect(self.added)
        self._bind_one(name, field)
        return field

    def one(self, name: str, choices: Pairs, placeholder: str) -> ChipField:
        """One of ``choices``, or none, by typing; what can no longer be chosen stays."""
        offered = [*choices, *self._gone(name, choices)]
        field = ChipField(field_words(name), placeholder, choices=offered, most=1)
        self._bind_one(name, field)
        return field

    def number(self, name: str, choices: Pairs, label: str = "") -> ChoiceField:
        """A whole number out of ``choices``, or none."""
        label = label or field_words(name)
        field = ChoiceField(label, choices, none_label="–")  # noqa: RUF001 (a dash)
        now = getattr(self._record, name)
        field.fill(None if now is None else str(now))
        self.bind(name, field, lambda: int(value) if (value := field.value()) else None)
        return field

    # Parts of a form

    def add_head(self, placeholder: str = "") -> None:
        """The line that says what the record is, above its title in large letters.

        Without a ``placeholder`` an empty title stands behind More: its first words stand below.
        """
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._over_title)
        if placeholder or self._record.title:
            self._title = self.line("title", self.tr("Title"), placeholder)
            self._title.setProperty("flavour", "title")
            head.addLayout(Outdent(self._title))
        self.column.addLayout(head)

    def add_prose(self, name: str, placeholder: str = "", *, first: bool = False) -> MarkdownEditor:
        """Long text that is always in sight, under its name."""
        editor = self.prose(name, placeholder=placeholder, first=first)
        self.column.addWidget(Field.of(editor))
        return editor

    def states(self, states: type[StrEnum]) -> ChoiceChips:
        """The states as a row of chips: any may follow any other."""
        self._states = ChoiceChips(self.tr("Where it stands"), looks.choices(states))
        self._states.edited.connect(self._enter_state)
        return self._states

    @Slot()
    def _enter_state(self) -> None:
        record = self.record()
        chosen = self._states.value() if self._states else None
        state = type(record.state)(chosen or record.state)
        self.change(enter(record, state, date.today()))

    # What every record has

    def add_common(self, more: More) -> None:
        """The date, what it is about, who is in it, and whether a summary may offer it."""
        known = self._around.known
        people, commitments = self.tr("People"), self.tr("Commitments")
        if "title" not in self._readers:
            more.add(Field.of(self.line("title", self.tr("Title"))))
        if "occurred_on" not in self._readers:
            more.add(_DateOfRecord(self.tr("Date"), self.occurred_on()))
        for name, tag, label in (
            ("topics", "topic", self.tr("Topics")),
            ("communities", "community", self.tr("Communities")),
        ):
            more.add(Field(label, self.words(name, label, known.get(tag, ()))))
        more.add(Field(people, self.people("people", people)))
        if self._around.commitments or self._record.commitments:
            field = self.several("commitments", commitments, self._around.commitments)
            more.add(Field(commitments, field))
        more.add(Field(self.tr("In a summary"), self._visibility_field()))
        more.add(Field(self.tr("On this day"), self._keep_out()))

    def add_links(self) -> None:
        """The records that this one names or that name it, each to be opened."""
        links = self._links
        links.open_requested.connect(self.open_requested)
        links.link_requested.connect(self.link_requested)
        self.bind("related", links, links.related)
        self.column.addWidget(links)

    def link(self, other: AnyRecord) -> None:
        """Name ``other`` as a related record."""
        self._links.add(other)

    def occurred_on(self) -> DateField:
        """The record's own date, as exactly as it is known."""
        field = DateField(self.tr("Date"), rough=True)
        field.fill(self._record.occurred_on, self._record.precision)
        self.bind("occurred_on", field, lambda: _day(field)[0])
        self._readers["precision"] = lambda: Precision(_day(field)[1])
        return field

    def _visibility_field(self) -> ChoiceField:
        label = self.tr("In a summary")
        choices = [
            (Visibility.SHAREABLE.value, self.tr("offer it, ticked")),
            (Visibility.PRIVATE.value, self.tr("never offer it")),
        ]
        field = ChoiceField(label, choices, none_label=self.tr("ask me each time"))
        now = self._record.visibility
        field.fill(None if now is Visibility.ASK else now.value)
        self.bind("visibility", field, lambda: Visibility(field.value() or Visibility.ASK))
        self._visibility = field
        return field

    def _keep_out(self) -> Tick:
        return self.tick("keep_out_of_on_this_day", self.tr("Do not bring it back in later years"))

    def _gone(self, name: str, choices: Pairs) -> Pairs:
        """What the record holds but nobody can choose any more."""
        offered = {value for value, _ in choices}
        return [(it, self.tr("(gone)")) for it in self._chosen(name) if it not in offered]

    def _chosen(self, name: str) -> tuple[str, ...]:
        """What a field of one value or of several holds."""
        chosen: tuple[str, ...] | str | None = getattr(self._record, name)
        return chosen if isinstance(chosen, tuple) else (chosen,) if chosen else ()

    def _bind_one(self, name: str, field: PeopleField | ChipField) -> None:
        field.fill(self._chosen(name))
        self.bind(name, field, lambda: next(iter(field.values()), None))


class _DateOfRecord(Field):
    """It stands above the title already, so it need not stay in sight."""

    def is_filled(self) -> bool:
        return False


def _day(field: DateField) -> tuple[date, str]:
    value = field.value()
    assert value is not None  # noqa: S101 (this field is not optional)
    return value

"""The page of one thing to learn from."""

from PySide6.QtWidgets import QWidget

from allyjournal.domain.resource import Medium, Resource, ResourceState
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More


class ResourceForm(RecordForm[Resource]):
    """Its title and the notes on it; what it changed, below."""

    def __init__(
        self, record: Resource, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self.add_head(self.tr("Its title"))
        self.add_states(ResourceState)
        self._notes = self.add_prose("notes", self.tr("What you take from it"))
        self.column.addWidget(self._build_more())
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the title."""
        self._title.setFocus()

    def _build_more(self) -> More:
        more = More(parent=self)
        for field in (
            self.line("creator"),
            self.choice("medium", Medium),
            self.line("link"),
            self.tick("by_the_community"),
            self.tick("paid_for"),
            self.prose("challenged_me"),
            self.prose("practice_change"),
        ):
            more.add(Field.of(field))
        self.add_common(more)
        more.settle()
        return more

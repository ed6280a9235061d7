"""The page of one thing to learn from."""

from PySide6.QtCore import Slot
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
        self.column.addWidget(self.states(ResourceState))
        self.add_prose("notes", self.tr("What you take from it"), first=True)
        self._more = self._build_more()
        self.column.addWidget(self._more)
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the title."""
        self._title.setFocus()

    @Slot()
    def show_changed(self) -> None:
        """What it changed, once it is applied."""
        super().show_changed()
        self._more.ask_for(self._change, self.record().state is ResourceState.APPLIED)

    def _build_more(self) -> More:
        more = More(parent=self)
        self._change = more.add(Field.of(self.prose("practice_change")))
        more.add(Field.of(self.prose("challenged_me")))
        more.add(Field.of(self.line("creator")))
        more.add(Field.of(self.choice("medium", Medium)))
        more.add(
            Field.of(self.line("link"), self.tr("Kept as text; nothing is opened or fetched."))
        )
        for name in ("by_the_community", "paid_for"):
            more.add(Field.of(self.tick(name)))
        self.add_common(more)
        more.settle()
        return more

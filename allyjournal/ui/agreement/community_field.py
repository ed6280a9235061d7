"""What part the community had in the text of an agreement."""

from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import CommunityInput
from allyjournal.ui import looks
from allyjournal.ui.agreement.wording import paragraph_words
from allyjournal.ui.widgets.choice_field import ChoiceField

_NOT_ASKED = CommunityInput.NONE


class CommunityField(ChoiceField):
    """One of the parts; "was not asked" is one of them."""

    def __init__(self, part: CommunityInput, parent: QWidget | None = None) -> None:
        asked = [pair for pair in looks.choices(CommunityInput) if pair[0] != _NOT_ASKED]
        name = paragraph_words("community_input")
        super().__init__(name, asked, none_label=self.tr("was not asked"), parent=parent)
        self.fill(None if part is _NOT_ASKED else part.value)

    def part(self) -> CommunityInput:
        """What is chosen."""
        return CommunityInput(self.value() or _NOT_ASKED)

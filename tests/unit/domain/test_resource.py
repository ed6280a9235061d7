"""Something to learn from."""

from datetime import UTC, date, datetime

import pytest

from allyjournal.domain.record import begin
from allyjournal.domain.resource import Resource, ResourceState

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "open_still"),
    [("queued", True), ("in_progress", True), ("finished", False), ("applied", False)],
)
def test_it_is_open_until_it_is_finished(state: str, open_still: bool) -> None:
    resource = begin(Resource, date(2026, 11, 22), NOW, state=ResourceState(state))
    assert (("is", "open") in resource.tags()) is open_still
    assert ("pillar", "reflection") in resource.tags()

"""The portable file's schema is the shipped one, and says what the structs say."""

import json

from allyjournal import assets
from allyjournal.domain.kinds import KINDS
from allyjournal.exchange import portable


def test_the_shipped_schema_is_current() -> None:
    """Else: python -c "from allyjournal.exchange import portable as p; print(end=p.schema_text())"
    > resources/schema/allyjournal-portable-1.schema.json"""
    assert assets.text("schema/allyjournal-portable-1.schema.json") == portable.schema_text()


def test_the_schema_has_every_kind_and_refuses_unknown_fields() -> None:
    schema = json.loads(portable.schema_text())
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    definitions = schema["$defs"]
    mapping = definitions["PortableFile"]["properties"]["records"]["items"]["discriminator"]
    assert set(mapping["mapping"]) == set(KINDS)
    for reference in mapping["mapping"].values():
        kind = definitions[reference.rpartition("/")[2]]
        assert kind["additionalProperties"] is False
        assert {"uid", "occurred_on", "created_at", "modified_at"} <= set(kind["required"])
    assert definitions["Reflection"]["properties"]["intensity_before"]["anyOf"][0]["maximum"] == 10

"""The schemas that editors get: draft-07, Chinese throughout, as strict as the program where it matters."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.kinds.kit import NAMES, as_editor, example_text
from wuhua.base.money import MONEY_PATTERN
from wuhua.clerk.schemas import schema_bytes, schema_of, write_schemas
from wuhua.kinds import all_kinds
from wuhua.model.kind import Kind

KINDS = all_kinds()
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ident)
MONEY = {MONEY_PATTERN, MONEY_PATTERN.replace("-?", "")}


def nodes(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Give every mapping of a schema with its path."""
    if isinstance(node, dict):
        yield path, node
        for name, part in node.items():
            yield from nodes(part, (*path, name))
    elif isinstance(node, list):
        for index, part in enumerate(node):
            yield from nodes(part, (*path, index))


def faults(kind: Kind, value: Any) -> list[str]:
    """Give what an editor underlines in a value."""
    return [f"{list(e.absolute_path)}: {e.message}" for e in Draft7Validator(schema_of(kind)).iter_errors(value)]


@every_kind
def test_a_schema_is_draft_07(kind: Kind) -> None:
    """Each schema says that it is draft-07 and is one, and has the same bytes each time."""
    schema = schema_of(kind)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    assert json.loads(schema_bytes(kind)) == schema
    assert schema_bytes(kind) == schema_bytes(kind)


@every_kind
def test_a_schema_speaks_chinese(kind: Kind) -> None:
    """Every title, description and message of a schema holds Chinese, and every property has a title."""
    for path, node in nodes(schema_of(kind)):
        for name in ("title", "description", "errorMessage", "patternErrorMessage"):
            if isinstance(node.get(name), str):
                assert re.search("[一-鿿]", node[name]), (path, name, node[name])
        for title, part in node.get("properties", {}).items() if isinstance(node.get("properties"), dict) else ():
            assert re.fullmatch("[一-鿿]+", title), path
            assert "$ref" in part or part.get("title") or part.get("allOf"), (path, title)


@every_kind
def test_money_has_a_pattern(kind: Kind) -> None:
    """Whatever the record reads as money has the money pattern in the schema."""
    patterns = {
        node.get("pattern") for _, node in nodes(schema_of(kind)) if "金额" in str(node.get("errorMessage", ""))
    }
    assert patterns <= MONEY
    assert not patterns or patterns & MONEY


@pytest.mark.parametrize("name", NAMES)
@every_kind
def test_a_schema_takes_the_examples(kind: Kind, name: str) -> None:
    """An editor that reads YAML 1.2 underlines nothing in an example."""
    assert faults(kind, as_editor(example_text(kind, name))) == []


def test_a_schema_refuses_spoken_money() -> None:
    """``金额: 8.6万元`` is underlined, and so is ``3,260.00``; two decimals are not."""
    finance = next(kind for kind in KINDS if kind.ident == "finance")
    text = example_text(finance, "typical")
    assert faults(finance, as_editor(text)) == []
    for wrong in ("8.6万元", "'3,260.00'", "¥3260.00"):
        found = faults(finance, as_editor(text.replace("金额: 3260.00", f"金额: {wrong}")))
        assert len(found) == 1 and "'支出', 0, '金额'" in found[0], (wrong, found)


@every_kind
def test_a_schema_refuses_an_unknown_key(kind: Kind) -> None:
    """A key that no field has is underlined, and a required key that is missing too."""
    value = as_editor(example_text(kind, "typical"))
    assert len(faults(kind, {**value, "没有的项": "一"})) == 1
    required = [str(field.alias) for field in kind.record.model_fields.values() if field.is_required()]
    for title in required:
        assert len(faults(kind, {name: part for name, part in value.items() if name != title})) == 1, title


def test_schemas_are_written_for_every_kind(tmp_path: Path) -> None:
    """``wuhua schema`` writes one file a kind and one for 当地规定, and says how many."""
    said = write_schemas(tmp_path / "schemas")
    names = sorted([*(f"{kind.ident}.json" for kind in KINDS), "policy.json"])
    assert sorted(path.name for path in (tmp_path / "schemas").iterdir()) == names
    assert str(len(names)) in said

"""JSON Schemas for editors, from the same fields that read the records: Chinese titles, descriptions and messages."""

import json
from pathlib import Path
from typing import Any

from wuhua.kinds import all_kinds
from wuhua.law.editor import policy_schema
from wuhua.law.policy import FOLDER
from wuhua.model.kind import Kind

_DRAFT = "http://json-schema.org/draft-07/schema#"


def every_schema() -> list[tuple[str, str, bytes]]:
    """(name, folder under ``content/``, schema) of every kind, and of the village's own rules last."""
    kinds = [(kind.ident, kind.title, schema_bytes(kind)) for kind in all_kinds()]
    return [*kinds, ("policy", FOLDER, _bytes(policy_schema()))]


def write_schemas(out: Path) -> str:
    """Write ``<name>.json`` for every kind and for 当地规定 into a folder; one line that says so."""
    out.mkdir(parents=True, exist_ok=True)
    schemas = every_schema()
    for name, _, data in schemas:
        (out / f"{name}.json").write_bytes(data)
    return f"已写出 {len(schemas)} 份格式说明：{out}"


def schema_bytes(kind: Kind) -> bytes:
    """One kind's schema, the same bytes each time."""
    return _bytes(schema_of(kind))


def _bytes(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def schema_of(kind: Kind) -> dict[str, Any]:
    """One kind's schema: what an editor with yaml-language-server hints and underlines."""
    found: dict[str, Any] = kind.record.model_json_schema(by_alias=True)
    _plain_words(found)
    return {"$schema": _DRAFT, "title": kind.title, "description": kind.lead, **_without(found, "title", "description")}


def _without(found: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in names}


def _plain_words(node: Any) -> None:
    """Take English titles and docstrings out, and the alternatives that only say that a field may be absent."""
    if isinstance(node, list):
        for part in node:
            _plain_words(part)
    if not isinstance(node, dict):
        return
    _unwrap_optional(node)
    for name in ("title", "description"):
        if isinstance(node.get(name), str) and node[name].isascii():
            del node[name]
    if node.get("type") == "object":
        node.pop("description", None)
    if "enum" in node:
        node.setdefault("errorMessage", "从这些里选一个：" + "、".join(map(str, node["enum"])))
    if node.get("default", 0) in (None, []):
        node.pop("default", None)
    for part in node.values():
        _plain_words(part)


def _unwrap_optional(node: dict[str, Any]) -> None:
    options = [option for option in node.get("anyOf", ()) if option != {"type": "null"}]
    if "anyOf" in node and len(options) == 1:
        del node["anyOf"]
        node |= {name: value for name, value in options[0].items() if name not in node}

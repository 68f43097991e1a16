"""The JSON Schema of a file of local rules: what an editor offers and underlines while a county writes one."""

from typing import Any

from wuhua.law import items, layer
from wuhua.law.files import limit_table, places
from wuhua.law.shapes import VERBS
from wuhua.law.values import SHAPES, TERM_SHAPE


def policy_schema() -> dict[str, Any]:
    """Give the schema of ``content/当地规定/*.yml`` (draft-07)."""
    line = {"type": "string"}
    names = {"enum": [row["名称"] for row in limit_table()]}
    verb = {"enum": list(VERBS), "description": "应当 是错误，当地 是警告，提倡 是提示"}
    paper = _mapping(dict.fromkeys(layer.PAPER_KEYS, line) | {"核对": {"enum": list(layer.CHECKED)}}, ("名称", "核对"))
    limit = dict.fromkeys(layer.LIMIT_KEYS, line) | {
        "名称": names,
        "数值": {"description": "；".join(SHAPES.values())},
        "按村": {"type": "object"},
        "力度": verb,
    }
    notice = dict.fromkeys(layer.NOTICE_KEYS, line) | {"力度": verb, "期限": line | {"description": TERM_SHAPE}}
    columns = dict.fromkeys(layer.COLUMN_KEYS, line) | {"方式": {"enum": list(layer.MODES)}}
    item = dict.fromkeys(items.KEYS, line) | {"家族": {"enum": list(items.FAMILIES)}}
    sections = {
        "名称": line,
        "上级": {"enum": list(places())},
        "文件": paper,
        "法规": {"type": "object", "additionalProperties": paper},
        "条款": {"type": "object"},
        "规定": _rows(limit, ("名称",)),
        "公示期": _rows(notice, ("事项", "期限")),
        "可公开字段": _rows(columns, ("事项",)),
        "目录": _rows(item, ("编号",)),
        "不公开目录": {"type": "array", "items": line},
        "家族名称": _mapping(dict.fromkeys(items.FAMILIES, line), ()),
    }
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "当地规定", **_mapping(sections, ())}


def _rows(row: dict[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    return {"type": "array", "items": _mapping(row, needed)}


def _mapping(properties: dict[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | {"required": list(needed)} if needed else found

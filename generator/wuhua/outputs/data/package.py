"""Tables described for programs: ``datapackage.json`` (Data Package with Table Schema), one resource for each CSV file."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from wuhua.model.face import Face
from wuhua.outputs.data.tables import DAY, MONEY, NUMBER, WHOLE, WORDS

_TYPES = {MONEY: "number", NUMBER: "number", WHOLE: "integer", DAY: "date", WORDS: "string"}


class Resource(NamedTuple):
    """One CSV file: its name, its path from the site's root, its title, size in bytes, SHA-256 (hex), columns as (name, type)."""

    name: str
    path: str
    title: str
    size: int
    digest: str
    columns: tuple[tuple[str, str], ...]

    def text(self) -> str:
        """The description of the file alone, as it stands in the package."""
        return json.dumps(_resource(self), ensure_ascii=False, separators=(",", ":"))


def package_bytes(face: Face, rights: str, resources: Iterable[str]) -> bytes:
    """Describe files, in the order given, whose own descriptions are these texts.

    ``rights``: the licence's short name (``CC-BY-4.0``), empty where none is given.
    """
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "wuhua",
        "title": f"{face.name}公开数据",
        "description": "网页上的表，一类一年一个文件。人员名单不在里面。金额的单位是元。",
        "created": f"{face.as_of.isoformat()}T00:00:00Z",
        "sources": [{"title": f"{face.name}村务公开", **({"path": face.site_url} if face.site_url else {})}],
    }
    if face.site_url:
        package["homepage"] = face.site_url
    if rights:
        package["licenses"] = [{"name": rights}]
    head = json.dumps(package, ensure_ascii=False, indent=1).removesuffix("\n}")
    rows = ",\n".join(resources)
    return f'{head},\n "resources": [\n{rows}\n ]\n}}\n'.encode()


def _resource(each: Resource) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": each.name,
        "path": each.path,
        "title": each.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": each.size,
        "hash": f"sha256:{each.digest}",
        "schema": {"fields": [_field(name, kind) for name, kind in each.columns], "missingValues": [""]},
    }


def _field(name: str, kind: str) -> dict[str, str]:
    field = {"name": name, "title": name, "type": _TYPES[kind]}
    return field | {"description": "元，两位小数"} if kind == MONEY else field

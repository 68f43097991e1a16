"""What tests of kinds share: examples and guides as they lie on disk, loaded, checked and made into sheets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from wuhua import kinds as room
from wuhua.base.finding import Finding
from wuhua.law.policy import load_policy
from wuhua.model.envelope import finish
from wuhua.model.facts import Facts
from wuhua.model.kind import Kind
from wuhua.model.record import Record
from wuhua.model.sheet import Sheet
from wuhua.model.validate import validate
from wuhua.model.village import Village
from wuhua.rules.engine import check_record, check_text
from wuhua.source import Document, load_bytes

POLICY = load_policy("全国", ())[0]
TODAY = date(2025, 5, 1)
NAMES = ("smallest", "typical", "longest")


@dataclass(frozen=True)
class Checked:
    """One file as the program read it; ``record`` None when it is misshapen."""

    findings: tuple[Finding, ...]
    document: Document | None = None
    record: Record | None = None
    facts: Facts | None = None

    @property
    def told(self) -> list[str]:
        """Give what was found, as the guides quote it."""
        return [f"{finding.code}：{finding.message}" for finding in self.findings]


def folder_of(kind: Kind) -> Path:
    """Give the kind's folder on disk."""
    return Path(str(room.__file__)).parent / kind.package.rpartition(".")[2]


def example_text(kind: Kind, name: str) -> str:
    """Read one of a kind's examples."""
    return (folder_of(kind) / "examples" / f"{name}.yml").read_text("utf-8")


def check_text_of(kind: Kind, text: str, stem: str = "2025-03") -> Checked:
    """Load, validate and check a text as a file of this kind, by itself."""
    file = f"{kind.title}/{stem}.yml"
    document, findings = load_bytes(text.encode(), file)
    if document is None:
        return Checked(tuple(findings))
    record, shape = validate(document, kind.record)
    found = [*findings, *shape, *check_text(document, kind.ident).findings]
    if record is None:
        return Checked(tuple(found), document)
    facts = kind.facts(record, file)
    return Checked((*found, *check_record(record, facts, document, POLICY).findings), document, record, facts)


def sheet_of(kind: Kind, checked: Checked) -> Sheet:
    """Make the finished sheet of a record that is alone in its village."""
    assert checked.record is not None and checked.facts is not None
    village = Village([checked.facts], POLICY, TODAY)
    sheet = kind.view(checked.record, checked.facts, village)
    sizes = {file.path: 1024 for file in checked.record.attachments}
    return finish(sheet, checked.record, checked.facts, village, checked.findings, sizes)


def amounts_in(value: Any) -> Iterator[Decimal]:
    """Give every amount of a record: Decimals that stand in a field of money, at any depth."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            part = getattr(value, name)
            if isinstance(part, Decimal) and "元" in str(field.metadata):
                yield part
            elif not isinstance(part, Decimal):
                yield from amounts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from amounts_in(part)


def part_of(annotation: Any) -> type[BaseModel] | None:
    """Find the group of fields inside an annotation; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_of(part))), None)


def titles_of(model: type[BaseModel]) -> set[str]:
    """Give every Chinese key of a record, and of the groups inside it."""
    found: set[str] = set()
    for field in model.model_fields.values():
        found.add(str(field.alias))
        part = part_of(field.annotation)
        found |= titles_of(part) if part else set()
    return found


class _Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as an editor reads a file: ``2025-03-08`` and 是 are texts, ``3260.00`` is a number."""


_Core.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
_Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def as_editor(text: str) -> Any:
    """Give a file's plain value as an editor's YAML 1.2 parser does."""
    return yaml.load(text, _Core)

"""What may stand at a path of a record: its fields by the keys that a clerk writes."""

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Path = Sequence[str | int]


def keys_at(record: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand under a path; empty where none may."""
    model = model_at(record, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def model_at(record: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The group of fields at a path; None where there is none."""
    model: type[BaseModel] | None = record
    for part in path:
        if model is None or isinstance(part, int):
            continue
        field = _field(model, part)
        model = part_of(field.annotation) if field else None
    return model


def field_at(record: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field that a path leads to, or to an item of; None for no field."""
    names = [at for at, part in enumerate(path) if isinstance(part, str)]
    model = model_at(record, path[: names[-1]]) if names else None
    return _field(model, str(path[names[-1]])) if model else None


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The group of fields that an annotation holds, in a list or by itself; None for plain values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_of(part))), None)


def _field(model: type[BaseModel], title: str) -> FieldInfo | None:
    return next((field for field in model.model_fields.values() if field.alias == title), None)

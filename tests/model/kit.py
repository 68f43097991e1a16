"""Read one value through a field, or a text through a record, and give what a clerk is told."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from wuhua.base.finding import Finding
from wuhua.model.fields import key
from wuhua.model.record import Record
from wuhua.model.validate import validate
from wuhua.source import load_bytes


def reader(kind: Any) -> type[BaseModel]:
    """Make a record of one field, 值, of a field type."""
    return create_model("One", __config__=ConfigDict(arbitrary_types_allowed=True), value=(kind, key("值", "一个值")))


def read(kind: Any, text: Any) -> Any:
    """Read a value through a field type."""
    return reader(kind).model_validate({"值": text}).value  # type: ignore[attr-defined]


def refusal(kind: Any, text: Any) -> tuple[str, str]:
    """Give (message, what to type) of a value that a field type refuses."""
    try:
        value = read(kind, text)
    except ValidationError as error:
        (fault,) = error.errors()
        return str(fault["ctx"]["message"]), str(fault["ctx"]["fix"])
    raise AssertionError(f"{text!r} was read as {value!r}")


def told(record: type[Record], text: str) -> tuple[Record | None, tuple[Finding, ...]]:
    """Load and validate a text that is YAML."""
    document, findings = load_bytes(text.encode(), "content/村情/村情.yml")
    assert document is not None and findings == ()
    return validate(document, record)

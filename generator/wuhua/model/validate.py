"""Step two: documents to records. What is misshapen becomes findings, all of a file's at once, each at its place, in Chinese."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from wuhua.base.finding import Finding, Severity, Span
from wuhua.model.record import Record

Path = tuple[str | int, ...]


class Located(Protocol):
    """What the loader gives: plain values, and where each stands."""

    @property
    def value(self) -> Any:
        """Nested dict, list and str."""
        ...

    def span(self, path: Sequence[str | int], *, key: bool = False) -> Span:
        """The place of the value (or of its key) at a path, else of the nearest that exists."""
        ...

    def line(self, number: int) -> str:
        """A line as the author wrote it."""
        ...


def validate(document: Located, record: type[Record]) -> tuple[Record | None, tuple[Finding, ...]]:
    """Make the record of a document; None when it is misshapen. Old keys are read with a warning."""
    try:
        return record.model_validate(document.value), ()
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=True)
    renamed = _read_old_keys(document.value, record, errors)
    if renamed is None:
        return None, _findings(document, record, errors)
    value, olds = renamed
    warnings = [_old_key_finding(document, path, new) for path, new in olds]
    warnings.sort(key=lambda finding: finding.order)
    try:
        return record.model_validate(value), tuple(warnings)
    except ValidationError as error:
        return None, (*warnings, *_findings(document, record, error.errors(include_url=False)))


def _findings(document: Located, record: type[Record], errors: Sequence[Any]) -> tuple[Finding, ...]:
    missing = {tuple(e["loc"]) for e in errors if e["type"] == "missing"}
    told = set(missing)
    found = []
    for error in errors:
        path: Path = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            guess = _guess(path, record, missing)
            told.discard((*path[:-1], guess))
            found.append(_unknown_key(document, path, guess, record))
        elif error["type"] != "missing":
            found.append(_misshapen(document, path, error))
    found += [_missing_key(document, path) for path in sorted(told, key=str)]
    return tuple(sorted(found, key=lambda finding: finding.order))


def _finding(document: Located, code: str, path: Path, message: str, fix: str, *, at_key: bool = False) -> Finding:
    span = document.span(path, key=at_key)
    return Finding(code, message, span, fix=fix, blocks=True, source=document.line(span.line))


def _unknown_key(document: Located, path: Path, guess: str, record: type[Record]) -> Finding:
    word = str(path[-1])
    known = "、".join(_keys_at(record, path[:-1]))
    fix = f"改成“{guess}”" if guess else f"这里能写的有：{known}；用不着就删掉这一行"
    hint = f"，是不是“{guess}”" if guess else ""
    return _finding(document, "E201", path, f"没有“{_short(word)}”这个字段{hint}", fix, at_key=True)


def _missing_key(document: Located, path: Path) -> Finding:
    where = f"{_where(path[:-1])}少了“{path[-1]}”"
    return _finding(document, "E202", path[:-1], where, f"加一行 {path[-1]}: …", at_key=True)


def _misshapen(document: Located, path: Path, error: Any) -> Finding:
    context = error.get("ctx") or {}
    if "fix" in context:
        return _finding(document, error["type"], path, str(context["message"]), str(context["fix"]))
    code, message, fix = _SHAPES.get(error["type"], _OTHER)(error)
    return _finding(document, code, path, f"“{_name(path)}”{message}", fix)


def _choice(error: Any) -> tuple[str, str, str]:
    words = re.findall("'([^']*)'", str(error["ctx"]["expected"]))
    written = error["input"] if isinstance(error["input"], str) else ""
    # 监委会 is short for 村务监督委员会, though 监事会 looks more like it.
    near = sorted((word for word in words if _shortens(written, word) or _shortens(word, written)), key=len)
    sure = written and near and (len(near) == 1 or len(near[0]) < len(near[1]))
    hint = f"，是不是“{near[0]}”" if sure else ""
    said = f"不能写“{_short(written)}”{hint}" if written else "要从几个词里选一个"
    return "E207", said, f"从这些里选一个：{'、'.join(words)}"


def _shortens(short: str, long: str) -> bool:
    """Whether all letters of ``short`` stand in ``long`` in that order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _group(_: Any) -> tuple[str, str, str]:
    return "E203", "下面要分项写", "另起一行，缩进两格，写“字段: 内容”"


def _list(_: Any) -> tuple[str, str, str]:
    return "E203", "要写成清单", "一项一行，前面加“- ”；或写成 [甲, 乙]"


def _any(_: Any) -> tuple[str, str, str]:
    return "E203", "的写法不对", "对照说明里的例子写"


_Shape = Callable[[Any], tuple[str, str, str]]
_OTHER: _Shape = _any
_SHAPES: dict[str, _Shape] = {
    "literal_error": _choice,
    "model_type": _group,
    "model_attributes_type": _group,
    "dict_type": _group,
    "list_type": _list,
}


def _guess(path: Path, record: type[Record], missing: set[Path]) -> str:
    word = str(path[-1])
    siblings = [str(p[-1]) for p in missing if p[:-1] == path[:-1]]
    known = _keys_at(record, path[:-1])
    near = get_close_matches(word, siblings, 1, 0.4) or get_close_matches(word, known, 1, 0.5)
    return near[0] if near else next((name for name in known if name in word or word in name), "")


def _keys_at(record: type[BaseModel], path: Path) -> list[str]:
    model = _model_at(record, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _model_at(record: type[BaseModel], path: Path) -> type[BaseModel] | None:
    model: type[BaseModel] | None = record
    for part in path:
        if model is None or isinstance(part, int):
            continue
        field = _field(model, str(part))
        model = _model_of(field.annotation) if field else None
    return model


def _field(model: type[BaseModel], title: str) -> FieldInfo | None:
    return next((field for field in model.model_fields.values() if field.alias == title), None)


def _model_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_of(part))), None)


def _read_old_keys(
    value: Any, record: type[Record], errors: Sequence[Any]
) -> tuple[Any, list[tuple[Path, str]]] | None:
    """A copy of the value with old keys renamed, and which; None when there are none."""
    olds = [
        (tuple(e["loc"]), new)
        for e in errors
        if e["type"] == "extra_forbidden" and (new := _new_name(record, e["loc"]))
    ]
    if not olds:
        return None
    copy = _copied(value)
    for path, new in olds:
        parent = copy
        for part in path[:-1]:
            parent = parent[part]
        if new not in parent:
            parent[new] = parent.pop(path[-1])
    return copy, olds


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(part) for name, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value


def _new_name(record: type[Record], path: Sequence[str | int]) -> str:
    model = _model_at(record, tuple(path[:-1]))
    for name, field in (model.model_fields if model else {}).items():
        extra = field.json_schema_extra
        if isinstance(extra, dict) and str(path[-1]) in (extra.get("x-was") or ()):  # type: ignore[operator]
            return field.alias or name
    return ""


def _old_key_finding(document: Located, path: Path, new: str) -> Finding:
    span = document.span(path, key=True)
    return Finding(
        "E213",
        f"“{path[-1]}”是旧的叫法，现在叫“{new}”",
        span,
        severity=Severity.WARNING,
        fix=f"改成“{new}”",
        source=document.line(span.line),
    )


def _where(path: Path) -> str:
    names = list(_spoken(path))
    return f"“{'的'.join(names)}”" if names else "这份文件"


def _spoken(path: Path) -> Iterator[str]:
    for part in path:
        yield f"第{part + 1}项" if isinstance(part, int) else str(part)


def _name(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _short(word: str) -> str:
    line = " ".join(word.split())
    return line if len(line) <= 20 else line[:20] + "…"

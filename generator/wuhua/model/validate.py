"""Step two: documents to records. What is misshapen becomes findings, all of a file's at once, each at its place, in Chinese."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Protocol

from pydantic import ValidationError

from wuhua.base.finding import Finding, Severity, Span
from wuhua.model.advice import keys_called
from wuhua.model.lookup import field_at, keys_at, model_at
from wuhua.model.record import Record
from wuhua.model.slips import choices_meant, extra_dashes, list_meant, value_meant

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
    guessed: set[Path] = set()
    found = []
    for split, whole in extra_dashes(document.value, missing):
        told -= {each for each in missing if each[:-1] in (split, (*split[:-1], whole))}
        found.append(_extra_dash(document, split))
    for error in errors:
        path: Path = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            guess = _guess(path, record, missing, document.value)
            if (*path[:-1], guess) in guessed:
                guess = ""
            guessed.add((*path[:-1], guess))
            told.discard((*path[:-1], guess))
            found.append(_unknown_key(document, path, guess, record))
        elif error["type"] != "missing":
            found.append(_misshapen(document, record, path, error))
    found += [_missing_key(document, path) for path in sorted(told, key=str)]
    return tuple(sorted(found, key=lambda finding: finding.order))


def _finding(document: Located, code: str, path: Path, message: str, fix: str, *, at_key: bool = False) -> Finding:
    span = document.span(path, key=at_key)
    return Finding(code, message, span, fix=fix, blocks=True, source=document.line(span.line))


def _unknown_key(document: Located, path: Path, guess: str, record: type[Record]) -> Finding:
    word = str(path[-1])
    known = "、".join(keys_at(record, path[:-1]))
    fix = f"改成“{guess}”" if guess else f"这里能写的有：{known}；用不着就删掉这一行"
    hint = f"，是不是“{guess}”" if guess else ""
    return _finding(document, "E201", path, f"没有“{_short(word)}”这个字段{hint}", fix, at_key=True)


def _missing_key(document: Located, path: Path) -> Finding:
    where = f"{_where(path[:-1])}少了“{path[-1]}”"
    return _finding(document, "E202", path[:-1], where, f"加一行 {path[-1]}: …", at_key=True)


def _extra_dash(document: Located, path: Path) -> Finding:
    span = document.span(path)
    line = document.line(span.line)
    dash = line.rfind("-", 0, max(0, span.column - 1))
    place = replace(span, column=dash + 1, end_column=dash + 2) if dash >= 0 else span
    fix = "这一行和上面是同一项：“-”改成空格，和上一行的字对齐"
    return Finding("E128", "这里多了“- ”，一项被分成了两项", place, fix=fix, blocks=True, source=line)


def _misshapen(document: Located, record: type[Record], path: Path, error: Any) -> Finding:
    context, name = error.get("ctx") or {}, _name(path)
    said = None
    if error["type"] == "list_type":
        said = list_meant(name, field_at(record, path), error["input"])
    elif error["type"] == "literal_error":
        said = choices_meant(path, _allowed(error), error["input"])
    elif "fix" in context:
        alone = document.line(document.span(path).line).lstrip(" -").startswith(f"{name}:")
        said = value_meant(error["type"], name, context["fix"], field_at(record, path), error["input"], alone)
    if said is not None:
        return _finding(document, said[0], path, *said[1:])
    if "fix" in context:
        return _finding(document, error["type"], path, str(context["message"]), str(context["fix"]))
    code, message, fix = _SHAPES.get(error["type"], _OTHER)(error)
    return _finding(document, code, path, f"“{_name(path)}”{message}", fix)


def _allowed(error: Any) -> list[str]:
    return re.findall("'([^']*)'", str(error["ctx"]["expected"]))


def _choice(error: Any) -> tuple[str, str, str]:
    words = _allowed(error)
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


def _guess(path: Path, record: type[Record], missing: set[Path], value: Any) -> str:
    word = str(path[-1])
    siblings = [str(p[-1]) for p in missing if p[:-1] == path[:-1]]
    known = keys_at(record, path[:-1])
    beside = _keys_beside(value, path)
    called = [key for key in keys_called(word) if key in known and key not in beside]
    if called:
        return next((key for key in called if key in siblings), called[0])
    near = get_close_matches(word, siblings, 1, 0.4) or get_close_matches(word, known, 1, 0.5)
    return near[0] if near else next((name for name in known if name in word or word in name), "")


def _keys_beside(value: Any, path: Path) -> set[str]:
    """The keys that are written beside the one at a path; empty where the file calls a part of the path by an older name."""
    for part in path[:-1]:
        there = isinstance(value, list) or (isinstance(value, dict) and part in value)
        value = value[part] if there else {}
    return set(value) if isinstance(value, dict) else set()


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
    model = model_at(record, tuple(path[:-1]))
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

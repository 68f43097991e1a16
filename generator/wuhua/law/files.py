"""Read the YAML of this room: a place's layer over 全国 over 五化做法, the village's own rules on top."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from wuhua.base.finding import Severity
from wuhua.law.terms import Clause, Heading, Item, Limit
from wuhua.law.values import READERS, SHAPES
from wuhua.source.loader import load_bytes

_ROOM = Path(__file__).resolve().parent
_PRACTICE, _NATION, _VILLAGE = "五化做法", "全国", "本村规定"
_VERBS = {"应当": Severity.ERROR, "当地": Severity.WARNING, "提倡": Severity.NOTE}
_STRICT = {"越小越严": "min", "越大越严": "max", "就近": "near"}


@cache
def places() -> dict[str, str]:
    """Every place's file by its name, which is the file's first line."""
    found = {}
    for path in sorted(_ROOM.glob("*.yml")):
        with path.open(encoding="utf-8") as file:
            key, _, name = file.readline().partition(":")
        if key == "名称":
            found[name.strip()] = path.name
    return found


#: Name, layers, limits, clauses, items, headings, digest: what a Policy is made of.
Parts = tuple[str, tuple[str, ...], tuple[Limit, ...], tuple[Clause, ...], tuple[Item, ...], tuple[Heading, ...], str]


def read_layers(place: str, local_rules: tuple[tuple[str, str, str], ...]) -> tuple[Parts, list[str]]:
    """Read the parts of a policy, and what was wrong; see ``policy.load_policy``."""
    problems = [] if place in places() else [f"没有“{place}”的规定{_guess(place, places())}，先按全国规定检查"]
    layers = [_PRACTICE, _NATION] + ([place] if place in places() and place not in (_PRACTICE, _NATION) else [])
    names = [*(places()[name] for name in layers), "limits.yml", "catalogue.yml", "headings.yml"]
    read = {name: _read(name) for name in names}
    terms = {row["名称"]: row for row in _value(read, "limits.yml")["规定目录"]}
    clauses = {clause.ident: clause for name in layers for clause in _clauses(_value(read, places()[name]))}
    rows = [
        row
        for rank, name in enumerate(layers)
        for entry in _value(read, places()[name])["规定"]
        for row in _limits(entry, name, rank, terms, clauses)
    ]
    own, wrong = _own_rules(local_rules, terms, len(layers))
    return (
        layers[-1],
        (*layers, _VILLAGE) if own else tuple(layers),
        (*rows, *own),
        tuple(clauses.values()),
        tuple(_item(row) for row in _value(read, "catalogue.yml")["目录"]),
        tuple(_headings(_value(read, "headings.yml"))),
        _digest([data for data, _ in read.values()], local_rules),
    ), problems + wrong


def _read(name: str) -> tuple[bytes, Any]:
    data = (_ROOM / name).read_bytes()
    document, findings = load_bytes(data, name)
    if document is None:
        raise ValueError(f"{name}: {findings[0].message}")
    return data, document.value


def _value(read: dict[str, tuple[bytes, Any]], name: str) -> Any:
    return read[name][1]


def _digest(parts: list[bytes], local_rules: tuple[tuple[str, str, str], ...]) -> str:
    whole = blake2b(digest_size=16)
    for part in (*parts, repr(local_rules).encode()):
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _clauses(layer: Any) -> Iterator[Clause]:
    for ident, row in layer.get("条款", {}).items():
        # 已核: the text was read; 自定: our own practice; 未核 stays marked wherever it is cited.
        checked = {"已核": True, "自定": True, "未核": False}[row["核对"]]
        yield Clause(ident, row["名称"], row.get("起", ""), row.get("止", ""), row.get("止后", ""), checked)


def _limits(entry: Any, layer: str, rank: int, terms: Any, clauses: dict[str, Clause]) -> Iterator[Limit]:
    clause, term = clauses[entry["依据"]], terms[entry["名称"]]
    basis = clause.name if clause.checked else f"{clause.name}（未核）"
    for village, text in entry["按村"].items() if "按村" in entry else [("", entry["数值"])]:
        yield Limit(
            entry["名称"],
            _number(term["形"], text),
            text,
            basis,
            layer,
            _VERBS[entry["力度"]],
            entry.get("起", clause.start),
            entry.get("止", ""),
            village,
            rank,
            _STRICT[term["方向"]],
        )


def _number(form: str, text: str) -> Any:
    value = READERS[form](text)
    if value is None:
        raise ValueError(f"{text}: {SHAPES[form]}")
    return value


def _own_rules(given: tuple[tuple[str, str, str], ...], terms: Any, rank: int) -> tuple[list[Limit], list[str]]:
    rows, problems = [], []
    for name, text, basis in given:
        if name not in terms:
            problems.append(f"“本村规定”里没有“{name}”这个名称{_guess(name, terms)}")
            continue
        form = terms[name]["形"]
        value = READERS[form](text)
        if value is None:
            problems.append(f"“本村规定”的“{name}”写的是“{text}”；{SHAPES[form]}")
        else:
            strict = _STRICT[terms[name]["方向"]]
            rows.append(Limit(name, value, text, basis, _VILLAGE, Severity.WARNING, rank=rank, strict=strict))
    return rows, problems


def _guess(word: str, known: Any) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, 0.3)
    return f"，是不是“{near[0]}”" if near else ""


def _item(row: Any) -> Item:
    forms = tuple(row["形式"].split("、"))
    return Item(
        row["编号"],
        row["名称"],
        row.get("核心", "否") == "是",
        row["家族"],
        tuple(row["周期"].split("、")),
        row.get("时限", ""),
        row["公布人"],
        row.get("审核人", ""),
        forms,
        forms == ("公开栏",),
        row["依据"],
    )


def _headings(value: Any) -> Iterator[Heading]:
    for row in value["科目"]:
        yield Heading(row["名称"], row["编码"], row["类别"], row["方向"])
    for row in value["旧科目"]:
        yield Heading(row["名称"], instead=row["改用"])

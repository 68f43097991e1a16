"""Stack the layers: 五化做法, 全国, a place's wider places, the place, the village's own files, its own rules.

In: the YAML of this room and of the village. Out: the plain row that a :class:`~wuhua.law.policy.Policy` is made of, and what
was wrong. A file of this room that cannot be read is a bug (ValueError); a village's file never is: E3xx findings.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from wuhua.base.finding import Finding, Severity
from wuhua.law.items import read_item
from wuhua.law.layer import STRICT, Layer, Terms, read_layer
from wuhua.law.shapes import guess
from wuhua.law.terms import Clause, Heading, Item, Limit, Relation
from wuhua.law.values import READERS, SHAPES
from wuhua.source.document import Document
from wuhua.source.loader import load_bytes

_ROOM = Path(__file__).resolve().parent
PRACTICE, NATION, VILLAGE = "五化做法", "全国", "本村规定"

LocalRules = tuple[tuple[str, str, str], ...]


class OwnFile(NamedTuple):
    """A file of local rules of the village's own: its name as findings show it, and what was read."""

    file: str
    document: Document

    @property
    def name(self) -> str:
        """Its 名称; else the name of the file."""
        given = self.document.value.get("名称")
        return given if isinstance(given, str) and given else self.file.rpartition("/")[2].rpartition(".")[0]


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


def limit_table() -> list[dict[str, str]]:
    """Every limit that a rule asks for: 名称, 形, 方向, 规则 (codes with 、) and 说明 ({} stands for the value)."""
    rows: list[dict[str, str]] = _Shelf(()).table("limits.yml")["规定目录"]
    return rows


def read_layers(
    place: str, local_rules: LocalRules, own: tuple[OwnFile, ...] = ()
) -> tuple[tuple[Any, ...], list[str], list[Finding]]:
    """Read the row of a policy, what was wrong with the village's own rules in words, and with its own files."""
    shelf = _Shelf(own)
    known = shelf.names()
    problems = [] if place in known else [f"没有“{place}”的规定{guess(place, known)}，先按全国规定检查"]
    terms: Terms = {row["名称"]: row for row in shelf.table("limits.yml")["规定目录"]}
    items = {row["编号"]: read_item(row, None) for row in shelf.table("catalogue.yml")["目录"]}
    clauses: dict[str, Clause] = {}
    layers = []
    for rank, name in enumerate(shelf.stack(place if place in known else NATION)):
        layer, findings = read_layer(shelf.document(name), name, rank, terms, clauses, items)
        shelf.keep(name, findings)
        clauses.update(layer.clauses)
        items = {ident: item for ident, item in {**items, **layer.items}.items() if ident not in layer.dropped}
        layers.append(layer)
    rules, wrong = _own_rules(local_rules, terms, len(layers))
    relations = tuple(_relations(shelf.table("structure.yml")))
    digest = shelf.digest(repr(local_rules))
    return _row(layers, rules, clauses, items, shelf, relations, digest), problems + wrong, shelf.findings


class _Shelf:
    """The documents of one stack, each read once."""

    def __init__(self, own: tuple[OwnFile, ...]) -> None:
        self.findings: list[Finding] = []
        self._own: dict[str, Document] = {}
        for file in own:
            if file.name in self._own or file.name in places():
                message = f"已经有一份叫“{file.name}”的规定"
                self._say("E307", file.document, ("名称",), message, "换一个名称，如加上年份")
            else:
                self._own[file.name] = file.document
        self._read: dict[str, tuple[bytes, Document]] = {}

    def names(self) -> list[str]:
        return [*places(), *self._own]

    def table(self, file: str) -> Any:
        return self._open(file).value

    def document(self, name: str) -> Document:
        return self._own.get(name) or self._open(places()[name])

    def stack(self, place: str) -> list[str]:
        """Names from the widest to the nearest: the place's own line, then the village's files that are not in it."""
        found: list[str] = []
        for head in (place, *(name for name in self._own if name != place)):
            found += [name for name in self._line(head) if name not in found]
        return found

    def keep(self, name: str, findings: list[Finding]) -> None:
        """Keep what is wrong with a village's file; with one of ours it is a bug."""
        if findings and name not in self._own:
            raise ValueError(f"{findings[0].span} {findings[0].message}")
        self.findings += findings

    def digest(self, rest: str) -> str:
        whole = blake2b(digest_size=16)
        texts = (document.text.encode() for document in self._own.values())
        for part in (*(data for data, _ in self._read.values()), *texts, rest.encode()):
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.hexdigest()

    def _line(self, head: str) -> list[str]:
        line = [head]
        while (wider := self._wider(line[-1])) and wider not in line:
            line.append(wider)
        if wider:
            self._say(
                "E307", self.document(head), ("上级",), f"“上级”转了一圈又回到“{wider}”", "写上一级的名称，如 广东"
            )
            line += [name for name in (NATION, PRACTICE) if name not in line]
        return line[::-1]

    def _wider(self, name: str) -> str:
        """The place above; 全国 where none is written or known, empty above our own practice."""
        if name in (PRACTICE, NATION):
            return PRACTICE if name == NATION else ""
        document = self.document(name)
        wider = document.value.get("上级") or NATION
        if isinstance(wider, str) and wider in self.names():
            return wider
        hint = guess(wider, self.names()) if isinstance(wider, str) else ""
        self._say(
            "E307", document, ("上级",), f"没有“{wider}”的规定{hint}", f"写这些里的一个：{'、'.join(self.names())}"
        )
        return NATION

    def _say(self, code: str, document: Document, path: tuple[str, ...], message: str, fix: str) -> None:
        span = document.span(path)
        found = Finding(code, message, span, fix=fix, source=document.line(span.line))
        if found not in self.findings:
            self.findings.append(found)

    def _open(self, file: str) -> Document:
        if file not in self._read:
            data = (_ROOM / file).read_bytes()
            document, findings = load_bytes(data, file)
            if document is None:
                raise ValueError(f"{file}: {findings[0].message}")
            self._read[file] = data, document
        return self._read[file][1]


def _row(
    layers: list[Layer],
    rules: list[Limit],
    clauses: dict[str, Clause],
    items: dict[str, Item],
    shelf: _Shelf,
    relations: tuple[Relation, ...],
    digest: str,
) -> tuple[Any, ...]:
    names = [layer.name for layer in layers] + ([VILLAGE] if rules else [])
    limits = [limit for layer in layers for limit in layer.limits] + rules
    notices = [notice for layer in layers for notice in layer.notices]
    columns = {row.matter: row for layer in layers for row in layer.columns}
    labels = {family: label for layer in layers for family, label in layer.labels.items()}
    return (
        layers[-1].name,
        tuple(names),
        _grouped(sorted(limits, key=lambda row: row.order), lambda row: row.name),
        {ident: tuple(clause) for ident, clause in clauses.items()},
        {ident: tuple(item) for ident, item in items.items()},
        {row.name: tuple(row) for row in _headings(shelf.table("headings.yml"))},
        _grouped(sorted(notices, key=lambda row: row.order), lambda row: row.matter),
        {matter: tuple(row) for matter, row in columns.items()},
        labels,
        digest,
        tuple(map(tuple, relations)),
        {row["词"]: row["说"] for row in shelf.table("headings.yml")["词语"]},
    )


def _grouped(rows: Iterable[Any], key: Any) -> dict[str, list[tuple[Any, ...]]]:
    """Rows as plain tuples by name, in their order."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(tuple(row._replace(severity=row.severity.value)))
    return found


def _own_rules(given: LocalRules, terms: Terms, rank: int) -> tuple[list[Limit], list[str]]:
    rows, problems = [], []
    for name, text, basis in given:
        if name not in terms:
            problems.append(f"“本村规定”里没有“{name}”这个名称{guess(name, terms)}")
            continue
        form = terms[name]["形"]
        value = READERS[form](text)
        if value is None:
            problems.append(f"“本村规定”的“{name}”写的是“{text}”；{SHAPES[form]}")
        else:
            strict = STRICT[terms[name]["方向"]]
            rows.append(Limit(name, value, text, basis, VILLAGE, Severity.WARNING, rank=rank, strict=strict))
    return rows, problems


def _headings(value: Any) -> Iterator[Heading]:
    for row in value["科目"]:
        yield Heading(row["名称"], row["编码"], row["类别"], row["方向"], gloss=row["说"])
    for row in value["旧科目"]:
        yield Heading(row["名称"], instead=row["改用"])


def _relations(value: Any) -> Iterator[Relation]:
    for row in value["机构关系"]:
        above = tuple(row["归在"].split("、")) if "归在" in row else ()
        said = (row.get("怎么来", ""), row.get("监督", ""), row.get("说明", ""))
        yield Relation(row["机构"], above, *said, row.get("全体") == "是", tuple(row.get("依据", ())))

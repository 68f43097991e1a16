"""Read one layer: a file of local rules as a Document in, its rows and what is wrong with them out.

Findings: E302 a name that is not known, E303 a value that cannot be read, E304 something missing, E305 a basis that is not
in the table, E306 an item of the catalogue. A row with a finding is left out, the others stand.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from wuhua.base.finding import Finding
from wuhua.law.items import FAMILIES, KEYS, REQUIRED, read_item, wrong_in
from wuhua.law.shapes import VERBS, Path, ShapeReader, guess, one_of
from wuhua.law.terms import Clause, Columns, Item, Limit, NoticePeriod
from wuhua.law.values import READERS, SHAPES, TERM_SHAPE, read_names, read_term
from wuhua.source.document import Document

STRICT = {"越小越严": "min", "越大越严": "max", "就近": "near"}
#: 已核: the text was read; 自定: our own practice; 未核 stays marked wherever it is cited.
CHECKED = {"已核": True, "自定": True, "未核": False}
MODES = ("名单", "栏上名单", "总数")
SECTIONS = (
    *("名称", "上级", "文件", "法规", "条款", "规定", "公示期", "可公开字段"),
    *("目录", "不公开目录", "家族名称"),
)
PAPER_KEYS = ("名称", "版本", "起", "止", "止后", "核对", "出处")
LIMIT_KEYS = ("名称", "数值", "按村", "力度", "依据", "起", "止")
NOTICE_KEYS = ("事项", "期限", "力度", "依据", "起", "止")
COLUMN_KEYS = ("事项", "目录项", "方式", "可写", "不写", "依据")

Terms = dict[str, dict[str, str]]


class Layer(Struct):
    """What one file says; ``items`` holds only those that it changes or adds."""

    name: str
    clauses: dict[str, Clause] = {}
    limits: list[Limit] = []
    notices: list[NoticePeriod] = []
    columns: list[Columns] = []
    items: dict[str, Item] = {}
    dropped: list[str] = []
    labels: dict[str, str] = {}


def read_layer(
    document: Document, name: str, rank: int, terms: Terms, clauses: dict[str, Clause], items: dict[str, Item]
) -> tuple[Layer, list[Finding]]:
    """Read a file over the clauses and items of the wider layers; ``rank`` grows towards the village."""
    reader = _Reader(document, name, rank, terms, clauses, items)
    return reader.read(), reader.findings


class _Reader(ShapeReader):
    def __init__(
        self, document: Document, name: str, rank: int, terms: Terms, clauses: dict[str, Clause], items: dict[str, Item]
    ) -> None:
        super().__init__(document)
        self._rank, self._terms, self._items = rank, terms, items
        self._layer = Layer(name)
        self._wider = clauses
        self._papers: dict[str, Clause] = {}

    def read(self) -> Layer:
        layer = self._layer
        self.unknown((), self.document.value, SECTIONS)
        self._read_clauses()
        layer.limits.extend(self._limits())
        layer.notices.extend(self._notices())
        layer.columns.extend(self._columns())
        self._read_items()
        layer.labels.update(self._labels())
        return layer

    # Clauses

    def _read_clauses(self) -> None:
        paper = self._paper("", ("文件",), self.mapping("文件"))
        if paper is not None:
            self._layer.clauses[self._layer.name] = paper._replace(ident=self._layer.name)
        for ident, row in self.mapping("法规").items():
            if (law := self._paper(ident, ("法规", ident), row)) is not None:
                self._papers[ident] = law
        for ident, row in self.mapping("条款").items():
            clause = self._clause(ident, row)
            if clause is not None:
                self._layer.clauses[ident] = clause

    def _paper(self, ident: str, path: Path, row: Any) -> Clause | None:
        if row == {}:
            return None
        if not isinstance(row, dict):
            self.fault("E303", path, f"“{path[-1]}”要分栏写", "写成 {名称: …, 核对: 已核}")
            return None
        if not self.is_row(path, row, PAPER_KEYS, ("名称", "核对")):
            return None
        if row["核对"] not in CHECKED:
            self.fault("E303", (*path, "核对"), f"“核对”写的是“{row['核对']}”", one_of(CHECKED))
            return None
        end = row.get("止", "")
        known = CHECKED[row["核对"]]
        said = (row["名称"], row.get("起", ""), "" if end == "无" else end, row.get("止后", ""), known)
        return Clause(ident, *said, row["名称"], "", row.get("版本", ""), row.get("出处", ""))

    def _clause(self, ident: str, row: Any) -> Clause | None:
        if isinstance(row, dict):
            return self._paper(ident, ("条款", ident), row)
        law = self._papers.get(ident.rpartition(" ")[0])
        if not isinstance(row, str) or law is None:
            self.fault("E305", ("条款", ident), f"“{ident}”前半截要是“法规”里的一部", "先在“法规”里写上它，再写 第几条")
            return None
        return law._replace(ident=ident, name=law.law + row, article=row)

    def _basis(self, path: Path, row: dict[str, Any]) -> Clause | None:
        """The clause that a row cites; a row that cites none rests on the paper itself."""
        ident = row.get("依据", self._layer.name)
        found = self._layer.clauses.get(ident) or self._wider.get(ident)
        if found is None and "依据" in row:
            known = [*self._layer.clauses, *self._wider]
            fix = "写“条款”里有的编号，或者先在“条款”里加上它"
            self.fault("E305", (*path, "依据"), f"“条款”里没有“{ident}”{guess(ident, known)}", fix)
        elif found is None:
            self.fault("E304", path, "没有写依据", "加上 依据: …，或者在文件开头写“文件: {名称: …, 核对: 已核}”")
        return found

    # Rows

    def _limits(self) -> Iterator[Limit]:
        for index, row in self.rows("规定", LIMIT_KEYS, ("名称",)):
            path = ("规定", index)
            if row["名称"] not in self._terms:
                said = f"没有“{row['名称']}”这个规定{guess(row['名称'], self._terms)}"
                self.fault("E302", (*path, "名称"), said, "名称照“规定目录”写：wuhua policy show 五化做法")
                continue
            clause = self._basis(path, row)
            for village, text, place in self._values(path, row):
                value = self._number(place, row["名称"], text)
                if clause is not None and value is not None:
                    yield self._limit(row, clause, value, text, village)

    def _values(self, path: Path, row: dict[str, Any]) -> Iterator[tuple[str, Any, Path]]:
        """(village, text, path) of every value of a row; the village is empty for all."""
        many = row.get("按村")
        if isinstance(many, dict) and many:
            for village, text in many.items():
                yield village, text, (*path, "按村", village)
        elif "按村" in row:
            self.fault("E303", (*path, "按村"), "“按村”下面一行写一个村", "写成 按村: {村名: 数值}", True)
        elif not row.get("数值"):
            self.fault("E304", path, "少写了“数值”", "加上 数值: …")
        else:
            yield "", row["数值"], (*path, "数值")

    def _number(self, path: Path, name: str, text: Any) -> Any:
        form = self._terms[name]["形"]
        value = READERS[form](text) if isinstance(text, str) else None
        if value is None:
            said = f"“{name}”写的是“{text}”" if isinstance(text, str) else f"“{name}”只能写一句话"
            self.fault("E303", path, said, SHAPES[form])
        return value

    def _limit(self, row: dict[str, Any], clause: Clause, value: Any, text: str, village: str) -> Limit:
        severity = VERBS[row.get("力度", "当地")]
        strict = STRICT[self._terms[row["名称"]]["方向"]]
        span = _in_force(row, clause)
        where = (basis_of(clause), self._layer.name, severity, *span, village, self._rank, strict)
        return Limit(row["名称"], value, text, *where)

    def _notices(self) -> Iterator[NoticePeriod]:
        for index, row in self.rows("公示期", NOTICE_KEYS, ("事项", "期限")):
            path = ("公示期", index)
            term, clause = read_term(row["期限"]), self._basis(path, row)
            if term is None:
                self.fault("E303", (*path, "期限"), f"“期限”写的是“{row['期限']}”", TERM_SHAPE)
            elif clause is not None:
                severity = VERBS[row.get("力度", "当地")]
                where = (basis_of(clause), self._layer.name, severity, *_in_force(row, clause))
                yield NoticePeriod(row["事项"], term[0], term[1], *where, term[2], row["期限"], self._rank)

    def _columns(self) -> Iterator[Columns]:
        for index, row in self.rows("可公开字段", COLUMN_KEYS, ("事项",)):
            path = ("可公开字段", index)
            clause, mode = self._basis(path, row), row.get("方式", "名单")
            if mode not in MODES:
                self.fault("E303", (*path, "方式"), f"没有“{mode}”这种方式", one_of(MODES))
            elif clause is not None:
                may, never, items = (read_names(row.get(key, "")) or () for key in ("可写", "不写", "目录项"))
                yield Columns(row["事项"], may, never, basis_of(clause), self._layer.name, mode, items)

    def _read_items(self) -> None:
        for index, row in self.rows("目录", KEYS, ("编号",)):
            base = self._layer.items.get(row["编号"]) or self._items.get(row["编号"])
            missing = [key for key in REQUIRED if base is None and not row.get(key)]
            if missing:
                message = f"“{row['编号']}”是新的目录项，少写了“{'”“'.join(missing)}”"
                self.fault(
                    "E306", ("目录", index, "编号"), message, f"加上 {missing[0]}: …；改原有的项，照公开目录写编号"
                )
            wrong = [(key, fix) for key, text in row.items() if key != "编号" and (fix := wrong_in(key, text))]
            for key, fix in wrong:
                self.fault("E306", ("目录", index, key), f"“{key}”写的是“{row[key]}”", fix)
            if not missing and not wrong:
                self._layer.items[row["编号"]] = read_item(row, base)
        given = self.document.value.get("不公开目录") or []
        for index, ident in enumerate(given if isinstance(given, list) else [given]):
            if isinstance(ident, str) and ident in self._items:
                self._layer.dropped.append(ident)
            else:
                said = f"公开目录里没有“{ident}”" if isinstance(ident, str) else "这里只写目录项的编号"
                self.fault("E306", ("不公开目录", index), said, "写目录项的编号，如 CF-01")

    def _labels(self) -> Iterator[tuple[str, str]]:
        labels = self.mapping("家族名称")
        self.unknown(("家族名称",), labels, FAMILIES)
        for family, label in labels.items():
            if not isinstance(label, str) or not label:
                self.fault("E303", ("家族名称", family), f"“{family}”改叫什么没有写", "写成 党务: 政务")
            elif family in FAMILIES:
                yield family, label


def basis_of(clause: Clause) -> str:
    """A clause as a limit cites it: unread texts say so."""
    return clause.name if clause.checked else f"{clause.name}（未核）"


def _in_force(row: dict[str, Any], clause: Clause) -> tuple[str, str]:
    """First and last day of a row: its own, else those of its clause; 止: 无 outlives the clause."""
    end = row.get("止", clause.end)
    return row.get("起", clause.start).replace("无", ""), "" if end == "无" else end

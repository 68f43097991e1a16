"""V07: a public list of persons shows the columns that its matter allows, and a matter told in totals has no list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from wuhua.base.persons import is_masked, is_post, is_subject
from wuhua.rules.rule import Fault, Outcome, Rule

if TYPE_CHECKING:
    from wuhua.law.policy import Policy
    from wuhua.law.terms import Columns
    from wuhua.model.facts import Facts
    from wuhua.model.record import Record

Path = tuple[str | int, ...]
#: Heads that mean the same, by what they tell; each begins with the word that stands for them.
_SAME = (
    "组 小组 村民小组 组别 所在小组 所属小组 自然村 村组 片区",
    "人数 保障人数 人口 家庭人口 家庭人口数 人口数 户人口 家庭人数",
    "类别 类型 档次 补贴类别 补贴项目 项目 补偿项目 供养方式 救助类别 建房类型 品种 作物 等级",
    "位置 拟用地位置 地块 坐落",
    "面积 用地面积 拟用地面积 建筑面积 种植面积 承包面积 补贴面积 面积合计",
    "层数 建筑层数",
    "原宅基地 原宅基地处理",
)
#: What tells nothing of a person's life: counts, sums, days of the batch.
_PLAIN_WORDS = (
    "序号 编号 户号 数量 标准 补贴标准 单价 金额 补贴金额 补助金额 救助金额 保障金额 月保障金额 发放金额 补偿金额 应发 实发 合计 总额 小计 元 "
    "月数 天数 起月 止月 起止月 月份 期间 批次 年度 日期 发放日期 签领日期 领取日期 批准日期 批准号 文号 阶段 状态 结果 备注 说明 "
    "签名 签字 签领 领取人签名 单位 数量单位 村 村名 镇 镇街 评估 户数 用途 物资 品名 票号 组 人数 类别 面积 次数 资金来源 决策编号 公示起止 受理电话"
)
_PLAIN = frozenset(_PLAIN_WORDS.split())
_CANON = {word: row.split()[0] for row in _SAME for word in row.split()}
#: Told of nobody in any list, whatever its matter.
_NEVER = (
    "身份证",
    "证件号",
    "银行",
    "账号",
    "卡号",
    "住址",
    "门牌",
    "出生",
    "病",
    "残疾",
    "诊断",
    "家庭收入",
    "收入",
    "财产",
)


class Listing(NamedTuple):
    """One list of persons: where it stands, its heads, where each head's fault is shown, where the names stand."""

    path: Path
    heads: tuple[str, ...]
    places: tuple[Path, ...]
    names: tuple[tuple[Path, str], ...]


def find(record: "Record", facts: "Facts", policy: "Policy") -> Iterator[Outcome]:
    """Find columns that the matter does not allow; one whose values another rule names is that rule's."""
    if not facts.data.get("persons"):
        return
    allowed = next((found for item in facts.items if (found := policy.columns(item))), None)
    for listing in _listings(record):
        yield from _judge(listing, allowed, *_spoken(record, facts, policy))


def _listings(record: "Record") -> Iterator[Listing]:
    table: Any = getattr(record, "table", None)
    if table is not None and hasattr(table, "heads"):
        heads = tuple(table.heads)
        at = next((index for index, head in enumerate(heads) if is_subject(head)), None)
        if at is not None and not any(map(is_post, heads)):
            places = tuple(("表", "表头", index) for index in range(len(heads)))
            names = tuple((("表", "行", n, at), row[at]) for n, row in enumerate(table.rows) if len(row) > at)
            yield Listing(("表",), heads, places, names)
    for name, field in type(record).model_fields.items():
        rows = getattr(record, name)
        keys = [str(x.alias) for x in _fields(rows[0])] if isinstance(rows, list) and rows else []
        if any(map(is_subject, keys)) and not any(map(is_post, keys)):
            yield _roster(str(field.alias), rows)


def _fields(row: Any) -> list[Any]:
    return list(getattr(type(row), "model_fields", {}).values())


def _roster(title: str, roster: list[Any]) -> Listing:
    """A kind's own 名单: its columns are the keys that some row writes, each shown where it is first written."""
    first: dict[str, Path] = {}
    names: list[tuple[Path, str]] = []
    for index, row in enumerate(roster):
        for name, field in type(row).model_fields.items():
            if name in row.model_fields_set:
                head = str(field.alias)
                first.setdefault(head, (title, index, head))
                if is_subject(head):
                    names.append(((title, index, head), str(getattr(row, name))))
    return Listing((title,), tuple(first), tuple(first.values()), tuple(names))


def _judge(
    listing: Listing, allowed: "Columns | None", spoken: frozenset[Path], special: frozenset[Path]
) -> Iterator[Fault]:
    """``spoken`` where another rule speaks; ``special`` where V08 does: who may be told as a number has no list at all."""
    if allowed is not None and allowed.mode == "总数":
        if any(place[: len(listing.path)] == listing.path for place in special):
            return
        message = f"{allowed.matter}只公布人数和金额，不列名单"
        yield Fault(listing.path, message, "不能公开", "删掉名单，写人数和总额", at_key=True)
        return
    may = {_plain(word) for word in allowed.may} if allowed else None
    for index, head in enumerate(listing.heads):
        if is_subject(head):
            yield from _names(listing, allowed, spoken)
        elif _is_barred(_plain(head), may) and not _is_told(listing, index, spoken):
            matter = f"{allowed.matter}名单" if allowed else "人员名单"
            fix = f"删掉这一栏；可以写：{'、'.join(allowed.may)}" if allowed else "删掉这一栏"
            yield Fault(listing.places[index], f"{matter}里不写“{head}”", "不能公开", fix)


def _is_barred(head: str, may: set[str] | None) -> bool:
    if may is not None and head in may:
        return False
    if any(word in head for word in _NEVER):
        return True
    return may is not None and head not in _PLAIN


def _names(listing: Listing, allowed: "Columns | None", spoken: frozenset[Path]) -> Iterator[Fault]:
    """Where only withheld names are allowed (隐名), each full one."""
    if allowed is None or "隐名" not in allowed.may or any(is_subject(word) for word in allowed.may):
        return
    for path, name in listing.names:
        if not is_masked(name) and not any(place[: len(path) - 1] == path[:-1] for place in spoken):
            fix = "名字写成张某某，或者不列名单，只写人数和金额"
            yield Fault(path, f"{allowed.matter}名单里写了全名", "不能公开", fix)


def _is_told(listing: Listing, index: int, spoken: frozenset[Path]) -> bool:
    """Whether another rule names a value of this column."""
    head = listing.heads[index]
    return any(place[: len(listing.path)] == listing.path and place[-1] in (index, head) for place in spoken)


def _plain(head: str) -> str:
    """A head without what stands in brackets, in the word that stands for it."""
    bare = head.split("（")[0].split("(")[0].strip()
    return _CANON.get(bare, bare)


def _spoken(record: "Record", facts: "Facts", policy: "Policy") -> tuple[frozenset[Path], frozenset[Path]]:
    """Where the rules on homes, minors, illness, special groups and numbers find something in this record; and where V08 alone does."""
    from wuhua.rules.privacy import home_address, illness_told, minor_named, special_group_named

    rules = (home_address, minor_named, illness_told)
    outcomes = [one for rule in rules for one in rule.find(record, facts, policy)]
    groups = special_group_named.find(record, facts, policy)
    special = frozenset(one.path for one in groups if isinstance(one, Fault))
    return frozenset(one.path for one in outcomes if isinstance(one, Fault)) | special | _numbers(record), special


def _numbers(record: "Record") -> frozenset[Path]:
    """Cells of the table in which V01 to V03 find a number."""
    from wuhua.base.private import HARD, find_private

    table: Any = getattr(record, "table", None)
    if table is None or not hasattr(table, "heads"):
        return frozenset()
    return frozenset(
        ("表", "行", n, at)
        for n, row in enumerate(table.rows)
        for at, (head, text) in enumerate(zip(table.heads, row, strict=False))
        if any(found.kind in HARD for found in find_private(str(text), head))
    )


RULE = Rule("V07", "名单里写了不该写的一栏", "record", find, blocks=True, clauses=("PIPL 6",))

"""五化自查, shown: the page, the sheet for boards, the form for the town. Counts first; every line leads to its evidence.

In: a :class:`Selfcheck`. Out: sheets; no HTML, no bytes.
"""

from collections.abc import Iterable

from wuhua.base.dates import show_day
from wuhua.model.sheet import (
    Block,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    ProseBlock,
    Sentence,
    Sheet,
    Strong,
    TableBlock,
    Tone,
    Value,
)
from wuhua.overviews.selfcheck import WRITING, Case, Family, Selfcheck, Sums, registers_of, year_of

KEY = "compliance"
#: The folder of the rules' pages.
RULES = "rules"
_TITLE = "五化自查"
_ON_PAGE = 60
_ON_BOARD = 6
_ON_FORM = 6
_LINE = "＿＿＿＿＿＿＿＿"


def rule_link(code: str, words: str = "") -> Link:
    """Words that lead to a rule's page; the code itself when none are given."""
    return Link(words or code, f"{RULES}/{code.lower()}")


def compliance_sheet(check: Selfcheck) -> Sheet:
    """The page: what was checked, what was found and where, what could not run, what did not apply, last year beside it."""
    village = check.village
    blocks: list[Block] = [_cases(check, family.name, family.cases) for family in check.families if family.cases]
    if check.writing:
        blocks.append(_cases(check, WRITING, check.writing))
    blocks.append(_overview(check))
    blocks += filter(None, (_years(check), _unrun(check), _idle(check)))
    blocks += map(_family, check.families)
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title=_TITLE,
        subtitle=f"{village.name} · 算到{show_day(village.as_of)}",
        headline=_figures(check.sums),
        summary=tuple(_sentences(check)),
        blocks=tuple(blocks),
        related=(Link("全部规则", f"{RULES}/index"),),
    )


def _figures(sums: Sums) -> tuple[Figure, ...]:
    return (
        Figure("要改的", Count(sums.problems, "处"), Tone.LATE if sums.problems else Tone.GOOD),
        Figure("没有问题的规则", Count(sums.clean, "条"), Tone.GOOD),
        Figure("没能查全的规则", Count(sums.unrun, "条")),
    )


def _sentences(check: Selfcheck) -> Iterable[Sentence]:
    sums, village = check.sums, check.village
    number = Count(len(village.facts), "份")
    yield (f"到{show_day(village.as_of)}，用", Strong(Count(sums.asked, "条")), "规则查了", number, "公开记录。")
    yield (f"有{sums.problems}处要改。",) if sums.problems else ("没有发现要改的。",)
    aside = [(sums.notes, "处只作提示"), (sums.waived, "处写明了原因、不改")]
    if any(count for count, _ in aside):
        yield ("另外有" + "，".join(f"{count}{words}" for count, words in aside if count) + "。",)
    if sums.unrun or sums.idle:
        yield (f"{sums.unrun}条规则没能查全，{sums.idle}条没有用上，原因都写在下面。",)
    yield ("五化是设施、内容、时间、形式、地点五个方面的公开要求；后面四类查数字、决策、人员和隐私。",)


_HEADS = ("规则", "没有问题", "没能查全", "要改的", "提示", "不改、写明原因")


def _overview(check: Selfcheck, *, linked: bool = True) -> TableBlock:
    rows = [
        (Link(family.name, f"#{family.name}") if linked else family.name, *_counts(family.sums))
        for family in check.families
    ]
    if check.writing:
        rows.append((WRITING, *_counts(Family("", WRITING, (), check.writing).sums)))
    columns = (Column("哪一方面", grow=True), *(Column(head, number=True) for head in _HEADS))
    note = "前三栏数规则（条），后三栏数地方（处）。"
    return TableBlock("查了什么，查出什么", columns, tuple(rows), (("合计", *_counts(check.sums)),), note)


def _counts(sums: Sums) -> tuple[Value, ...]:
    return (sums.asked, sums.clean, sums.unrun, sums.problems, sums.notes, sums.waived)


def _family(family: Family) -> TableBlock:
    """One rule a line, named by what would be wrong: how many records it found clean, how many places it found, how many it could not judge."""
    by_code: dict[str, list[Case]] = {}
    for case in family.cases:
        by_code.setdefault(case.finding.code, []).append(case)
    found_at = f"#{family.name}查到的"
    rows = []
    for rule in family.rules:
        if not rule.idle:
            count = len(by_code.get(rule.code, ()))
            found = Link(f"{count}处", found_at) if count else None
            clean = Count(rule.clean, "份") if rule.clean else None
            skipped = Count(rule.skipped, "处") if rule.skipped else None
            rows.append((rule_link(rule.code, f"{rule.code} {rule.name}"), clean, found, skipped))
    heads = ("没有这个问题", "有这个问题", "没能查全")
    columns = (Column("查的是哪种问题", grow=True), *(Column(head, number=True) for head in heads))
    return TableBlock(family.name, columns, tuple(rows), folded=True)


def _cases(check: Selfcheck, name: str, cases: tuple[Case, ...]) -> TableBlock:
    """Findings with their evidence: the record's page, the line of its file, the register in which its posting stands."""
    shown = sorted(cases, key=lambda case: (not case.is_open, case.finding.order))[:_ON_PAGE]
    columns = (
        Column("查到什么", grow=True),
        Column("情况"),
        Column("公开单"),
        Column("写在哪里"),
        Column("张贴登记"),
        Column("规则", nowrap=True),
    )
    left = len(cases) - len(shown)
    note = f"另外还有{left}处，写在各份公开单的后面。" if left else ""
    return TableBlock(f"{name}查到的", columns, tuple(_case(check, case) for case in shown), note=note)


def _case(check: Selfcheck, case: Case) -> tuple[Value, ...]:
    found, row = case.finding, case.row
    registers = registers_of(check.village, row) if row else []
    place = found.span.file.partition("/")[2] or found.span.file
    return (
        found.message,
        _state(case),
        Link(row.title, row.key) if row else None,
        f"{place} 第{found.span.line}行",
        Link(registers[0].title, registers[0].key) if registers else None,
        rule_link(found.code),
    )


def _state(case: Case) -> str:
    if case.finding.waiver is not None:
        return f"不改：{case.finding.waiver}"
    return case.finding.note or ("要改" if case.is_open else "提示")


def _unrun(check: Selfcheck) -> TableBlock | None:
    rules = [rule for family in check.families for rule in family.rules if rule.reasons]
    rows = tuple(
        (rule_link(rule.code, f"{rule.code} {rule.name}"), reason, Count(cases, "处"))
        for rule in rules
        for reason, cases in rule.reasons
    )
    columns = (Column("规则", grow=True), Column("为什么"), Column("多少", number=True))
    return TableBlock("没能查全的", columns, rows, note="没能查，不等于没有问题。", folded=True) if rows else None


def _idle(check: Selfcheck) -> TableBlock | None:
    rules = [rule for family in check.families for rule in family.rules if rule.idle]
    rows = tuple((rule_link(rule.code, f"{rule.code} {rule.name}"), rule.idle) for rule in rules)
    return TableBlock("没有用上的规则", (Column("规则", grow=True), Column("为什么")), rows) if rows else None


def _years(check: Selfcheck) -> TableBlock | None:
    """What is found today in this year's records and in last year's; None while last year has none."""
    this = check.village.as_of.year
    known = [year_of(row) for row in check.village.facts.values()]
    if known.count(this - 1) == 0:
        return None
    years = (this, this - 1, None)
    rows: list[tuple[Value, ...]] = [("公开的记录（份）", *(known.count(year) for year in years))]
    for family in check.families:
        if opened := [case.year for case in family.cases if case.is_open]:
            rows.append((f"{family.name}要改的（处）", *(opened.count(year) for year in years)))
    heads = (f"{this}年", f"{this - 1}年", "不分年")
    columns = (Column("哪一方面", grow=True), *(Column(head, number=True) for head in heads))
    return TableBlock(
        "今年和去年",
        columns,
        tuple(rows),
        note="看记录说的是哪一年的事，都按今天查到的算。没有列出的方面，没有要改的。",
    )


def board_sheet(check: Selfcheck) -> Sheet:
    """What hangs on a board: the counts, what is open, why some could not run. It names the month, so that it keeps for one."""
    day = check.village.as_of
    blocks: list[Block] = [_overview(check, linked=False)]
    blocks += filter(None, (_open_short(check, _ON_BOARD), _unrun_short(check)))
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title=_TITLE,
        subtitle=f"{day.year}年{day.month}月",
        headline=_figures(check.sums),
        summary=((f"有{check.sums.problems}处要改。" if check.sums.problems else "没有发现要改的。",),),
        blocks=tuple(blocks),
    )


def _open_short(check: Selfcheck, most: int) -> TableBlock | None:
    cases = sorted((case for case in check.cases if case.is_open), key=lambda case: case.finding.order)
    rows = tuple((_in_short(case), case.finding.code) for case in cases[:most])
    left = len(cases) - len(rows)
    note = f"另外还有{left}处，网站上都有。" if left else ""
    return (
        TableBlock("要改的", (Column("什么", grow=True), Column("规则", nowrap=True)), rows, note=note)
        if rows
        else None
    )


def _in_short(case: Case) -> str:
    return case.finding.message + (f"（{case.finding.note}）" if case.finding.note else "")


def _unrun_short(check: Selfcheck) -> ProseBlock | None:
    unrun = sum(bool(rule.reasons) for family in check.families for rule in family.rules)
    words = f"有{unrun}条。多半是当地没有规定；每条为什么没能查全，网站上都有。"
    return ProseBlock("没能查全的规则", (words,)) if unrun else None


def form_sheet(check: Selfcheck, policy: str) -> Sheet:
    """The form for the town, one page: the counts beside last year's, what is open first, room for opinions and names."""
    village, sums = check.village, check.sums
    facts = FactsBlock(
        "基本情况",
        (
            ("村（社区）", village.name),
            ("查到哪天", village.as_of),
            ("当地规定", policy),
            ("公开记录", Count(len(village.facts), "份")),
            ("用了的规则", Count(sums.asked, "条")),
            ("没能查全、没有用上的", f"{sums.unrun}条、{sums.idle}条"),
        ),
    )
    opened = _open_short(check, _ON_FORM)
    blocks: list[Block] = [facts, _beside_last_year(check), *([opened] if opened else []), _signing()]
    return Sheet(
        key=KEY,
        kind=KEY,
        family="村务",
        title="五化自查情况表",
        subtitle=show_day(village.as_of),
        blocks=tuple(blocks),
    )


def _beside_last_year(check: Selfcheck) -> TableBlock:
    last = check.village.as_of.year - 1
    rows = [
        (family.name, *_counts(family.sums), sum(1 for case in family.cases if case.is_open and case.year == last))
        for family in check.families
    ]
    heads = (*_HEADS, f"其中{last}年的")
    columns = (Column("哪一方面", grow=True), *(Column(head, number=True) for head in heads))
    whole = sum(1 for case in check.cases if case.is_open and case.year == last)
    return TableBlock("查了什么，查出什么", columns, tuple(rows), (("合计", *_counts(check.sums), whole),))


def _signing() -> FactsBlock:
    posts = ("村（居）务监督委员会意见", "村（居）党组织书记", "村（居）委会主任", "镇（街道）意见", "镇（街道）收表人")
    return FactsBlock("意见和签字", tuple((post, f"{_LINE}　{_day_line()}") for post in posts))


def _day_line() -> str:
    return "＿＿＿＿年＿＿月＿＿日"

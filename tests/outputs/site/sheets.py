"""A small village for the site's tests: its face, its sections, and a sheet of every kind of block, home among them."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from tests.outputs import sheets as shared
from wuhua.model.face import Face
from wuhua.model.sheet import (
    Badge,
    CardsBlock,
    ChartBlock,
    Column,
    Count,
    FactsBlock,
    Figure,
    Link,
    Sheet,
    Strong,
    TableBlock,
    Tone,
)
from wuhua.outputs.site.page import Pdf, Site
from wuhua.outputs.site.search import script
from wuhua.outputs.site.shells import Section, Shells

FACE = Face(
    name="云溪村",
    as_of=date(2025, 4, 9),
    place="示例镇",
    site_url="https://village.example/gk/",
    phone="0757-0000000",
    phone_owner="村务监督委员会",
    reply_days=10,
    demo=True,
)

SECTIONS = (
    Section("finance", "财务收支", "钱怎么花", "finance/index"),
    Section("contract", "合同", "钱怎么花", "contract/index"),
    Section("decisions", "决策事项", "事怎么定", "decisions/index"),
    Section("people", "村干部", "谁在管", "people/index"),
    Section("notice", "通知公告", "去哪办", "notice/index"),
    Section("duty", "值班", "去哪办", "duty/index"),
    Section("boards", "公开栏", "去哪办", "boards"),
)


def home() -> Sheet:
    """The first page: the month's account, what needs attention, the doors, duty, what is new."""
    return Sheet(
        key="index",
        kind="home",
        family="村务",
        title="2025年3月的账",
        headline=(
            Figure("收进来", Decimal("186204.50"), Tone.IN, "本期收入"),
            Figure("花出去", Decimal("142330.00"), Tone.OUT, "本期支出"),
            Figure("账上还有", Decimal("1209553.36"), Tone.LEFT, "期末余额"),
        ),
        summary=(
            ("收入主要是", Strong("菜市场铺位租金"), Decimal("98600.00"), "元，占一半多。"),
            (
                "最大一笔支出是",
                Link("中社路灯改造", "decisions/2025-02"),
                "，",
                Decimal("36000.00"),
                "元，39票同意通过。",
            ),
        ),
        blocks=(
            CardsBlock(
                "要留意的",
                (
                    (
                        "鱼塘发包方案",
                        "decisions/2025-02",
                        "有意见在4月18日前提。",
                        Badge("正在公示 · 还剩9天", Tone.OPEN),
                    ),
                    ("2025年一季度债权债务", "nowhere", "应在4月15日前公开。", Badge("该公开还没公开", Tone.LATE)),
                ),
            ),
            CardsBlock(
                "想知道什么",
                (
                    ("钱怎么花", "finance/index", "收支、资产、合同、补贴", None),
                    ("事怎么定", "decisions/index", "议题、表决、公示、结果", None),
                    ("谁在管", "people/index", "干部、各委员会、小组", None),
                    ("去哪办", "duty/index", "服务站、材料、值班", None),
                ),
            ),
            FactsBlock(
                "今天谁值班",
                (("值班人", "陈某某"), ("时间", "8:30至12:00"), ("电话", Link("拨 0757-0000001", "tel:0757-0000001"))),
            ),
            ChartBlock(
                "钱花在哪",
                (
                    ("公益支出", Decimal("76890.00")),
                    ("经营支出", Decimal("31600.00")),
                    ("管理费用", Decimal("16260.00")),
                ),
                Tone.OUT,
            ),
            TableBlock(
                "新公开的",
                (Column("公开日期", nowrap=True), Column("事情", grow=True), Column("贴在")),
                (
                    (date(2025, 4, 8), Link("2025年3月收支公开", "finance/2025-03-45"), "村委会公开栏"),
                    (date(2025, 1, 26), Link("中社路灯改造", "decisions/2025-02"), "中社公开栏"),
                ),
            ),
        ),
    )


def section() -> Sheet:
    """A section's own page: a wide table of its records."""
    rows = tuple(
        (
            Link(f"2025年{month}月收支公开", "finance/2025-03-45"),
            "行政账",
            Decimal("186204.50"),
            Decimal("142330.00"),
            date(2025, 4, month),
        )
        for month in range(3, 0, -1)
    )
    columns = (
        Column("月份", grow=True),
        Column("账套", nowrap=True),
        Column("收进来（元）", number=True),
        Column("花出去（元）", number=True),
        Column("公开日期", nowrap=True),
    )
    foot = (("合计", None, Decimal("558613.50"), Decimal("426990.00"), None),)
    return Sheet(
        key="finance/index",
        kind="finance",
        family="财务",
        title="财务收支",
        subtitle="每月公开一次",
        headline=(Figure("公开了", Count(3, "份")),),
        blocks=(TableBlock("2025年", columns, rows, foot),),
    )


def corrected() -> Sheet:
    """A decision that was put right after it had been published, with something tied to it."""
    return replace(
        shared.decision(),
        corrections=((date(2025, 2, 3), "预算", "69000.00", "96000.00", "两个数字写反了（村会计）"),),
        related=(Link("2025年3月收支公开", "finance/2025-03-45"), Link("施工合同", "contract/missing")),
    )


def all_sheets() -> tuple[Sheet, ...]:
    """Every sheet of the village, hostile ones among them."""
    return (
        home(),
        section(),
        shared.ledger(45),
        corrected(),
        shared.people(),
        shared.roster(),
        shared.prose(),
        shared.hostile(),
    )


def write_village(folder: Path, shells: Shells, face: Face = FACE) -> None:
    """Write the whole small site."""
    found = all_sheets()
    site = Site(shells, face, {sheet.key for sheet in found} | {section.key for section in SECTIONS})
    pdfs = (Pdf("boards/example.pdf", "打印公开栏（A3）", 86_000),)
    files = {f"{sheet.key}.html": site.page(sheet, site.body(sheet, pdfs if sheet.envelope else ())) for sheet in found}
    files |= shells.assets | shells.pages | {"search.html": site.search_page()}
    files |= {"search/asking.js": script("asking", {}), "search/rules.js": script("rules", [])}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)

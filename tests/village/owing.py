"""A small village that owes two things only, ledgers by month and one allowance by quarter, and has published all of it."""

from pathlib import Path

from tests.village.kit import written_village
from wuhua.law.duties import is_standing, months_of
from wuhua.law.policy import load_policy

_OWED = ("CF-01", "CW-21")
_OUT = "公开: {{公开日期: {0}, 形式: [公开栏, 网站], 地点: [财务栏, 村务栏], 编制: {{人员: 村文书, 日期: {0}}}, 审核: {{机构: 村务监督委员会, 日期: {0}}}}}\n"
_LEDGER = "账套: 行政账\n期间: {0}\n期初余额: 100.00\n期末余额: 100.00\n"
_BOARD = "名称: {0}\n位置: 村口\n宽: 2400\n高: 1200\n分区: [{{分区: {1}}}]\n"
_NIL = "期间: {0}\n没有发生的: [{{目录项: {1}, 原因: {2}}}]\n"
LEDGERS = {
    f"财务收支/{month}-行政账.yml": _LEDGER.format(month) + _OUT.format(day)
    for month, day in (
        ("2025-09", "2025-10-08"),
        ("2025-10", "2025-11-05"),
        ("2025-11", "2025-12-05"),
        ("2025-12", "2026-01-05"),
    )
}
ALLOWANCES = {
    f"补贴与救助/2025-q{number}.yml": f"类别: 残疾人两项补贴\n名称: {quarter}残疾人两项补贴\n期间: 2025年{quarter}\n户数: 2\n总额: 600.00\n"
    + _OUT.format(day)
    for number, quarter, day in ((3, "三季度", "2025-10-08"), (4, "四季度", "2026-01-06"))
}
BOARDS = {f"公开栏/{name}.yml": _BOARD.format(f"{zone}栏", zone) for name, zone in (("B1", "财务"), ("B2", "村务"))}


def profile() -> str:
    """Its 村情 under 重庆: every other duty is set aside for a reason."""
    items = [item for item in load_policy("重庆", ())[0].items if months_of(item) or is_standing(item)]
    aside = "".join(f"  - {{目录项: {i.ident}, 原因: 示例里没有}}\n" for i in items if i.ident not in _OWED)
    return (
        "名称: 云溪村\n类别: 村\n示例: 是\n当地规定: 重庆\n户籍人口: 3120\n户数: 862\n按月公布财务: 是\n"
        f"公开起始: 2025-09-30\n不公开事项:\n{aside}"
    )


def nil(period: str, item: str, reason: str) -> dict[str, str]:
    """A 零报告 of a period that says why there is nothing for an item."""
    return {"零报告/零报告-1.yml": f"编号: nil-1\n{_NIL.format(period, item, reason)}{_OUT.format('2026-01-10')}"}


def owing_village(folder: Path) -> Path:
    """Write the village; nothing of what it owes is missing."""
    return write(folder, {**BOARDS, **LEDGERS, **ALLOWANCES})


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files by their paths under ``content/``, and its 村情."""
    return written_village(folder, {"村情/村情.yml": profile(), **files})

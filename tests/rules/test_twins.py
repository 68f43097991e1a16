"""Two files that claim one address (G12): which stands, which is told, and what to do about it."""

import pytest

from tests.rules.examples import check_files
from wuhua.base.finding import Finding

LEDGER = "账套: 行政账\n期间: 2025-02\n期初余额: 100.00\n期末余额: 100.00\n"
WORKS = "事项: 修路\n四议两公开: {党组织提议: {日期: 2025-01-06}}\n"
ROTA = "月份: 2025-12\n值班电话: 0757-0000000\n排班: [{日期: 2025-12-02, 时段: 8:30-12:00, 姓名: 某某}]\n"


def doubled(files: dict[str, str]) -> list[Finding]:
    """What G12 says of doubled records."""
    return [finding for finding in check_files(files).findings if finding.code == "G12" and finding.note == "重复"]


@pytest.mark.parametrize(
    ("folder", "stem", "text", "says", "fix"),
    [
        ("财务收支", "2025-02-行政账", LEDGER, "都写了2025年2月行政账收支", "如果是别的一期，改“期间”"),
        ("值班表", "2025-12", ROTA, "都写了2025年12月值班表", "如果是别的一期，改“月份”"),
        ("决策事项", "2025-01-修路", WORKS, "编号“2025-01”已经用在", "加一行 编号: …"),
        ("村情", "村情", "名称: 云溪村\n类别: 村\n户籍人口: 3120\n户数: 862\n", "都写了", "多余的那份删掉"),
    ],
)
def test_a_copied_file_is_one_finding(folder: str, stem: str, text: str, says: str, fix: str) -> None:
    """The copy is told, whose name goes on; the true file is named with its folder, and nothing is published."""
    (finding,) = doubled({f"{folder}/{stem}.yml": text, f"{folder}/{stem}-副本.yml": text})
    assert finding.blocks and finding.span.file == f"content/{folder}/{stem}-副本.yml"
    assert says in finding.message and f"content/{folder}/{stem}.yml" in finding.message and fix in finding.fix


def test_two_matters_whose_names_begin_alike() -> None:
    """What to rename is said, for an address that was published never moves by itself."""
    files = {"决策事项/2026-01-修路.yml": WORKS, "决策事项/2026-01-路灯改造.yml": WORKS.replace("修路", "路灯")}
    (finding,) = doubled(files)
    assert finding.blocks and "“2026-01-路灯改造.yml”开头的“2026-01”改成没有用过的" in finding.fix

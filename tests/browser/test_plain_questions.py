"""Whole questions as villagers type them, about the example village: the first result or a door is what answers."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_stick import ANSWERED

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
#: What is asked, and words in the title of the first result or of a door.
ASKED = (
    ("ld", "中社路灯改造"),
    ("村支书", "党总支部"),
    ("书记任期", "党总支部"),
    ("任期到哪天", "谁在管"),
    ("村长", "村民委员会"),
    ("村里欠谁钱", "债权债务"),
    ("欠多少钱", "债权债务"),
    ("合作社欠谁多少钱", "债权债务"),
    ("分红每股多少钱", "收益分配"),
    ("办低保要带什么", "最低生活保障申请"),
    ("我要办残疾证", "残疾人证办理"),
    ("垃圾清运", "生活垃圾收运"),
    ("20251221", "冬修水渠"),
    ("村里还有多少钱", "2025年12月的账"),
    ("请问村里一年收入多少钱？", "2025年12月的账"),
    ("咱村账上还剩多少钱呢？", "2025年12月的账"),
    ("去年修路灯花了多少钱？", "中社路灯改造"),
    ("去年三月花了多少", "2025年3月的账"),
    ("去年三月", "2025年3月的账"),
    ("中社路灯改造是谁批准的", "中社路灯改造"),
    ("鱼塘租给谁了？", "经济合同"),
    ("菜市场租金多少钱一年？", "菜市场铺位出租"),
    ("谁是村主任", "村民委员会"),
    ("监委会有哪几个人", "村务监督委员会"),
    ("请问妇女主任是谁", "村民委员会"),
    ("今天谁值班呢", "今天谁值班"),
    ("值班电话多少", "值班表"),
    ("村委会电话是多少？", "服务站"),
    ("服务站几点上班", "服务站"),
    ("低保怎么申请", "最低生活保障申请"),
    ("申请低保要什么材料？", "最低生活保障申请"),
    ("医保怎么交", "医疗保险"),
    ("残疾人补贴怎么领", "残疾人两项补贴申请"),
    ("高龄津贴多少钱", "高龄老人津贴申领"),
    ("建房要什么手续", "宅基地建房申请"),
    ("宅基地怎么申请", "宅基地建房申请"),
    ("请问盖房子要找谁批？", "宅基地"),
    ("分红什么时候发", "收益分配"),
    ("咱村分红分了多少", "收益分配"),
    ("合作社欠别人钱吗", "债权债务"),
    ("村里有没有欠债", "债权债务"),
    ("村里借钱了没有", "债权债务"),
    ("什么时候开村民大会", "会议与授权"),
    ("最近一次开会说了什么", "会议与授权"),
    ("村民代表会议投票多少人同意", "会议与授权"),
    ("谁投了反对票", "事情怎么定的"),
    ("小公园建设花了多少钱", "上社小公园建设"),
    ("垃圾谁收？", "生活垃圾收运"),
    ("征地补偿款怎么分", "征地补偿"),
    ("征地补了多少钱", "下社村道拓宽征地"),
    ("水渠清淤花了多少", "行政账收支"),
    ("健身器材多少钱", "文化广场健身器材更新"),
    ("我有意见找谁反映", "异议与答复"),
    ("怎么投诉村干部", "异议与答复"),
    ("举报电话", "异议与答复"),
    ("村务公开栏在哪里", "公开栏"),
    ("党费收了多少", "党费收缴和使用"),
    ("发展党员公示", "发展党员公示"),
    ("谁拿了救助", "救助"),
    ("村规民约在哪看", "规章制度"),
    ("下次选举是什么时候", "换届选举"),
    ("公章谁管", "小微权力清单"),
    ("村里有哪些厂房出租", "厂房出租"),
    ("合同什么时候到期", "合同台账"),
    ("审计有什么问题", "审计与整改"),
    ("还有什么没公开吗", "该公开的"),
)
LED = """async (query) => {
    const panel = document.querySelector("#wuhua-results");
    panel.textContent = "";
    document.querySelector("[name=q]").value = query;
    document.querySelector("[name=q]").dispatchEvent(new Event("input", { bubbles: true }));
}"""
TITLES = "all => all.map((each) => each.textContent)"


def test_a_plain_question_leads_to_what_answers_it(example: Path, chromium: "Browser") -> None:
    """Money, duty, papers, votes, roads, bonus, debts, complaints, meetings, telephones: none leads astray."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.goto((example / "search.html").as_uri())
    astray = {}
    for query, wanted in ASKED:
        page.evaluate(LED, query)
        page.wait_for_selector(ANSWERED)
        if not page.inner_text(".wuhua-count").startswith("找到"):
            page.wait_for_timeout(50)
        else:
            page.wait_for_selector(".wuhua-result")
        led = page.eval_on_selector_all(".wuhua-door", TITLES)
        led += page.eval_on_selector_all(".wuhua-group .wuhua-title", TITLES)[:1]
        if not any(wanted in title for title in led):
            astray[query] = led
    page.close()
    assert astray == {}


def test_a_day_of_signing_is_told_where_it_stands(example: Path, chromium: "Browser") -> None:
    """Who signed when is searched and not shown as a line; a page found by such a day says where on it the day is."""
    page = chromium.new_page()
    page.goto((example / "search.html").as_uri() + "?q=2025年3月8日")
    page.wait_for_selector(ANSWERED)
    told = ".wuhua-result[href$='2025-02-econ.html'] .wuhua-snippet:not(:empty)"
    page.wait_for_selector(told)
    assert page.inner_text(told) == "这个日子在这一页最后，“谁经手，贴在哪”里。"
    assert page.locator(".wuhua-snippet mark", has_text="2025年3月8日").count() == 2
    page.close()

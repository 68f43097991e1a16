"""R03: nobody watches his own work: who sits on the supervision committee, who chairs it, who knows finance."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.bodies import COMMITTEES, Sitter, is_same, newest, secretaries, sitters, told, work_beside
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Whose posts a word of the limit means: bodies, words of the post; no words: every seat.
_BODIES = (*COMMITTEES, "集体经济组织", "理事会", "公共服务站")
_BARRED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "村委会成员": (COMMITTEES, ()),
    "会计": (_BODIES, ("会计",)),
    "报账员": (_BODIES, ("报账", "出纳")),
    "文书": (_BODIES, ("文书",)),
    "集体经济组织负责人": (("集体经济组织", "理事会"), ("理事长", "社长", "董事长", "负责人")),
}
#: What may be somebody's work without being his post.
_WORKS = ("会计", "报账员", "文书")


def find(village: "Village") -> Iterator[Outcome]:
    """Find members who hold a barred post, a chair who is the secretary, kin who are not kept out, nobody who knows finance.

    The text in force when the committee was formed judges it; persons are one by their number, or by a name written out.
    """
    for row in newest(village, "村务监督委员会"):
        members = list(sitters(row, village.as_of.isoformat()))
        yield from _posts(row, members, village)
        yield from _chair(row, members, village)
        yield from _declared(row, village)


def _limit(row: "Facts", village: "Village", name: str) -> "Limit | None":
    return village.policy.limit(name, day_of(row.data["term_start"]) or village.as_of)


def _posts(row: "Facts", members: list[Sitter], village: "Village") -> Iterator[Outcome]:
    limit = _limit(row, village, "监督委员会回避岗位")
    if limit is None:
        yield Skip("没有监督委员会回避岗位的规定")
        return
    others = list(_barred(limit.value, village))
    works = [word for name in limit.value for word in _BARRED.get(name, ((), (name,)))[1] if name in _WORKS]
    for one in members:
        other = next((seat for seat in others if is_same(one, seat, village)), None)
        work = work_beside(one, works, village)
        if other is None and work:
            message, note = f"{told(one)}还当{work}", f"{limit.text}不进监督委员会"
            fix = "换人；已经不任那个职务的，改名册里的职务或者分工"
            yield _fault(row, one.path, message, note, fix, limit)
        if other is not None:
            message = f"{told(one)}同时是{other.row.title}{other.post}"
            fix = "换人；不是同一个人的，两处都写 人员: 编号；已经不任那个职务的，改那份名册"
            yield _fault(row, one.path, message, f"{limit.text}不进监督委员会", fix, limit)


def _barred(words: tuple[str, ...], village: "Village") -> Iterator[Sitter]:
    today = village.as_of.isoformat()
    for word in words:
        bodies, posts = _BARRED.get(word, (_BODIES, (word,)))
        for row in newest(village, *bodies):
            for one in sitters(row, today):
                vice = "副" in one.post and word == "集体经济组织负责人"
                if not row.data["group"] and not vice and (not posts or any(post in one.post for post in posts)):
                    yield one


def _chair(row: "Facts", members: list[Sitter], village: "Village") -> Iterator[Outcome]:
    limit = _limit(row, village, "监督主任不由书记兼任")
    chairs = [one for one in members if one.post.endswith("主任") and "副" not in one.post]
    if limit is None or not limit.value:
        return
    heads = secretaries(village, village.as_of.isoformat())
    for one in chairs:
        if any(is_same(one, head, village) for head in heads):
            message = f"{row.title}的主任同时是村党组织书记"
            fix = "换人；不是同一个人的，两处都写 人员: 编号；经过批准的，在“备注”里写明"
            yield _fault(row, one.path, message, "主任原则上不由书记兼任", fix, limit)


def _declared(row: "Facts", village: "Village") -> Iterator[Outcome]:
    kin, finance = _limit(row, village, "监督委员会回避亲属"), _limit(row, village, "监督委员会懂财务人数")
    avoided, skilled = row.data["avoided"], row.data["skilled"]
    if kin is None or finance is None:
        yield Skip("产生那天的回避和财会规定还没有核对")
    elif avoided is None or skilled is None:
        missing = [word for word, value in (("近亲属回避", avoided), ("懂财会", skilled)) if value is None]
        yield Skip(f"没有写{'、'.join(missing)}")
    if kin and avoided is False:
        message = f"{row.title}写的是近亲属没有回避"
        fix = "补选时换人，换好以后写 近亲属回避: 是；写错了的直接改"
        yield _fault(row, ("近亲属回避",), message, f"要回避的：{kin.text}", fix, kin)
    if finance and skilled is not None and skilled < finance.value:
        message = f"{row.title}懂财会的有{skilled}人，至少要有{finance.text}人"
        fix = "写实际人数；确实没有的，补选时补上"
        yield _fault(row, ("懂财会",), message, "", fix, finance)


def _fault(row: "Facts", path: tuple[str | int, ...], message: str, note: str, fix: str, limit: "Limit") -> Fault:
    return Fault(path, message, note, fix, row.file, severity=limit.severity, basis=limit.basis)


RULE = Rule("R03", "监督委员会没有回避", "village", find, kinds=("org", "people"))

"""R13: a collective's council and supervisors: how many, of odd number, apart from one another; its name says what it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wuhua.model.facts import day_of
from wuhua.rules.bodies import COMMITTEES, Sitter, is_same, newest, sitters, told, work_beside
from wuhua.rules.rule import Fault, Outcome, Rule, Skip

if TYPE_CHECKING:
    from wuhua.law.policy import Limit
    from wuhua.model.facts import Facts
    from wuhua.model.village import Village

#: Posts that keep the collective's money.
_MONEY = ("会计", "出纳", "财务")
#: The same as work beside another post; 财务 alone may be what a supervisor watches.
_KEEPERS = ("会计", "出纳", "报账")


def find(village: "Village") -> Iterator[Outcome]:
    """Find councils of another size or of even number, supervisors who sit in the council or keep its money, kin, and names.

    A council is as large as its seats, vacant ones too. What works today is judged by the law in force today.
    """
    for row in newest(village, "理事会"):
        yield from _size(row, village)
        yield from _kin(row, village)
    supervisors = [*newest(village, "监事会"), *newest(village, "集体经济组织")]
    for row in supervisors:
        yield from _apart(row, village)
        if row.data["body"] == "监事会":
            yield from _kin(row, village)
        else:
            yield from _name(row, village)


def _size(row: "Facts", village: "Village") -> Iterator[Outcome]:
    size, odd = village.policy.limit("理事会人数", village.as_of), village.policy.limit("理事会单数", village.as_of)
    seats = row.data["seats_due"] or row.data["filled"] + row.data["vacant"]
    if size is None:
        yield Skip("那一天还没有理事会人数的规定")
    elif not seats:
        yield Skip("没有写成员")
    elif seats not in size.value:
        fix = "漏写的补上；人数确实不同的，在“备注”里写明章程怎么定的"
        yield _fault(row, ("成员",), f"{row.title}有{seats}席，一般{size.text}席", fix, size)
    elif odd and odd.value and seats % 2 == 0:
        fix = "漏写的补上；章程定了双数的，在“备注”里写明"
        yield _fault(row, ("成员",), f"{row.title}有{seats}席，一般是单数", fix, odd)


def _kin(row: "Facts", village: "Village") -> Iterator[Outcome]:
    limit = village.policy.limit("理事会近亲回避", village.as_of)
    if limit is None or not limit.value:
        return
    if row.data["avoided"] is None:
        yield Skip("没有写近亲属回避")
    elif row.data["avoided"] is False:
        fix = "换好以后写 近亲属回避: 是；写错了的直接改"
        yield _fault(row, ("近亲属回避",), f"{row.title}写的是近亲属没有回避", fix, limit)


def _apart(row: "Facts", village: "Village") -> Iterator[Outcome]:
    limit = village.policy.limit("监事回避岗位", village.as_of)
    today = village.as_of.isoformat()
    if limit is None:
        return
    own = row.data["body"] == "监事会"
    watchers = [one for one in sitters(row, today) if own or "监事" in one.post]
    barred = list(_barred(village, today)) if watchers else []
    for one in watchers:
        other = next((seat for seat in barred if is_same(one, seat, village)), None)
        work = work_beside(one, _KEEPERS, village)
        if other is None and work:
            fix = "换人；已经不管账的，改名册里的职务或者分工"
            message, note = f"{told(one)}还当{work}", f"{limit.text}不当监事"
            yield Fault(one.path, message, note, fix, row.file, severity=limit.severity, basis=limit.basis)
        if other is not None:
            message = f"{told(one)}同时是{other.row.title}{other.post}"
            fix = "换人；不是同一个人的，两处都写 人员: 编号；已经不任那个职务的，改那份名册"
            note = f"{limit.text}不当监事"
            yield Fault(one.path, message, note, fix, row.file, severity=limit.severity, basis=limit.basis)


def _barred(village: "Village", today: str) -> Iterator[Sitter]:
    """Members of the council, and who keeps the collective's money."""
    for row in newest(village, "理事会", "集体经济组织", *COMMITTEES):
        for one in sitters(row, today):
            council = row.data["body"] == "理事会" or (row.data["body"] == "集体经济组织" and "理事" in one.post)
            if "监事" not in one.post and (council or any(word in one.post for word in _MONEY)):
                yield one


def _name(row: "Facts", village: "Village") -> Iterator[Outcome]:
    registered, until = row.data["registered"]
    words = village.policy.limit("集体组织名称用字", village.as_of)
    if words is None or words.value in row.data["name"]:
        return
    start = registered or row.data["term_start"]
    kept = start and village.policy.limit("集体组织名称用字", day_of(start)) is None
    if not start:
        yield Skip("没有写登记日期")
    elif not kept or (until and until < village.as_of.isoformat()):
        message = f"{row.title}的名称里没有“{words.text}”"
        note = "旧名称在登记证书有效期内可以用" if kept else "这部法律施行以后登记的"
        yield _fault(row, ("名称",), message, "照登记证书写全称；换了证书的，写新的 证书有效期至", words, note)


def _fault(row: "Facts", path: tuple[str, ...], message: str, fix: str, limit: "Limit", note: str = "") -> Fault:
    key = path == ("成员",)
    return Fault(path, message, note, fix, row.file, key, severity=limit.severity, basis=limit.basis)


RULE = Rule("R13", "集体经济组织机构不对", "village", find, kinds=("org", "people"))

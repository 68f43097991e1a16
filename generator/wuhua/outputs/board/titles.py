"""A title in, the two lines that it makes where one is too short out: it is read from afar, and no word of it is cut."""

import re

from markupsafe import Markup, escape

from wuhua.outputs.board.widths import ems

#: After a period the eye rests best; after these words, before these ones and before brackets it rests well.
_PERIOD = re.compile(r"\d年(?!\d|[一二三四]季度|[上下]半年)|\d月(?!\d)|季度|半年")
_REST = re.compile(r"账|的|、|，|：|(?=[（和与及])|(?<=[）》])")
#: Words that end titles or stand in them: a line may begin with one, never within it.
_WORD = re.compile(
    r"(?=成员|名单|名册|时间|情况|收支|预算|决算|公开|公示|公告|通知|通报|说明|方案|计划|安排|决议|表决|结果|会议|选举|换届|值班|改造|维修|修缮|建设|"
    r"工程|项目|合同|台账|补助|补贴|救助|分红|收益|发放|支付|评议|考核|监督|服务|办事|指南|制度|规约|招聘|招标|采购|承包|流转|(?<!被)征地|宅基地|低保)"
)
#: By how many em a line may be longer for the sake of a period, and what share of the title it is at most.
_BETTER, _MOST = 2.0, 0.75


def parted(title: str) -> tuple[str, ...]:
    """The title's two lines, about as long as each other; the title alone where it has no good place to part."""
    found = [(match.end(), _BETTER) for match in _PERIOD.finditer(title)]
    found += [(match.end(), 0.0) for match in _REST.finditer(title)]
    found += [(match.end(), 0.0) for match in _WORD.finditer(title)]
    places = [(longest_em(halves) - better, halves) for end, better in found if all(halves := _cut(title, end))]
    if not places:
        return (title,)
    _, halves = min(places)
    return halves if longest_em(halves) <= _MOST * ems(title) else (title,)


def longest_em(lines: tuple[str, ...]) -> float:
    """The width of the longest line in em."""
    return max(map(ems, lines))


def write_title(title: str) -> Markup:
    """The title so that it breaks between its two lines, and nowhere else."""
    lines = parted(title)
    return (
        escape(title)
        if len(lines) == 1
        else Markup("").join(Markup('<span class="line-part">{}</span>').format(line) for line in lines)
    )


def _cut(title: str, place: int) -> tuple[str, str]:
    return title[:place], title[place:]

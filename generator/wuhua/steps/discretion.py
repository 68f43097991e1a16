"""Private numbers where no rule looks: in the names of files and folders, which become addresses.

In: a listing. Out: the same without what holds a number; the finding that says so repeats none.
"""

import re

from wuhua.base.finding import Finding, Span
from wuhua.source import Listing
from wuhua.source.codes import fault

#: Fewer digits are no number that a person could be found by; dates and amounts in names stay far below.
_FEWEST = 11
_DIGIT = re.compile("[0-9０-９零〇○一二三四五六七八九幺]")


def hide_name(name: str) -> str:
    """A file's name as it may be printed: numbers masked."""
    if len(_DIGIT.findall(name)) < _FEWEST:
        return name
    from wuhua.base.private import mask_private

    return mask_private(name)


def name_finding(name: str) -> Finding | None:
    """What is wrong with a name that holds a private number; None for nearly all names. It blocks."""
    if len(_DIGIT.findall(name)) < _FEWEST:
        return None
    from wuhua.base.private import HARD, find_private, name_of

    found = next((each for each in find_private(name, "") if each.kind in HARD), None)
    if found is None:
        return None
    fix = "改名，名称里不写号码；已经交上去的，旧的记录里也有，要告诉管仓库的人"
    return fault("E104", Span(hide_name(name)), f"文件名里写了{name_of(found.kind)}", fix)


def refuse_names(listing: Listing) -> Listing:
    """A listing without the files whose names hold a private number; each is a finding instead."""
    told = {item.name: name_finding(item.name) for item in (*listing.records, *listing.attachments)}
    records, attachments = (
        [item for item in items if told[item.name] is None] for items in (listing.records, listing.attachments)
    )
    return Listing(records, [*listing.findings, *filter(None, told.values())], attachments)

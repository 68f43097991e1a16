"""``wuhua hung``: what hangs is written down, in the register for people and in keepsakes for every later question.

In: a survey, boards or photos. Out: lines for the report; files in ``content/``, or none at all when something is not right.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from wuhua.base.codes import show_code
from wuhua.base.faults import MachineFault
from wuhua.base.writing import write_whole
from wuhua.hanging.register import add_rows, mark_removed, new_register, read_text
from wuhua.hanging.walls import Posting, is_same, postings_of
from wuhua.source.folder import ATTACHMENTS
from wuhua.steps.hangs import OWN, Hangs
from wuhua.steps.keepsakes import Hung, Keepsake, keepsake_name, keepsake_text, read_keepsake

if TYPE_CHECKING:
    from wuhua.hanging.seeing import Seen
    from wuhua.steps.standing import Standings
    from wuhua.steps.survey import Survey

#: The folder of the registers.
_FOLDER = "公开张贴登记"
#: So many groups of a digest are as good as all of it for a person who compares.
_MARK = 16


class Who(Struct, frozen=True):
    """Who hung it, as posts: ``by`` did, ``witness`` looked on; both may be empty."""

    day: date
    by: str = ""
    witness: str = ""


class Mark(NamedTuple):
    """One sheet on one board, to be written down; ``photo`` None: nothing was photographed."""

    place: str
    hangs: Hangs
    photo: "Seen | None" = None


def write_marks(
    survey: "Survey", standings: "Standings", marks: Sequence[Mark], gone: Sequence[Posting], who: Who
) -> list[str]:
    """Write down what hangs, and that ``gone`` came down; lines for the report. What is written down already stays."""
    there = postings_of(survey, standings)
    fresh = [each for each in marks if not _is_known(there.get((each.place, each.hangs.key)), each.hangs, standings)]
    replaced = [there[each.place, each.hangs.key] for each in fresh if (each.place, each.hangs.key) in there]
    texts = _registers(survey, [each for each in fresh if each.hangs.key not in OWN], [*replaced, *gone], who)
    keepsakes = _keepsakes(survey, standings, fresh, who)
    photos = {each.photo.name: each.photo.data for each in fresh if each.photo and each.photo.name}
    content = survey.settings.content
    for name, data in photos.items():
        write_content(content, f"{ATTACHMENTS}/{name}", data)
    for keepsake in keepsakes:
        write_content(content, keepsake_name(keepsake.code), keepsake_text(keepsake).encode())
    for name, text in texts.items():
        write_content(content, name, text.encode())
    return _told(fresh, len(marks) - len(fresh), sorted(texts), gone)


def _is_known(there: Posting | None, hangs: Hangs, standings: "Standings") -> bool:
    return there is not None and (is_same(there.mark, hangs.digest) or standings.lasts(there.key, there.day))


def _told(fresh: Sequence[Mark], known: int, files: Sequence[str], gone: Sequence[Posting]) -> list[str]:
    lines = [f"登记了{len(fresh)}张。" if fresh else "没有新贴的要登记。"]
    for place in dict.fromkeys(each.place for each in fresh):
        lines.append(f"{place}：")
        lines += [f"  {each.hangs.title}  {show_code(each.hangs.code)}" for each in fresh if each.place == place]
    if known:
        lines.append(f"{known}张早就登记过，没有再记。")
    if gone:
        lines.append(f"{len(gone)}张记为取下，在登记里补上归档号。")
    if files:
        lines.append(f"写在 {'、'.join(files)}，看一遍再提交。")
    if any(each.photo and not each.photo.name for each in fresh):
        lines.append("照片里有只贴公开栏的名单，没有存进附件，网上看不到。没有写见证的，在登记里补上见证。")
    if any(each.photo and each.photo.name for each in fresh):
        lines.append("照片里有人脸、车牌的，换一张没有的再登记：程序不认人脸。")
    return lines


def _registers(survey: "Survey", fresh: Sequence[Mark], gone: Sequence[Posting], who: Who) -> dict[str, str]:
    """The registers' new texts, by file below the content folder."""
    texts: dict[str, str] = {}
    content = survey.settings.content
    for file in sorted({posting.file for posting in gone if posting.file}):
        indexes = [posting.row for posting in gone if posting.file == file]
        before = read_text(content / file)
        after = mark_removed(file, before, indexes, who.day.isoformat())
        if after != before:
            texts[file] = after
    if fresh:
        month = f"{who.day:%Y-%m}"
        file = _file_of(survey, month)
        begun = texts.get(file) or (read_text(content / file) if (content / file).exists() else new_register(month))
        rows = [_row(each, who) for each in fresh]
        photos = {each.photo.name for each in fresh if each.photo and each.photo.name}
        files = [{"名称": f"{who.day.month}月{who.day.day}日的公开栏", "文件": name} for name in sorted(photos)]
        texts[file] = add_rows(file, begun, rows, files)
    return texts


def _file_of(survey: "Survey", month: str) -> str:
    """The month's register, below the content folder; a new name when there is none."""
    found = survey.village.find("posting", month)
    return found.file if found else f"{_FOLDER}/{month}.yml"


def _row(mark: Mark, who: Who) -> dict[str, str]:
    digest = _beginning(mark.hangs.digest)
    told = {
        "公开单": mark.hangs.key,
        "地点": mark.place,
        "张贴日期": who.day.isoformat(),
        "张贴人": who.by,
        "照片": mark.photo.name if mark.photo else "",
        "见证": who.witness,
        "指纹": " ".join(digest[place : place + 4] for place in range(0, len(digest), 4)),
    }
    return {key: value for key, value in told.items() if value}


def _beginning(digest: str) -> str:
    """As many groups of a digest as are written down; one of digits alone could be a card's number, and goes on to a letter."""
    end = _MARK
    while digest[:end].isdecimal() and end < len(digest):
        end += 4
    return digest[:end]


def _keepsakes(survey: "Survey", standings: "Standings", fresh: Sequence[Mark], who: Who) -> list[Keepsake]:
    """The keepsakes of what was hung: those that there are grow by a line, the others begin."""
    found: dict[str, Keepsake] = {}
    for each in fresh:
        code = each.hangs.code
        kept = found.get(code) or _begun(survey, standings, each.hangs)
        photo = (each.photo.name, each.photo.digest, each.photo.look) if each.photo else ("", "", "")
        hung = Hung(each.place, who.day.isoformat(), who.by, *photo)
        found[code] = kept if hung in kept.hung else replace(kept, hung=(*kept.hung, hung))
    return [found[code] for code in sorted(found)]


def _begun(survey: "Survey", standings: "Standings", hangs: Hangs) -> Keepsake:
    if hangs.code in standings.kept:
        return read_keepsake(survey.settings, keepsake_name(hangs.code))
    sheet = standings.printed(hangs.code).sheet
    return Keepsake(hangs.code, hangs.key, hangs.digest, hangs.title, sheet=sheet)


def write_content(content: Path, name: str, data: bytes) -> None:
    """Write a file of the village whole or not at all; MachineFault where a link leads out of its folder."""
    path = content / name
    if not path.parent.resolve().is_relative_to(content.resolve()) or path.is_symlink():
        raise MachineFault(f"{path} 是链接（快捷方式），换成文件夹本身。没有登记。")
    write_whole(path, data)

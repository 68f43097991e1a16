"""What clerks do to the files of a village, over all kinds, by dice: the same dice do the same."""

import random
import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, random.Random], str]
_NUMBER = re.compile(r"(?<=: )[0-9]+(?:\.[0-9]{2})?(?=[,}\n])")
_POSTED = re.compile(r"(公开日期: )[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: Rules of every family and scope, and a code that is none.
_WAIVED = ("T01", "T02", "T03", "T04", "C01", "C03", "M01", "M02", "P02", "G01", "G12", "D02", "V09", "R01", "Z99")
_PLACES = ("全国", "重庆", "山东", "白坭2013", "东莞2016")


def records(content: Path) -> list[Path]:
    """Every record but 村情, in order."""
    return [path for path in sorted(content.glob("*/*.yml")) if path.parent.name not in ("村情", "当地规定")]


def _pick(content: Path, dice: random.Random, having: "re.Pattern[str] | None" = None) -> Path:
    """One record, each kind as likely as any other."""
    kinds: dict[str, list[Path]] = {}
    for path in records(content):
        if having is None or having.search(path.read_text("utf-8")):
            kinds.setdefault(path.parent.name, []).append(path)
    return dice.choice(kinds[dice.choice(sorted(kinds))])


def _rewrite(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    return f"{path.parent.name}/{path.name}"


def delete(content: Path, dice: random.Random) -> str:
    """Delete a record."""
    path = _pick(content, dice)
    path.unlink()
    return f"{path.parent.name}/{path.name}"


def rename(content: Path, dice: random.Random) -> str:
    """Give a record's file another name, and so another number and address."""
    path = _pick(content, dice)
    target = path.with_name(f"r{dice.randrange(10**6)}-改名.yml")
    path.rename(target)
    return f"{path.parent.name}/{path.name} -> {target.name}"


def change_posted(content: Path, dice: random.Random) -> str:
    """Post something on another day."""
    path = _pick(content, dice, _POSTED)
    day = f"{dice.choice((2025, 2026))}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return _rewrite(path, _POSTED.sub(rf"\g<1>{day}", path.read_text("utf-8"), count=1))


def change_number(content: Path, dice: random.Random) -> str:
    """Change one amount or count."""
    path = _pick(content, dice, _NUMBER)
    text = path.read_text("utf-8")
    found = dice.choice(list(_NUMBER.finditer(text)))
    whole, dot, cents = found[0].partition(".")
    return _rewrite(path, f"{text[: found.start()]}{int(whole) + dice.randint(1, 9)}{dot}{cents}{text[found.end() :]}")


def remark(content: Path, dice: random.Random) -> str:
    """Write a comment at the top: nothing is said otherwise, but every line moves."""
    path = _pick(content, dice)
    return _rewrite(path, f"# 改过{dice.randrange(1000)}\n{path.read_text('utf-8')}")


def waive(content: Path, dice: random.Random) -> str:
    """Set a rule aside with a reason; a record that does so already becomes misshapen."""
    path = _pick(content, dice)
    rule = dice.choice(_WAIVED)
    return _rewrite(path, f"不适用: [{{规则: {rule}, 原因: 台风停电{dice.randrange(9)}}}]\n{path.read_text('utf-8')}")


def misshape(content: Path, dice: random.Random) -> str:
    """Write a key that no kind has."""
    path = _pick(content, dice)
    return _rewrite(path, f"没有这个字段: {dice.randrange(9)}\n{path.read_text('utf-8')}")


def mend(content: Path, dice: random.Random) -> str:
    """Take back what was misshapen, if anything was."""
    for path in records(content):
        text = path.read_text("utf-8")
        if "没有这个字段" in text:
            return _rewrite(path, re.sub(r"^没有这个字段: .*\n", "", text, flags=re.MULTILINE))
    return "nothing"


def copy(content: Path, dice: random.Random) -> str:
    """Lay a copy beside a record: two answer for the same."""
    path = _pick(content, dice)
    return _rewrite(path.with_name(f"k{dice.randrange(10**6)}.yml"), path.read_text("utf-8"))


def change_village(content: Path, dice: random.Random) -> str:
    """Change what all duties and many rules stand on."""
    path = sorted(content.glob("村情/*.yml"))[0]
    line = dice.choice(
        (
            ("户籍人口", str(dice.randint(800, 31_000))),
            ("户数", str(dice.randint(200, 900))),
            ("公开起始", f"2025-{dice.randint(1, 12):02}-01"),
            ("按月公布财务", dice.choice("是否")),
            ("类别", dice.choice(("村", "社区"))),
            ("当地规定", dice.choice(_PLACES)),
        )
    )
    return _rewrite(path, re.sub(rf"^{line[0]}: .*$", ": ".join(line), path.read_text("utf-8"), flags=re.MULTILINE))


def change_law(content: Path, dice: random.Random) -> str:
    """Write, change or drop the village's own file of local rules."""
    path = content / "当地规定" / "本镇.yml"
    if path.exists() and dice.random() < 0.3:
        path.unlink()
        return "当地规定/本镇.yml gone"
    path.parent.mkdir(exist_ok=True)
    day = dice.randint(5, 28)
    text = f"名称: 本镇\n文件: {{名称: 本镇规定, 核对: 已核}}\n规定: [{{名称: 定期公开截止日, 数值: {day}}}]\n"
    return _rewrite(path, text)


#: With repeats: what is done often comes often.
EDITS: tuple[Edit, ...] = (
    *(delete, rename, change_posted, change_posted, change_number, change_number, change_number),
    *(remark, remark, waive, waive, misshape, mend, copy, change_village, change_law),
)

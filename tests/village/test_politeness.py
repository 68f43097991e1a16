"""Broken files are answered politely: never a traceback, always the file and the line, soon."""

import random
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.kinds.kit import example_text
from wuhua.base.faults import MachineFault
from wuhua.checking import check_paths
from wuhua.config import Settings
from wuhua.kinds import all_kinds
from wuhua.law import policy
from wuhua.model.kind import Kind

ODD = [
    "\t",
    "　",
    "：",
    "，",
    "“",
    "'",
    '"',
    "{",
    "]",
    "- ",
    "? ",
    "! ",
    "&a ",
    "*a ",
    "|",
    "%",
    "@",
    "`",
    "#",
    "\x00",
    "\x1b",
    "\u200b",
    "\ud800",
    "🙂",
    "０",
    "\r",
    "---\n",
    "<<: ",
]
VALUES = [
    "",
    "~",
    "null",
    "[]",
    "{}",
    "[[[[1]]]]",
    "是否",
    "8.6万元",
    "3,260.00",
    "-1",
    "1e9",
    "2025-02-30",
    "2025年13月",
    "../../x",
    "<script>",
    "字" * 300,
    "!!python/object:os.system x",
    "*x",
    "&x y",
]
Mutation = Callable[[str, random.Random], str]
#: The nation's rules are the same for every mutant: read once.
READ_ONCE = cache(policy.load_policy)


def on_line(change: Callable[[str, random.Random], str]) -> Mutation:
    """Make a mutation of one line."""

    def mutate(text: str, dice: random.Random) -> str:
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        lines[at] = change(lines[at], dice)
        return "\n".join(lines)

    return mutate


def insert(text: str, dice: random.Random) -> str:
    """Put something odd anywhere."""
    at = dice.randrange(len(text))
    return text[:at] + dice.choice(ODD) + text[at:]


def cut(text: str, dice: random.Random) -> str:
    """End the file early."""
    return text[: dice.randrange(len(text))]


MUTATIONS: tuple[Mutation, ...] = (
    insert,
    cut,
    on_line(lambda line, dice: ""),
    on_line(lambda line, dice: f"{line}\n{line}"),
    on_line(lambda line, dice: " " * dice.randint(1, 5) + line),
    on_line(lambda line, dice: line.lstrip()),
    on_line(lambda line, dice: line.partition(":")[0] + ": " + dice.choice(VALUES)),
    on_line(lambda line, dice: line.replace(": ", dice.choice([":", "： ", " : ", "=", ""]), 1)),
    on_line(lambda line, dice: re.sub("[一-鿿]", dice.choice("账帐人入已己"), line, count=1)),
    on_line(lambda line, dice: line.replace(",", dice.choice(["，", "", ",,"]))),
)


@pytest.fixture(autouse=True, scope="module")
def no_clock() -> Iterator[None]:
    """A lone file is checked without a clock: whoever asks it fails."""

    def today(settings: Settings) -> None:
        raise AssertionError(settings)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wuhua.checking.today", today)
        yield


def answered(path: Path) -> tuple[str, int]:
    """Check a file as the command does; the machine's fault is exit code 2."""
    try:
        return check_paths([str(path)], None, None, "line", False, None)
    except MachineFault as fault:
        return str(fault), 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.ident)
def test_two_hundred_broken_files_are_answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind) -> None:
    """Each of 200 mutants of a kind's typical file is taken, or refused by name, line and column, within two seconds."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(policy, "load_policy", READ_ONCE)
    dice = random.Random(kind.ident)
    text, folder = example_text(kind, "typical"), tmp_path / kind.title
    folder.mkdir()
    refused = 0
    for number in range(200):
        mutant = text
        for _ in range(dice.choice([1, 1, 1, 2, 5])):
            mutant = dice.choice(MUTATIONS)(mutant, dice) or "x"
        path = folder / f"m{number}.yml"
        path.write_bytes(mutant.encode("utf-8", "surrogatepass"))
        start = time.process_time()
        report, code = answered(path.relative_to(tmp_path))
        assert time.process_time() - start < 2, mutant
        assert code in (0, 1), (report, mutant)
        lines = [line for line in report.split("\n") if line]
        for line in lines:
            assert re.match(rf"{kind.title}/m{number}\.yml:[1-9]\d*:[1-9]\d*: (错误|警告|提示) [A-Z]\d\d+ ", line), (
                line,
                mutant,
            )
        assert code == 0 or lines
        refused += code
    assert refused > 60

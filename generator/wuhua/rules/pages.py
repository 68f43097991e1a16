"""The rules' pages as sheets: headings, paragraphs, lists and examples, nothing more; ours alone are read, so no Markdown engine.

In: the text of ``x.md``. Out: sheets under ``rules/``.
"""

import re
from collections.abc import Iterator

from wuhua.base.private import mask_private
from wuhua.model.sheet import Block, Column, Envelope, Link, ProseBlock, Sheet, TableBlock
from wuhua.rules.book import open_book
from wuhua.rules.engine import all_rules, explain
from wuhua.rules.rule import FAMILIES, Rule

FOLDER = "rules"
INDEX = f"{FOLDER}/index"
#: A rule's page says the same on every day and is signed by nobody.
_UNSIGNED = Envelope(audience="")
_PARTS = re.compile(r"^## (.+)\n", re.MULTILINE)
_EXAMPLE = re.compile(r"^```yaml (\S+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NOTHING = "（没有这种公开）"
_VERDICTS = {"错": "这样写会查到", "对": "这样写没有问题", "跳过": "这样没法查"}


def rule_key(code: str) -> str:
    """Address of a rule's page."""
    return f"{FOLDER}/{code.lower()}"


def rule_keys() -> set[str]:
    """Addresses of all rules' pages and of their list."""
    return {INDEX, *map(rule_key, open_book().cards)}


def rule_sheets() -> Iterator[Sheet]:
    """The list of all rules, then a page for each."""
    yield _index()
    yield from map(rule_sheet, all_rules())


def rule_sheet(rule: Rule) -> Sheet:
    """The page of one rule, from its ``x.md``."""
    parts = sections(explain(rule.code) or "")
    blocks: list[Block] = [ProseBlock(title, paragraphs(text)) for title, text in parts.items() if title != "例子"]
    blocks += _examples(parts.get("例子", ""))
    return Sheet(
        key=rule_key(rule.code),
        kind="rule",
        family="村务",
        title=f"{rule.code} {rule.name}",
        subtitle=f"规则 · {rule.family}",
        blocks=tuple(blocks),
        related=(Link("全部规则", INDEX), Link("五化自查", "compliance")),
        envelope=_UNSIGNED,
    )


def sections(page: str) -> dict[str, str]:
    """A page's sections by heading, in order."""
    _, *parts = _PARTS.split(page)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def paragraphs(text: str) -> tuple[str, ...]:
    """A section's paragraphs; each item of a list is one, with a dot before it."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        if lines[0].startswith("- "):
            found += ("· " + " ".join(item.split("\n")) for item in re.split(r"^- ", block, flags=re.MULTILINE)[1:])
        elif block:
            found.append("".join(lines))
    return tuple(line.strip().replace("`", "") for line in found)


def _examples(text: str) -> Iterator[ProseBlock]:
    """Each example under what it shows: the words before it, what is set, the files as a clerk types them."""
    rest = 0
    for found in _EXAMPLE.finditer(text):
        words = paragraphs(text[rest : found.start()])
        typed = found[3].rstrip("\n")
        # Even an invented number is masked: no page of a village shows one.
        shown = mask_private(typed)
        hidden = ("（例子里的号码遮住了几位。）",) if shown != typed else ()
        yield ProseBlock(_VERDICTS[found[1]], (*words, *_settings(found[2]), *hidden, shown or _NOTHING))
        rest = found.end()


def _settings(flags: str) -> Iterator[str]:
    told = [flag.replace("=", "：") for flag in flags.split() if "=" in flag]
    if told:
        yield "（" + "，".join(told) + "）"


def _index() -> Sheet:
    columns = (Column("规则"), Column("查什么", grow=True))
    blocks = []
    for letter, name in FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.code.startswith(letter)]
        rows = tuple((Link(f"{rule.code} {rule.name}", rule_key(rule.code)), first_words(rule)) for rule in rules)
        blocks.append(TableBlock(name, columns, rows))
    return Sheet(
        key=INDEX,
        kind="rule",
        family="村务",
        title="五化规则",
        subtitle="每条规则查什么、为什么、怎么改",
        blocks=tuple(blocks),
        related=(Link("五化自查", "compliance"),),
        envelope=_UNSIGNED,
    )


def first_words(rule: Rule) -> str:
    """What a rule checks, in the first sentence of its page."""
    told = paragraphs(sections(explain(rule.code) or "").get("查什么", ""))
    opening = told[:2] if told and told[0].endswith("：") else told[:1]
    words = "".join(part.removeprefix("· ").removeprefix("一、") for part in opening)
    return words.partition("。")[0] + "。" if words else ""

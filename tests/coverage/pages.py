"""``docs/coverage.md`` and ``docs/rules.md``, as the tables and the rules' pages give them."""

from collections.abc import Iterator
from pathlib import Path

from tests.coverage.table import ROOT, Entry, read_entries, show_pages, show_places
from wuhua.kinds import all_kinds
from wuhua.law.policy import load_policy
from wuhua.rules.engine import all_rules, explain
from wuhua.rules.pages import first_words, paragraphs, sections
from wuhua.rules.rule import FAMILIES, Rule

_PAPERS = {"S000": "白坭2013", "S001": "某区", "S002": "东莞2016", "S003": "四川2021", "S004": "丹阳"}
_FAMILIES = {"DW": "党务", "CW": "村务", "CF": "财务", "FW": "服务"}
_MADE = "<!-- python -m tests.coverage 写的，不要手改。 -->"


def coverage_page() -> str:
    """Write the map: papers, then the catalogue, then what is never published."""
    systems, items = read_entries("systems.yml"), read_entries("items.yml")
    hidden = [entry for entry in systems.values() if entry.hidden]
    lines = [
        _MADE,
        "# 覆盖",
        "",
        f"五份文件的{len(systems)}项做法、公开目录的{len(items)}项，每一项写在哪里、哪条规则查、哪一页给人看、哪个测试证明。",
        f"一共{len(all_kinds())}种公开、{len(all_rules())}条规则；不公开的{len(hidden)}项写明为什么。",
        "",
        "公开单都能排到公开栏上；人员名单只上公开栏，网站放总数。没有写规则的，证明是这种公开的合同测试"
        "（`tests/kinds/test_every_kind.py`：每个字段都能写、写了都看得到）。规则的说明页就是它的测试"
        "（`tests/rules/test_pages.py`）。",
    ]
    for paper, name in _PAPERS.items():
        lines += ["", f"## {paper} {name}", "", *_table(e for e in systems.values() if e.ident.startswith(paper))]
    for family, name in _FAMILIES.items():
        lines += ["", f"## 公开目录：{name}", "", *_table(e for e in items.values() if e.ident.startswith(family))]
    lines += ["", "## 不公开的", "", "| 编号 | 做法 | 为什么 | 证明 |", "|---|---|---|---|"]
    lines += [f"| {e.ident} | {e.name} | {e.hidden} | {_proofs(e)} |" for e in hidden]
    return "\n".join(lines) + "\n"


def _table(entries: Iterator[Entry]) -> Iterator[str]:
    yield "| 编号 | 做法 | 写在哪里 | 规则 | 哪里看 | 证明 |"
    yield "|---|---|---|---|---|---|"
    for entry in entries:
        places = f"不公开：{entry.hidden}" if entry.hidden else show_places(entry)
        places += f"<br>{show_places(entry)}" if entry.hidden and entry.places else ""
        rules = "、".join(map(_rule, entry.rules)) or "—"
        yield f"| {entry.ident} | {entry.name} | {places} | {rules} | {show_pages(entry)} | {_proofs(entry)} |"


def _rule(code: str) -> str:
    return f"[{code}](rules.md#{code.lower()})"


def _proofs(entry: Entry) -> str:
    return "<br>".join(
        _rule(proof) if proof in entry.rules else f"`{proof}`" if "::" in proof else proof for proof in entry.proofs
    )


def rules_page() -> str:
    """Write all rules by family: what each checks, why, how to mend it, on what basis; the examples stay on its own page."""
    lines = [
        _MADE,
        "# 规则",
        "",
        f"一共{len(all_rules())}条。每条的例子看它自己的说明，也可以写 `wuhua explain T03`。",
    ]
    for letter, name in FAMILIES.items():
        rules = [rule for rule in all_rules() if rule.code.startswith(letter)]
        lines += ["", f"## {letter} {name}", "", "| 规则 | 查什么 | 不改就不能发布 |", "|---|---|---|"]
        lines += [f"| {_rule_here(rule)} | {first_words(rule)} | {'是' if rule.blocks else ''} |" for rule in rules]
        for rule in rules:
            lines += _rule_lines(rule)
    return "\n".join(lines) + "\n"


def _rule_here(rule: Rule) -> str:
    return f"[{rule.code} {rule.name}](#{rule.code.lower()})"


def _rule_lines(rule: Rule) -> Iterator[str]:
    file = Path(*rule.find.__module__.split(".")).with_suffix(".md")
    yield from ("", f'### <a id="{rule.code.lower()}"></a>[{rule.code} {rule.name}](../generator/{file.as_posix()})')
    for title, text in sections(explain(rule.code) or "").items():
        if title != "例子":
            told = [line.replace("· ", "- ", 1) if line.startswith("· ") else line for line in paragraphs(text)]
            yield from ("", f"**{title}**", "")
            yield from _spaced(told)


def _spaced(lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number and not (line.startswith("- ") and lines[number - 1].startswith("- ")):
            yield ""
        yield line


def written() -> dict[Path, str]:
    """Give the text that each page should have."""
    return {ROOT / "docs" / "coverage.md": coverage_page(), ROOT / "docs" / "rules.md": rules_page()}


def items_known() -> set[str]:
    """Name the items of the national catalogue as the program reads them."""
    return {item.ident for item in load_policy("全国", ())[0].items}

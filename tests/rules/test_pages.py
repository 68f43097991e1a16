"""Every rule's page is its own test."""

import re
from pathlib import Path

import pytest

import wuhua.rules as room
from tests.rules.examples import Example, examples
from wuhua.base.finding import Finding
from wuhua.rules.engine import all_rules, explain
from wuhua.rules.rule import Rule

EXAMPLES = list(examples())
SECTIONS = ["查什么", "为什么", "怎么改", "依据", "例子"]
UNSAID = re.compile(r"抱歉|非法|违规|(?<![申邀聘提恳])请(?![示假求款])")


def spoken(finding: Finding) -> str:
    """What a mark may name, parted by ；: severity, whether it blocks, message, note, the waiver's reason."""
    blocks = "先改好再公开" if finding.blocks else "照样公开"
    return "；".join((finding.severity.value, blocks, finding.message, finding.note, finding.waiver or ""))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_a_page_says_what_its_rule_does(example: Example) -> None:
    """A block marked 错 gives exactly the marked findings, 对 none, 跳过 none because the rule could not run."""
    report = example.check()
    found = [finding for finding in report.findings if finding.code == example.code]
    told = sorted((finding.span.file, finding.span.line, spoken(finding)) for finding in found)
    marks = example.marks()
    assert [place[:2] for place in told] == [mark[:2] for mark in marks], told
    for (_, _, words), (_, _, said) in zip(marks, told, strict=True):
        assert [part for part in words.split("；") if part not in said] == [], said
    assert bool(marks) == (example.verdict == "错")
    counts = report.ran[example.code]
    assert bool(counts.skipped) == (example.verdict == "跳过"), report.skipped
    assert example.verdict != "对" or counts.clean > 0


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.verdict == "错"], ids=lambda example: example.name)
def test_a_page_names_every_basis_that_its_findings_name(example: Example) -> None:
    """What a finding cites stands in the page's section 依据."""
    section = (explain(example.code) or "").split("\n## 依据\n")[1].split("\n## ")[0]
    bases = {finding.basis for finding in example.check().findings if finding.code == example.code}
    assert bases and [basis for basis in sorted(bases) if basis not in section] == []


@pytest.mark.parametrize("example", [one for one in EXAMPLES if one.verdict == "错"], ids=lambda example: example.name)
def test_a_finding_is_fit_to_print(example: Example) -> None:
    """Every finding says what to type, accuses nobody, stays in one line, and prints on a GBK terminal."""
    for found in example.check().findings:
        said = "".join((found.message, found.note, found.fix, found.basis))
        assert said.encode("gbk")
        assert found.fix and "\n" not in said
        assert UNSAID.search(said) is None


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_page_is_whole(rule: Rule) -> None:
    """A page has its title, its five sections, and shows both what is wrong and what is right."""
    page = explain(rule.code) or ""
    assert page.startswith(f"# {rule.code} {rule.name}\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == SECTIONS
    verdicts = {example.verdict for example in EXAMPLES if example.code == rule.code}
    assert {"错", "对"} <= verdicts
    assert UNSAID.search(page) is None


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    """Files are counted against rules: x.py with x.md, nothing else in a family's folder."""
    folders = [path.parent for path in sorted(Path(room.__path__[0]).glob("*/__init__.py"))]
    modules = {path.with_suffix("") for folder in folders for path in folder.glob("*.py") if path.stem != "__init__"}
    pages = {path.with_suffix("") for folder in folders for path in folder.glob("*.md")}
    assert modules == pages
    assert len(modules) == len(all_rules()) == len({rule.code for rule in all_rules()})

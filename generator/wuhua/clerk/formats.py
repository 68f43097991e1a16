"""The same findings for people, terminals, programs and forges."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wuhua.base.caret import show_finding, show_line
from wuhua.base.finding import Finding, Severity
from wuhua.base.private import mask_private

_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_FORGE_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def show_report(
    findings: Sequence[Finding], form: str, summary: str, unrun: Iterable[str], *, colour: bool = False
) -> str:
    """Write findings in one of the formats text, line, json, sarif, github; ``summary`` and ``unrun`` end the text."""
    return _FORMS[form](findings, summary, list(unrun), colour)


def _text(findings: Sequence[Finding], summary: str, unrun: list[str], colour: bool) -> str:
    parts = [show_finding(finding, colour=colour) for finding in findings if finding.waiver is None]
    aside = [_set_aside(finding) for finding in findings if finding.waiver is not None]
    return "\n\n".join([*parts, "\n".join([*aside, *unrun, summary])])


def _set_aside(finding: Finding) -> str:
    return f"不适用 {finding.code} {finding.span}：{mask_private(finding.waiver or '')}"


def _lines(findings: Sequence[Finding], summary: str, unrun: list[str], colour: bool) -> str:
    return "\n".join(map(show_line, findings))


def _json(findings: Sequence[Finding], summary: str, unrun: list[str], colour: bool) -> str:
    rows = [_plain(finding) for finding in findings]
    return json.dumps({"findings": rows, "summary": summary, "could_not_run": unrun}, ensure_ascii=False, indent=2)


def _plain(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "severity": _SARIF_LEVELS[finding.severity],
        "message": mask_private(finding.message),
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_column": span.end_column,
        "note": mask_private(finding.note),
        "fix": mask_private(finding.fix),
        "basis": finding.basis,
        "blocks": finding.blocks,
        "waiver": finding.waiver,
    }


def _sarif(findings: Sequence[Finding], summary: str, unrun: list[str], colour: bool) -> str:
    rules = [{"id": code} for code in sorted({finding.code for finding in findings})]
    run = {
        "tool": {"driver": {"name": "wuhua", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Finding) -> dict[str, Any]:
    span = finding.span
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": max(span.end_column, span.column + 1)}
    place = {"artifactLocation": {"uri": span.file}, "region": region}
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": "；".join(filter(None, (mask_private(finding.message), mask_private(finding.fix))))},
        "locations": [{"physicalLocation": place}],
    }
    if finding.waiver is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": mask_private(finding.waiver)}]
    return result


def _forge(findings: Sequence[Finding], summary: str, unrun: list[str], colour: bool) -> str:
    return "\n".join(map(_annotation, findings))


def _annotation(finding: Finding) -> str:
    span = finding.span
    text = "；".join(filter(None, (mask_private(finding.message), mask_private(finding.fix))))
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    place = span.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{_FORGE_LEVELS[finding.severity]} file={place},line={span.line},col={span.column},title={finding.code}::{escaped}"


_FORMS: dict[str, Callable[[Sequence[Finding], str, list[str], bool], str]] = {
    "text": _text,
    "line": _lines,
    "json": _json,
    "sarif": _sarif,
    "github": _forge,
}

"""``wuhua check``: a village, some of its files, or a file that lies in no village."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding, Severity
from wuhua.clock import today
from wuhua.config import Settings, find_config, read_settings, remember, remembered_settings
from wuhua.terminal import colour, progress, say

if TYPE_CHECKING:
    from wuhua.rules.report import Report

Progress = Callable[[str, int, int], None]
#: More reasons than these are counted, and told by 五化自查.
_FEW_REASONS = 4


def open_settings(config: str | None) -> Settings:
    """The village's settings; MachineFault, with what to type, when its configuration is missing or misshapen."""
    file = find_config(config, Path.cwd())
    settings = remembered_settings(file)
    if settings is None:
        settings, findings = read_settings(file)
        if settings is None:
            from wuhua.base.caret import show_finding

            raise MachineFault("\n".join(map(show_finding, findings)))
        remember(settings)
    if not settings.content.is_dir():
        raise MachineFault(f"没有文件夹 {settings.content_name}。")
    return settings


def check_and_tell(
    *, paths: tuple[str, ...], form: str, commit: bool, as_of: date | None, config: str | None, quiet: bool
) -> int:
    """``wuhua check``: print what was found; the exit code. ``as_of`` None is today, ``config`` None the village that lies around."""
    report, code = check_paths(paths, config, as_of, form, colour(), progress(quiet), commit)
    say(report)
    return code


def check_paths(
    paths: Sequence[str],
    config: str | None,
    as_of: date | None,
    form: str,
    colour: bool,
    progress: Progress | None,
    commit: bool = False,
) -> tuple[str, int]:
    """Check and report; exit code 1 when anything is open. Without paths the whole village; ``as_of`` None is today.

    ``commit``: every other file of the village's folder is searched for private numbers too, as git will keep it.
    """
    from wuhua.clerk.formats import show_report

    if paths and (report := _loose_files(paths, config)) is not None:
        findings: tuple[Finding, ...] = tuple(sorted(report.findings, key=lambda finding: finding.order))
    else:
        from wuhua.pipeline import check

        settings = open_settings(config)
        found = check(settings, as_of or today(settings), progress)
        report = found.report
        findings = _within((*found.findings, *(_beside(settings, found.rows) if commit else ())), settings, paths)
    text = show_report(findings, form, summary_of(findings), unrun_lines(report, form == "text"), colour=colour)
    return text, 1 if is_open(findings) else 0


def _beside(settings: Settings, records: Iterable[str]) -> list[Finding]:
    from wuhua.source.folder import KEEPSAKES
    from wuhua.steps.discretion import secrets_beside

    made = [f"{name}{end}" for name in (settings.site_dir.name, "boards") for end in ("", "-draft", ".releases")]
    aside = {".git", ".venv", ".wuhua", "node_modules", "print", KEEPSAKES, *made}
    told = {f"{settings.content_name}/{name}" for name in records}
    pages = {f"{settings.content_name}/页面/{path.name}" for path in (settings.content / "页面").glob("*.md")}
    return secrets_beside(settings.root, told | pages, aside)


def is_open(findings: Iterable[Finding]) -> bool:
    """Whether anything asks for work: notes and what was set aside for a reason do not."""
    return any(finding.waiver is None and finding.severity is not Severity.NOTE for finding in findings)


def summary_of(findings: Sequence[Finding]) -> str:
    """One line of counts."""
    if not findings:
        return "没有发现问题。"
    counts = [(word, sum(1 for f in findings if f.severity is word and f.waiver is None)) for word in Severity]
    waived = sum(1 for finding in findings if finding.waiver is not None)
    told = [f"{word}{count}条" for word, count in counts if count]
    told += [f"不适用{waived}条"] if waived else []
    blocks = sum(1 for finding in findings if finding.blocks)
    line = "、".join(told) + (f"；其中{blocks}条不改就不能发布。" if blocks else "；都不妨碍发布。")
    unread = sum(1 for finding in findings if finding.keeps_out)
    return line + (f"先改最前面的{unread}条，后面的可能跟着就没有了。" if 0 < unread < len(findings) else "")


def unrun_lines(report: "Report", brief: bool) -> list[str]:
    """Which rules could not run, and why: that is not the same as clean. ``brief`` counts what would bury the findings."""
    from wuhua.rules.report import UNREAD

    codes: dict[str, list[str]] = {}
    for code, reason, count in report.skipped:
        codes.setdefault(reason, []).append(code if count == 1 else f"{code}（{count}处）")
    lines = []
    if brief and UNREAD in codes:
        lines.append(f"{len(codes.pop(UNREAD))}条规则没能检查：{UNREAD}")
    if not brief or len(codes) <= _FEW_REASONS:
        return lines + [f"没能检查 {'、'.join(names)}：{reason}" for reason, names in codes.items()]
    rules = {code for code, reason, _ in report.skipped if reason != UNREAD}
    return [*lines, f"另有{len(rules)}条规则没能查全，多半是当地没有规定。哪些、为什么：wuhua compliance"]


def explain_rule(code: str) -> str:
    """A rule's page, or what stands behind another code that a finding carries; MachineFault for what no finding carries."""
    from wuhua.rules.engine import all_rules, explain

    code = code.upper()
    text = explain(code) or _explain_other(code)
    if text is None:
        known = " ".join(rule.code for rule in all_rules())
        raise MachineFault(f"没有规则 {code}。现有规则：{known}")
    return text


def _explain_other(code: str) -> str | None:
    """E: how a file is written; B: how a sheet comes out on its board. These have no page: the finding says what to type."""
    from wuhua.source import CODES

    if not re.fullmatch(r"[EB][1-3][0-9]{2}", code):
        return None
    if code[0] == "E":
        about = CODES.get(code, "")
        words = f"{code}{'（' + about + '）' if about else ''}说的是文件的写法，不是公开规则。"
        return f"{words}照那一条的“改法”改；一个文件先改最上面的一条，再查一遍。怎么写，看村子文件夹里的“说明”。\n"
    return f"{code}说的是公开栏的排版和张贴，不是公开规则。照那一条的“改法”选一样；怎样量栏、分区、打印，看村子文件夹里的“说明”。\n"


def _loose_files(paths: Sequence[str], config: str | None) -> "Report | None":
    """Check files that lie in no village, each by itself; None when they belong to the village at hand."""
    from wuhua.law.policy import load_policy
    from wuhua.rules.report import Report

    missing = [path for path in paths if not Path(path).exists() and not Path(path).is_symlink()]
    if missing:
        raise MachineFault(f"没有文件 {missing[0]}。")
    if config is not None or _in_village(paths):
        return None
    policy, _ = load_policy("全国", ())
    report = Report()
    for path in paths:
        report += _loose_file(Path(path), path, policy)
    return report


def _in_village(paths: Sequence[str]) -> bool:
    try:
        settings = open_settings(None)
    except MachineFault:
        return False
    return all(Path(path).absolute().is_relative_to(settings.root) for path in paths)


def _loose_file(path: Path, shown: str, policy: object) -> "Report":
    from wuhua.rules.report import Report
    from wuhua.source import load_file
    from wuhua.steps.discretion import hide_name, name_finding
    from wuhua.steps.rows import check_document, guess_kind

    secret = name_finding(shown)
    if secret is not None:
        return Report((secret,))
    shown = hide_name(shown)

    if path.is_dir():
        raise MachineFault(f"{shown} 是文件夹，不在哪个村里。要检查整个村，进入村子的文件夹写 wuhua check。")
    document, findings = load_file(path.parent, path.name)
    if document is None:
        return Report(tuple(_renamed(finding, shown) for finding in findings))
    kind = guess_kind(document, shown)
    if kind is None:
        raise MachineFault(f"看不出 {shown} 是哪种记录。放到 content/财务收支 这样的文件夹里再检查。")
    row = check_document(document, kind, f"{kind.title}/{path.name}", policy, findings)  # type: ignore[arg-type]
    return Report(
        tuple(_renamed(finding, shown) for finding in row.report.findings), row.report.ran, row.report.skipped
    )


def _renamed(finding: Finding, shown: str) -> Finding:
    from dataclasses import replace

    return replace(finding, span=replace(finding.span, file=shown))


def _within(findings: tuple[Finding, ...], settings: Settings, paths: Sequence[str]) -> tuple[Finding, ...]:
    if not paths:
        return findings
    wanted = [Path(path).absolute() for path in paths]
    return tuple(f for f in findings if any((settings.root / f.span.file).is_relative_to(path) for path in wanted))

"""Villages of the five papers and notices of real shape, each with an answer made by hand; read, changed, checked, compared.

A place is a folder: ``村/`` holds the village as a clerk writes it, ``答案.yml`` what the paper says must and must not be found,
first of the village as it stands (原样), then after small changes (情形). A line that ends in ``# ×9`` stands nine times.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.rules.examples import check_files
from wuhua.base.finding import Finding
from wuhua.rules.report import Report

HERE = Path(__file__).parent
_REPEATED = re.compile(r"^(.*?) *# ×([0-9]+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One finding that must come: its code and file, words on its line, words that it says, its severity."""

    code: str
    file: str
    line: str = ""
    says: str = ""
    severity: str = ""

    def fits(self, finding: Finding) -> bool:
        """Whether a finding is the one that is meant."""
        return (
            finding.code == self.code
            and finding.span.file == f"content/{self.file}"
            and self.line in finding.source
            and self.says in f"{finding.message}（{finding.note}）"
            and self.severity in ("", finding.severity.value)
        )

    def __str__(self) -> str:
        return f"{self.code} {self.file} “{self.line}” {self.says} {self.severity}"


@dataclass(frozen=True)
class Case:
    """A village with its answer: findings that must come, codes that must have run and found nothing, codes left out."""

    name: str
    files: Mapping[str, str]
    today: date
    answers: tuple[Answer, ...] = ()
    silent: tuple[str, ...] = ()
    outside: frozenset[str] = field(default_factory=frozenset)

    def check(self) -> Report:
        """Check the village as the program would."""
        return check_files({file: _repeat(text) for file, text in self.files.items()}, today=self.today)

    def differences(self) -> list[str]:
        """Say what the program found otherwise than the answer; empty when it is the answer exactly."""
        report = self.check()
        told = [finding for finding in report.findings if finding.code not in self.outside]
        left = list(told)
        lines = []
        for answer in self.answers:
            found = next((finding for finding in left if answer.fits(finding)), None)
            if found is None:
                lines.append(f"没有发现：{answer}")
            else:
                left.remove(found)
        lines += [f"多发现：{_told(finding)}" for finding in left]
        return lines + [f"没有查：{code}" for code in self.silent if not _ran(report, code)]


def places() -> list[str]:
    """Give the folders of the places, in order."""
    return sorted(path.parent.name for path in HERE.glob("*/答案.yml"))


def place_cases(place: str) -> Iterator[Case]:
    """Give the village of a place as it stands, then each change of it."""
    key = _read(HERE / place / "答案.yml")
    village = {
        path.relative_to(HERE / place / "村").as_posix(): path.read_text("utf-8")
        for path in sorted((HERE / place / "村").glob("*/*.yml"))
    }
    outside = frozenset(row["规则"] for row in key["范围外"])
    severity = key["力度"]
    always = _answers(key["原样"], severity)
    for row in [{"情形": "原样"}, *key["情形"]]:
        own = always if "原样" in (row["情形"], row.get("原样", "原样")) else ()
        yield Case(
            row["情形"],
            _changed(village, row),
            date.fromisoformat(row.get("今天", key["今天"])),
            own + _answers(row.get("应有", []), severity),
            tuple(row.get("不应有", [])),
            outside,
        )


def _changed(village: Mapping[str, str], row: Mapping[str, Any]) -> dict[str, str]:
    """Apply a change: files 去掉, files 加, and in files (改) one text for another that must be there."""
    gone, new = row.get("去掉", []), row.get("加", {})
    files: dict[str, str] = {file: text for file, text in village.items() if file not in gone} | new
    for file, before, after in row.get("改", []):
        assert before in files[file], f"{row['情形']}：{file} 里没有“{before}”"
        files[file] = files[file].replace(before, after, 1)
    return files


def _answers(rows: list[dict[str, str]], severity: str) -> tuple[Answer, ...]:
    return tuple(
        Answer(row["规则"], row["文件"], row.get("行", ""), row.get("说", ""), row.get("力度", severity))
        for row in rows
    )


def _repeat(text: str) -> str:
    return _REPEATED.sub(lambda found: f"{found[1]}\n" * int(found[2]), text)


def _ran(report: Report, code: str) -> bool:
    counts = report.ran.get(code)
    return counts is not None and counts.clean > 0


def _told(finding: Finding) -> str:
    return f"{finding.code} {finding.span} {finding.severity} {finding.message}（{finding.note}）｜{finding.source.strip()}"


def _read(path: Path) -> Any:
    """Read with every scalar as text."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def notices() -> Iterator[Case]:
    """Give every notice: its first line says the code and words on the line that must be found, or 无."""
    for path in sorted((HERE / "notices").glob("*.yml")):
        yield _notice(path.stem, path.read_text("utf-8"))


def _notice(name: str, text: str) -> Case:
    head, _, rest = text.partition("\n")
    said, _, flags = head.removeprefix("# 应有: ").partition("  ")
    settings = dict(flag.split("=") for flag in flags.split())
    parts = re.split(r"^# (\S+/\S+\.yml)\n", rest, flags=re.MULTILINE)
    files = dict(zip(parts[1::2], parts[2::2], strict=True))
    code, _, words = said.partition(" ")
    file = next((file for file, body in reversed(files.items()) if words in body), next(iter(files)))
    answers = () if code == "无" else (Answer(code, file, words),)
    around = {
        "村情/村情.yml": _PROFILE.format(settings.get("当地", "全国"), settings["今天"]),
        "公开栏/公开栏.yml": _BOARD,
    }
    return Case(name, around | files, date.fromisoformat(settings["今天"]), answers)


#: What stands around a notice; what the calendar asks for begins on the day of checking, so that only the notice is judged.
_PROFILE = "名称: 示例村\n类别: 村\n当地规定: {}\n公开起始: {}\n户籍人口: 3120\n户数: 862\n"
_BOARD = (
    "编号: B1\n名称: 村委会公开栏\n位置: 村委会门口\n宽: 2400\n高: 1200\n分区:\n"
    "  - {分区: 党务, 宽: 800, 高: 1200}\n  - {分区: 村务, 宽: 800, 高: 1200}\n  - {分区: 财务, 宽: 800, 高: 1200}\n"
)

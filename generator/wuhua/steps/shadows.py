"""What follows from a record under a wrong period: its own code is asked for in vain, and its month seems never published.

The clerk mends one line, so one finding is told: that of the period (T07). The others would have her write a ledger that she has written.
"""

from collections.abc import Iterator
from dataclasses import replace

from wuhua.base.dates import Period, read_period
from wuhua.base.finding import Finding
from wuhua.model.facts import Facts
from wuhua.model.village import Village
from wuhua.rules.periods import meant_period

_ABSENT = ("C01", "T01", "T02")
#: Of several periods that follow each other not all are explained.
_MORE = "没有公开，到"


def without_shadows(findings: list[Finding], village: Village) -> list[Finding]:
    """The same without what follows from a wrong period, whose finding blocks when one of those did.

    Where the wrong period is another record's, that finding (G12) says which is meant.
    """
    wrong = {_place(found): (found, meant) for found in findings if (meant := meant_period(found))}
    if not wrong:
        return findings
    shadows = [
        each
        for (file, _), (_, meant) in wrong.items()
        for row in _rows(village)
        if file.endswith(f"/{row.file}")
        for each in _shadows(row, meant, village)
    ]
    dark = [found for found in findings if _is_among(found, shadows)]
    doubles = {_place(found): found for found in findings if found.code == "G12" and _place(found) in wrong}
    blocks = any(found.blocks for found in dark)
    told = [*dark, *doubles.values(), *(found for found, _ in wrong.values())]
    kept = [found for found in findings if found not in told]
    for place, (found, _) in wrong.items():
        double = doubles.get(place)
        said = replace(double, message=f"{double.message}；{found.message}", fix=found.fix) if double else found
        kept.append(replace(said, blocks=said.blocks or blocks))
    return kept


def _place(found: Finding) -> tuple[str, int]:
    return found.span.file, found.span.line


def _is_among(found: Finding, shadows: list[tuple[tuple[str, ...], str]]) -> bool:
    return any(
        found.code in codes and found.message.startswith(words) and (_MORE in words or _MORE not in found.message)
        for codes, words in shadows
    )


def _rows(village: Village) -> Iterator[Facts]:
    yield from village.facts.values()
    yield from (second for _, second in village.twins)


def _shadows(row: Facts, meant: Period, village: Village) -> Iterator[tuple[tuple[str, ...], str]]:
    """Codes and the first words of what is told in vain while a record that is meant for one period is written for another."""
    written = read_period(row.period)
    if written is None:
        return
    yield ("G12",), f"没有编号是“{row.ident.replace(written.slug, meant.slug, 1)}”的"
    yield _ABSENT, f"{row.title.replace(written.label, meant.label, 1)}没有公开"
    yield ("T03",), f"{row.title}应在"
    yield ("G02",), f"{row.title}的期末余额"
    others = [each for each in village.of(row.kind) if each is not row]
    if written.start < meant.start and all(row.period < each.period for each in others):
        # Older than all of its kind: from here on the village seems to have published, the other book too.
        yield _ABSENT, written.label
        yield _ABSENT, f"{row.title.replace(written.label, written.shift(1).label, 1)}{_MORE}"

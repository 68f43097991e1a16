"""五化自查 as plain data, for programs: the same figures as the page's. The shape is described in docs/compliance.md."""

from typing import Any

from wuhua.overviews.selfcheck import Asked, Case, Family, Selfcheck, Sums, registers_of, year_of

#: The shape; a new number when a name goes or means something else.
FORMAT = 1


def compliance_data(check: Selfcheck) -> dict[str, Any]:
    """The whole check as dicts, lists, text and whole numbers, in a fixed order."""
    village = check.village
    this = village.as_of.year
    known = [year_of(row) for row in village.facts.values()]
    return {
        "format": FORMAT,
        "village": village.name,
        "as_of": village.as_of.isoformat(),
        "policy": village.policy.name,
        "records": len(village.facts),
        "totals": _sums(check.sums),
        "families": [_family(check, family) for family in check.families],
        "writing": [_case(check, case) for case in check.writing],
        "years": [
            {"year": year, "records": known.count(year), "problems": _open_in(check, year)} for year in (this, this - 1)
        ],
    }


def _open_in(check: Selfcheck, year: int) -> int:
    return sum(1 for case in check.cases if case.is_open and case.year == year)


def _sums(sums: Sums) -> dict[str, int]:
    return {
        "rules_asked": sums.asked,
        "rules_clean": sums.clean,
        "rules_could_not_run": sums.unrun,
        "rules_not_applicable": sums.idle,
        "records_clean": sums.records,
        "records_could_not_run": sums.skipped,
        "problems": sums.problems,
        "notes": sums.notes,
        "waived": sums.waived,
    }


def _family(check: Selfcheck, family: Family) -> dict[str, Any]:
    return {
        "letter": family.letter,
        "name": family.name,
        "totals": _sums(family.sums),
        "rules": [_rule(check, rule, family.cases) for rule in family.rules],
    }


def _rule(check: Selfcheck, rule: Asked, cases: tuple[Case, ...]) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "page": f"rules/{rule.code.lower()}.html",
        "records_found": rule.found,
        "records_clean": rule.clean,
        "records_could_not_run": rule.skipped,
        "could_not_run": [{"reason": reason, "cases": count} for reason, count in rule.reasons],
        "not_applicable": rule.idle or None,
        "findings": [_case(check, case) for case in cases if case.finding.code == rule.code],
    }


def _case(check: Selfcheck, case: Case) -> dict[str, Any]:
    found, row = case.finding, case.row
    registers = registers_of(check.village, row) if row else []
    return {
        "code": found.code,
        "state": "waived" if found.waiver is not None else "problem" if case.is_open else "note",
        "message": found.message,
        "note": found.note,
        "basis": found.basis,
        "waiver": found.waiver,
        "file": found.span.file,
        "line": found.span.line,
        "page": f"{row.key}.html" if row else None,
        "title": row.title if row else None,
        "year": case.year,
        "postings": [f"{register.key}.html" for register in registers],
    }

"""五化自查 from a survey: counts of all rules added up, families sorted, the page's data written (steps derive and render).

In: a survey. Out: a :class:`Selfcheck`; its page, ``compliance.json``, the pages of all rules.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from wuhua.kinds import kinds_by_ident
from wuhua.model.village import Village
from wuhua.outputs.site.page import Site
from wuhua.overviews.compliance import KEY, compliance_sheet
from wuhua.overviews.compliance_data import compliance_data
from wuhua.overviews.selfcheck import Asked, Selfcheck, selfcheck
from wuhua.rules.book import Card, open_book
from wuhua.rules.pages import rule_keys, rule_sheets
from wuhua.rules.rule import FAMILIES
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey

DATA = f"{KEY}.json"
_Reasons = Mapping[str, list[tuple[str, int]]]


def selfcheck_of(survey: Survey) -> Selfcheck:
    """Add up what every rule said of every file and of the index."""
    report = survey.report
    reasons: dict[str, list[tuple[str, int]]] = {}
    for code, reason, cases in report.skipped:
        reasons.setdefault(code, []).append((reason, cases))
    cards = open_book().cards.values()
    asked = [_asked(card, report.ran.get(card.code), reasons, survey.village) for card in cards]
    return selfcheck(survey.village, FAMILIES, asked, survey.findings, survey.settings.content_name)


def selfcheck_json(check: Selfcheck) -> bytes:
    """The check as JSON, UTF-8, the same bytes for the same village and day."""
    return (json.dumps(compliance_data(check), ensure_ascii=False, indent=1) + "\n").encode()


def _asked(card: Card, counts: Any, reasons: _Reasons, village: Village) -> Asked:
    kinds = [kinds_by_ident()[kind] for kind in card.kinds if kind in kinds_by_ident()]
    if kinds and not any(village.of(kind.ident) for kind in kinds) and not sum(counts or ()):
        return Asked(card.code, card.name, idle=f"还没有{'、'.join(kind.title for kind in kinds)}的记录")
    if counts is None:
        return Asked(card.code, card.name, idle="还没有公开记录")
    found, clean, skipped = counts
    # A rule of the index that left something out does not say how much of it: none of it is called clean.
    clean = 0 if skipped and card.scope == "village" else clean
    return Asked(card.code, card.name, found, clean, skipped, tuple(reasons.get(card.code, ())))


def write_selfcheck(survey: Survey, site: Site, store: Store, fresh: bool) -> dict[str, str]:
    """Write the page and its data where anything in them moved, or all is ``fresh``; path to SHA-256."""
    check = selfcheck_of(survey)
    data = selfcheck_json(check)
    page = f"{KEY}.html"
    if not fresh and page in store.digests and store.digests.get(DATA) == sha256(data).hexdigest():
        return {path: store.digests[path] for path in (page, DATA)}
    return {DATA: store.write(DATA, data), page: store.write(page, site.page(compliance_sheet(check)))}


def write_rules(site: Site, store: Store, fresh: bool) -> dict[str, str]:
    """Write the rules' pages when one is absent or all is ``fresh``: they change with the program alone."""
    paths = [f"{key}.html" for key in sorted(rule_keys())]
    if not fresh and all(path in store.digests for path in paths):
        return {path: store.digests[path] for path in paths}
    return {f"{sheet.key}.html": store.write(f"{sheet.key}.html", site.page(sheet)) for sheet in rule_sheets()}

"""One set of contracts for every kind whose folder stands in ``kinds/``; nothing is listed by hand."""

import html
import marshal
import re
from collections.abc import Iterator

import pytest

from tests.kinds.kit import NAMES, amounts_in, check_text_of, example_text, sheet_of, titles_of
from wuhua.base.finding import Severity
from wuhua.base.money import show_money
from wuhua.clerk.next_file import next_text
from wuhua.kinds import all_kinds, kinds_by_ident, kinds_by_title
from wuhua.law.policy import load_policy
from wuhua.model.facts import facts_of_row
from wuhua.model.kind import Kind
from wuhua.model.record import Record
from wuhua.model.sheet import TableBlock
from wuhua.outputs.site.page import SiteLinks, page_body
from wuhua.source import load_bytes

KINDS = all_kinds()
CASES = [pytest.param(kind, name, id=f"{kind.ident}-{name}") for kind in KINDS for name in NAMES]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.ident)
every_example = pytest.mark.parametrize(("kind", "name"), CASES)
_COMMENTED = re.compile(r"^# ( *(?:- )?\S+:)", re.MULTILINE)


def shown_text(kind: Kind, name: str) -> str:
    """Give the words that a villager reads on an example's page."""
    sheet = sheet_of(kind, check_text_of(kind, example_text(kind, name)))
    body = page_body(sheet, SiteLinks(sheet.key, {sheet.key}))
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def test_ten_kinds_are_found() -> None:
    """Each kind folder is found, and neither ids nor titles are used twice."""
    assert len(KINDS) >= 10
    assert len(kinds_by_ident()) == len(kinds_by_title()) == len(KINDS)


@every_kind
def test_a_kind_has_its_card(kind: Kind) -> None:
    """A kind's id goes into addresses, its family and door are known, and its items stand in the catalogue."""
    policy = load_policy("全国", ())[0]
    assert re.fullmatch("[a-z]+", kind.ident)
    assert kind.family in ("党务", "村务", "财务", "服务")
    assert kind.lead.endswith("。") and kind.door
    assert all(policy.item(item) for item in kind.items)


@every_example
def test_an_example_is_without_fault(kind: Kind, name: str) -> None:
    """An example loads, makes a record, and no rule that reads one record finds more than a note in it."""
    checked = check_text_of(kind, example_text(kind, name))
    assert checked.record is not None
    assert [
        told for told, f in zip(checked.told, checked.findings, strict=True) if f.severity is not Severity.NOTE
    ] == []
    assert not any(finding.blocks for finding in checked.findings)


@every_example
def test_the_page_holds_every_amount(kind: Kind, name: str) -> None:
    """Every amount of the record that is not zero stands on its page, with thousands and two decimals."""
    checked = check_text_of(kind, example_text(kind, name))
    text = shown_text(kind, name)
    assert [amount for amount in amounts_in(checked.record) if amount and show_money(amount) not in text] == []


@every_kind
def test_the_longest_example_writes_every_key(kind: Kind) -> None:
    """The longest example uses each key of its record, and of every group inside it."""
    document = check_text_of(kind, example_text(kind, "longest")).document
    assert document is not None
    assert titles_of(kind.record) - set(keys_in(document.value)) == set()


def keys_in(value: object) -> Iterator[str]:
    """Give every key of a plain value, at any depth."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys_in(part)


@every_kind
def test_the_smallest_example_is_smaller(kind: Kind) -> None:
    """The smallest example has the required keys, fewer than the typical one, and explains itself in a comment."""
    smallest, typical = (check_text_of(kind, example_text(kind, name)).document for name in ("smallest", "typical"))
    assert smallest is not None and typical is not None
    required = {field.alias for field in kind.record.model_fields.values() if field.is_required()}
    assert required <= set(smallest.value)
    assert len(smallest.text) < len(typical.text)
    assert example_text(kind, "smallest").startswith(f"# {kind.title}：")


@every_example
def test_the_sheet_says_who_answers(kind: Kind, name: str) -> None:
    """The sheet carries the kind, an address under it, a title, a digest of the record, and blocks or figures."""
    checked = check_text_of(kind, example_text(kind, name))
    sheet = sheet_of(kind, checked)
    assert sheet.kind == kind.ident and sheet.key.startswith(f"{kind.ident}/")
    assert re.fullmatch("[0-9a-f]{64}", sheet.digest)
    assert sheet.title and sheet.blocks
    assert sheet.family in ("党务", "村务", "财务", "服务")
    assert sheet.envelope is not None


@every_example
def test_every_column_has_a_name(kind: Kind, name: str) -> None:
    """A screen reader names the column of each cell: no table has one without a heading."""
    sheet = sheet_of(kind, check_text_of(kind, example_text(kind, name)))
    tables = [block for block in sheet.blocks if isinstance(block, TableBlock)]
    assert [block.title for block in tables if not all(column.title.strip() for column in block.columns)] == []


@every_example
def test_facts_survive_the_cache(kind: Kind, name: str) -> None:
    """A record's row comes back from marshal as it went in, its links included."""
    facts = check_text_of(kind, example_text(kind, name)).facts
    assert facts is not None
    again = facts_of_row(marshal.loads(marshal.dumps(facts.row())))
    assert again == facts
    assert [type(link) for link in again.links] == [type(link) for link in facts.links]


@every_example
def test_the_page_hides_no_text(kind: Kind, name: str) -> None:
    """What a clerk wrote in the remark, the corrections and the waivers stands on the page."""
    record = check_text_of(kind, example_text(kind, name)).record
    assert isinstance(record, Record)
    text = shown_text(kind, name)
    wanted = [line for line in (record.remark or "").split("\n") if line]
    wanted += [word for fix in record.corrections for word in (fix.place, fix.before, fix.after, fix.reason, fix.by)]
    assert [words for words in wanted if words not in text] == []


@every_kind
def test_a_new_file_explains_every_field(kind: Kind) -> None:
    """The text of ``wuhua new`` names every required field, and is YAML as it stands and with its comments opened."""
    first = next(str(field.alias) for field in kind.record.model_fields.values() if field.is_required())
    text = next_text(kind, "2025-04", {first: "云溪村"})
    document, findings = load_bytes(text.encode(), f"{kind.title}/2025-04.yml")
    assert document is not None and findings == ()
    assert document.value == {first: "云溪村"}
    required = {str(field.alias) for field in kind.record.model_fields.values() if field.is_required()}
    assert [title for title in required if not re.search(rf"^(# )?{title}: ", text, re.MULTILINE)] == []
    opened, findings = load_bytes(_COMMENTED.sub(r"\1", text).encode(), f"{kind.title}/2025-04.yml")
    assert opened is not None and findings == ()
    assert set(opened.value) - {str(field.alias) for field in kind.record.model_fields.values()} == set()
    assert required <= set(opened.value)


@every_kind
def test_every_key_is_explained(kind: Kind) -> None:
    """Each field has a Chinese key and a Chinese hint that ends without a full stop, as a label does."""
    for field in kind.record.model_fields.values():
        assert re.fullmatch("[一-鿿]+", str(field.alias)), field.alias
        assert field.description and not field.description.endswith("。"), field.alias

"""What programs are given of the example village: tables, data package, feeds, calendars; read by others, without persons' names."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from hashlib import sha256
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import feedparser
import openpyxl
import pytest
import yaml
from icalendar import Calendar
from jsonschema import Draft202012Validator

from tests.village.kit import ROOT, differing, served, small_village, wuhua
from wuhua.checking import open_settings
from wuhua.pipeline import build

pytestmark = pytest.mark.slow
TODAY = date(2026, 1, 20)
#: What the Data Package standard asks of a package of tables.
_TEXT = {"type": "string", "minLength": 1}
_FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {"name": _TEXT, "type": {"enum": ["string", "number", "integer", "date"]}},
}
_RESOURCE = {
    "type": "object",
    "required": ["name", "path", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "path": {"type": "string", "pattern": "^(?=^[^./~])(^((?!\\.{2}).)*$).*$"},
        "profile": {"const": "tabular-data-resource"},
        "encoding": {"const": "utf-8"},
        "bytes": {"type": "integer"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {"fields": {"type": "array", "minItems": 1, "items": _FIELD}},
        },
    },
}
_PACKAGE = {
    "type": "object",
    "required": ["resources", "profile"],
    "properties": {
        "profile": {"const": "tabular-data-package"},
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "homepage": {"type": "string", "format": "uri"},
        "sources": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": _RESOURCE},
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole example village, and give its site."""
    folder = tmp_path_factory.mktemp("village")
    small_village(folder, ("*/*",))
    done = wuhua(folder, "build", "-q", "--no-boards")
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "site").resolve()


def rows_of(path: Path) -> list[dict[str, str]]:
    """A CSV as Python's own reader reads it."""
    return list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every file that is made for programs, as one text each."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(BytesIO(path.read_bytes()))
            yield name, "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        elif path.suffix == ".ics":
            yield name, path.read_bytes().decode().replace("\r\n ", "")
        elif path.suffix == ".csv" or (name.startswith(("data/", "feed")) and path.suffix in (".json", ".xml")):
            yield name, path.read_text("utf-8")
    yield "datapackage.json", (site / "datapackage.json").read_text("utf-8")


def test_no_registered_person_is_named(site: Path) -> None:
    """No name of the register of persons or of any body stands in a table, a feed, a calendar or the data package."""
    names = {person["姓名"] for person in yaml.safe_load((ROOT / "content/人员/名册.yml").read_text("utf-8"))["名单"]}
    names |= set(
        re.findall(r"姓名: ([^,}\s]+)", "".join(p.read_text("utf-8") for p in ROOT.glob("content/机构名册/*.yml")))
    )
    assert len(names) > 30
    found = dict(texts(site))
    assert len(found) > 300
    assert {(file, name) for file, text in found.items() for name in names if name in text} == set()


def test_every_page_with_a_table_leads_to_its_files(site: Path) -> None:
    """Links to tables exist under every ledger, lead to what is there, and say the size that it has."""
    linked = set()
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        for address, size in re.findall(
            r'<a href="([^"]*\.(?:csv|xlsx|json))"(?: download>[^<]*</a> <span class="wh-size">(\d+)KB)?', text
        ):
            target = (page.parent / unescape(address)).resolve()
            assert target.is_file(), (page.name, address)
            assert not size or int(size) == max(1, round(target.stat().st_size / 1000))
            linked.add(target)
        # A page for a code on a wall shows what hung there once.
        if 'class="wh-block wh-ledger' in text and page.parent.name != "s":
            assert '<p class="wh-data">' in text, page.name
    files = {path for path in (site / "data").rglob("*") if path.suffix in (".csv", ".xlsx", ".json")}
    assert files <= linked and len(files) > 300


def test_a_years_lines_are_all_in_its_file(site: Path) -> None:
    """The lines of a year's books, read from the clerk's YAML, are those of the year's CSV, cent for cent."""
    books = [yaml.load(p.read_text("utf-8"), yaml.BaseLoader) for p in sorted(ROOT.glob("content/财务收支/2025-*.yml"))]
    rows = rows_of(site / "data" / "finance-2025.csv")
    for side in ("收入", "支出"):
        typed = sorted((line["日期"], Decimal(line["金额"])) for book in books for line in book.get(side, ()))
        found = sorted((row["日期"], Decimal(row["金额（元）"])) for row in rows if row["表"] == f"{side}明细")
        assert found == typed and len(typed) > 50


def test_the_data_package_is_valid(site: Path) -> None:
    """It is what the standard asks for, and every file has the size, the digest, the columns and the types that it tells."""
    package: dict[str, Any] = json.loads((site / "datapackage.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(_PACKAGE).iter_errors(package)] == []
    assert len({each["name"] for each in package["resources"]}) == len(package["resources"]) > 40
    casts = {"number": Decimal, "integer": int, "date": date.fromisoformat, "string": str}
    for each in package["resources"]:
        data = (site / each["path"]).read_bytes()
        assert (len(data), f"sha256:{sha256(data).hexdigest()}") == (each["bytes"], each["hash"])
        rows = rows_of(site / each["path"])
        fields = {field["name"]: casts[field["type"]] for field in each["schema"]["fields"]}
        assert list(rows[0]) == list(fields)
        assert all(fields[name](cell) is not None for row in rows for name, cell in row.items() if cell)


def test_feeds_are_read_by_a_reader(site: Path) -> None:
    """A feed reader takes each Atom feed whole; its JSON twin keeps the standard's rules and tells the same entries."""
    for name in ("feed", "feeds/new", "feeds/late", "feeds/corrections"):
        read = feedparser.parse((site / f"{name}.xml").read_bytes())
        twin = json.loads((site / f"{name}.json").read_text("utf-8"))
        assert (read.bozo, read.version) == (False, "atom10")
        assert twin["version"] == "https://jsonfeed.org/version/1.1" and twin["title"] == read.feed.title
        assert [(each.id, each.link, each.title) for each in read.entries] == [
            (each["id"], each["url"], each["title"]) for each in twin["items"]
        ]
        assert len({each["id"] for each in twin["items"]}) == len(twin["items"])
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT12:00:00\+08:00", each["date_published"]) for each in twin["items"])
        assert all((site / each["url"].removeprefix("https://yunxi.example/")).is_file() for each in twin["items"])
    assert {each["title"] for each in json.loads((site / "feeds/late.json").read_text("utf-8"))["items"]} == {
        "2025年10月经济账收支：公开晚了",
        "2025年四季度村民小组收支：到期没有公开",
    }


def test_the_villagers_calendar(site: Path) -> None:
    """Hours of duty in Beijing time, and a period for objections from its first to its last day, each with a name of its own."""
    calendar = Calendar.from_ical((site / "agenda.ics").read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(list(calendar.walk("VEVENT"))) > 50 and not calendar.errors
    duty = events["duty/2026-01-20260120T0830-1200@yunxi.example"]
    assert duty.decoded("dtstart").isoformat() == "2026-01-20T08:30:00+08:00"
    assert duty.decoded("dtend").isoformat() == "2026-01-20T12:00:00+08:00"
    notice = events["decision/2026-01-notice@yunxi.example"]
    assert (notice.decoded("dtstart"), notice.decoded("dtend")) == (date(2026, 1, 16), date(2026, 1, 24))
    assert "2026年1月23日以前" in str(notice["description"])


def test_search_engines_are_told_what_a_page_is(site: Path) -> None:
    """The first page is the village, a guide a service, a decision on show an event; each is JSON that nothing breaks out of."""
    kinds = {}
    for page in ("index", "guide/G01", "decision/2026-01"):
        (found,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', (site / f"{page}.html").read_text("utf-8")
        )
        kinds[page] = json.loads(found)["@type"]
    assert kinds == {"index": "GovernmentOrganization", "guide/G01": "GovernmentService", "decision/2026-01": "Event"}


def test_one_changed_name_moves_every_file(tmp_path: Path) -> None:
    """A person who is called otherwise is taken out of every table again, as a build from nothing would."""
    village = small_village(tmp_path / "warm")
    settings = open_settings(str(village / "site_config.yml"))
    build(settings, TODAY)
    register = village / "content" / "人员" / "名册.yml"
    register.write_text(register.read_text("utf-8").replace("姓名: 谭某}", "姓名: 路灯}"), "utf-8")
    build(settings, TODAY)
    cold = small_village(tmp_path / "cold")
    (cold / "content" / "人员" / "名册.yml").write_text(register.read_text("utf-8"), "utf-8")
    build(open_settings(str(cold / "site_config.yml")), TODAY)
    assert differing(served(village), served(cold)) == []
    assert "路灯" not in (village / "site" / "data" / "finance-2025.csv").read_text("utf-8")

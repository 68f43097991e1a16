"""On a built site every sum is the sum of the lines that it leads to, and every number of a sentence is its datum."""

import shutil

import pytest

from tests.village.kit import ROOT, small_village, wuhua
from tests.village.traced import Number, Traced

_LINES = ("money/",)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Traced:
    """Give the built site of a village with two ledgers, transfers, flows, decisions, works and contracts."""
    folder = small_village(tmp_path_factory.mktemp("traced"))
    for name in ("工程项目", "经济合同", "财务收支/2025-03-经济账.yml", "预决算"):
        source, target = ROOT / "content" / name, folder / "content" / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copyfile(source, target)
    done = wuhua(folder, "build", "-q", "--no-boards", "--draft")
    assert done.returncode == 0, done.stdout + done.stderr
    return Traced((folder / "site-draft").resolve())


def leading(site: Traced) -> list[tuple[str, Number, str, str]]:
    """Give every number that leads on: its page, itself, where to."""
    return [
        (path, each, *site.target(path, each.href))
        for path in site.paths
        for each in site.page(path).numbers
        if each.href
    ]


def test_every_number_leads_to_a_place_that_is_there(site: Traced) -> None:
    """No link of a number is dead: the page is there, the place is on it, once."""
    found = leading(site)
    dead = [(path, to, place) for path, _, to, place in found if place and place not in site.page(to).ids]
    assert dead == [] and len(found) > 500
    assert [(path, site.page(path).twice) for path in site.paths if site.page(path).twice] == []


def test_a_sum_is_the_sum_of_the_lines_that_it_leads_to(site: Traced) -> None:
    """Each heading's sum on a ledger's, month's, quarter's or year's page equals its lines, to the cent."""
    sums = [each for each in leading(site) if each[2].startswith(_LINES) and each[2].count("/") == 2]
    wrong = [
        (path, each.value, to, place)
        for path, each, to, place in sums
        if each.value != sum(line.value for line in site.lines_at(to, place)) or not site.lines_at(to, place)
    ]
    assert wrong == [] and len(sums) > 100


def test_a_listed_line_is_a_line_of_a_ledger(site: Traced) -> None:
    """Each line on a heading's, payee's or largest page leads to the line of a ledger with the same amount."""
    seen = 0
    for path in site.paths:
        if not path.startswith(_LINES):
            continue
        for line in site.lines_at(path, ""):
            to, place = site.target(path, line.row)
            (written,) = site.lines_at(to, place)
            assert written.value == line.value, (path, line)
            seen += 1
    assert seen > 200


def test_every_line_of_the_ledgers_is_under_its_heading(site: Traced) -> None:
    """The headings' pages list every line of every ledger once, and nothing else."""
    listed = sorted(
        site.target(path, line.row)
        for path in site.paths
        if path.startswith(("money/",)) and path.rpartition("/")[2].startswith(("in-", "out-"))
        for line in site.lines_at(path, "")
    )
    own = ("-admin.html", "-econ.html")
    written = sorted(
        (path, place)
        for path in site.paths
        if path.startswith("finance/") and path.endswith(own)
        for line in site.lines_at(path, "")
        for place in line.within
        if place.startswith(("in-", "out-"))
    )
    assert listed == written and len(listed) > 100


def test_a_number_that_leads_to_a_datum_is_it(site: Traced) -> None:
    """A number whose link names another number's place, or a ledger's line, is that number."""
    seen = 0
    for path, each, to, place in leading(site):
        data = [other.value for other in site.page(to).numbers if place and place in other.within]
        is_datum = to.startswith(("month/", "finance/")) and len(data) == 1
        if is_datum:
            assert abs(data[0]) == abs(each.value), (path, each, to, place)
            seen += 1
    assert seen > 80

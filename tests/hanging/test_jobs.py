"""A sheet printed on another paper, or by itself, is read from as far as its board says."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.hanging.hung import BOARDS, notice, village
from tests.village.kit import tree
from wuhua.base.faults import MachineFault
from wuhua.hanging.jobs import hanging_jobs, panel_of, record_job
from wuhua.pipeline import check
from wuhua.publication import print_boards, print_changes

DAY = date(2025, 12, 5)
KEY = "notice/n2512"


def test_another_paper_keeps_the_boards_distance(tmp_path: Path) -> None:
    """``--paper`` changes the paper; ``--record`` is read from the farthest of its boards, or from the one that is named."""
    far = BOARDS["公开栏/B2.yml"].replace("分区:", "阅读距离: 3.5\n分区:", 1)
    files = {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00", "村委会公开栏, 中社公开栏"), "公开栏/B2.yml": far}
    survey = check(village(tmp_path / "云溪村", files), DAY)
    wanted = panel_of("900x1200", False)

    jobs = [one for one in hanging_jobs(survey, False, None, wanted) if one.job.sheet.key == KEY]
    assert [(one.board, one.job.panel.name, one.job.panel.distance_m) for one in jobs] == [
        ("B1", "900x1200", Decimal(2)),
        ("B2", "900x1200", Decimal("3.5")),
    ]
    farthest = record_job(survey, KEY, wanted, False).job.panel
    assert (farthest.name, farthest.distance_m) == ("900x1200", Decimal("3.5"))
    near = record_job(survey, KEY, wanted, False, "B1").job.panel
    assert (near.name, near.distance_m) == ("900x1200", Decimal(2))
    assert record_job(survey, KEY, None, False, "B1").job.panel == next(
        one.job.panel for one in hanging_jobs(survey, False, "B1") if one.job.sheet.key == KEY
    )
    assert record_job(survey, "compliance", wanted, False, "B1").job.panel.distance_m == Decimal(2)


def test_a_record_that_hangs_nowhere_is_read_from_a_metre(tmp_path: Path) -> None:
    """Nobody says from how far it is read; a board that there is not is told."""
    survey = check(village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00", "")}), DAY)
    assert record_job(survey, KEY, None, False).job.panel == panel_of("A3", False)
    with pytest.raises(MachineFault, match="没有编号是 B9 的公开栏"):
        record_job(survey, KEY, None, False, "B9")


@pytest.mark.parametrize("out", ["content", "content/附件/单", ".git", ".git/hooks", "栏"])
def test_no_board_is_put_among_the_records(tmp_path: Path, out: str) -> None:
    """Not into the content folder nor git's own, nor through a link to it; one line says so before anything is made."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00")})
    (settings.root / "栏").symlink_to(settings.content)
    before = tree(settings.root)
    ask = {"record": None, "paper": "", "landscape": False}
    for made in (print_boards, print_changes):
        with pytest.raises(MachineFault, match="--out 不能放在"):
            made(settings, DAY, False, None, board=None, out=str(settings.root / out), **ask)
    assert tree(settings.root) == before

"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

from pathlib import Path

import pytest

from tests.village.kit import differing, served, small_village, tree, wuhua

SETTINGS = (
    ("one", {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}, 0o022),
    ("另一个 村", {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}, 0o077),
)


@pytest.mark.slow
def test_two_builds_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    """Another folder, hash seed, time zone, language and umask change no byte of the site."""
    sites = []
    for name, settings, umask in SETTINGS:
        village = small_village(tmp_path / name)
        done = wuhua(village, "build", "-q", "--no-boards", umask=umask, **settings)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        sites.append(served(village))
    assert len(sites[0]) > 40
    assert differing(*sites) == []


@pytest.mark.slow
def test_a_site_is_readable_by_the_server(tmp_path: Path) -> None:
    """Whatever the umask of who builds, a web server of another user can read every file and enter every folder."""
    village = small_village(tmp_path / "village")
    assert wuhua(village, "build", "-q", "--no-boards", umask=0o077).returncode == 0
    site = (village / "site").resolve()
    closed = [path for path in site.rglob("*") if path.stat().st_mode & 0o044 != 0o044]
    assert [path.name for path in closed] == []


@pytest.mark.slow
def test_two_boards_are_byte_for_byte_the_same(tmp_path: Path) -> None:
    """The PDFs of two sheets are the same bytes under another hash seed, time zone and language."""
    made = []
    for name, settings, umask in SETTINGS:
        village = small_village(tmp_path / name)
        for record in ("finance/2025-12-admin", "duty/2026-01"):
            done = wuhua(
                village, "boards", "-q", "--record", record, "--paper", "A3", "--out", "print", umask=umask, **settings
            )
            assert done.returncode == 0, done.stdout + done.stderr
        made.append(tree(village / "print"))
    assert len(made[0]) >= 2
    assert differing(*made) == []


@pytest.mark.slow
def test_the_day_is_an_argument(tmp_path: Path) -> None:
    """``--as-of`` and SOURCE_DATE_EPOCH say the same day to the same effect."""
    villages = [small_village(tmp_path / name) for name in ("one", "other")]
    assert wuhua(villages[0], "build", "-q", "--no-boards", "--as-of", "2026-01-21").returncode == 0
    assert wuhua(villages[1], "build", "-q", "--no-boards", SOURCE_DATE_EPOCH="1768975200").returncode == 0
    assert differing(*map(served, villages)) == []

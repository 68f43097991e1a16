"""Every change to a published folder is noticed."""

import os
import random
from pathlib import Path

from tests.publish.village import publish, site
from wuhua.publish.manifest import MANIFEST
from wuhua.publish.verify import Damage, Problem, verify_site


def test_each_kind_of_damage_is_named(tmp_path: Path) -> None:
    """What changed, went missing, came in, or became a link, even to the same bytes, is listed by path."""
    out = tmp_path / "site"
    publish(out, site(1, files=5))
    (out / "finance/2025-01.html").write_bytes(b"<h1>9</h1>")
    (out / "finance/2025-02.html").unlink()
    (out / "finance/2025-09.html").write_bytes(b"")
    (out / "index.html").rename(tmp_path / "same.html")
    (out / "index.html").symlink_to(tmp_path / "same.html")

    assert verify_site(out) == [
        Problem("finance/2025-01.html", Damage.CHANGED),
        Problem("finance/2025-02.html", Damage.MISSING),
        Problem("finance/2025-09.html", Damage.EXTRA),
        Problem("index.html", Damage.CHANGED),
    ]
    assert str(verify_site(out)[1]) == "缺少：finance/2025-02.html"


def test_a_changed_manifest_is_noticed_by_the_name_of_its_folder(tmp_path: Path) -> None:
    """Whoever changes a file and its line in the manifest still has to change the folder's name."""
    out = tmp_path / "site"
    publish(out, site(1))
    (out / MANIFEST).write_bytes(b"")

    assert verify_site(out) == [Problem(MANIFEST, Damage.CHANGED)]


def test_no_manifest(tmp_path: Path) -> None:
    """A folder without a manifest, or no folder at all, was not published whole."""
    assert verify_site(tmp_path) == [Problem(MANIFEST, Damage.MISSING)]
    assert verify_site(tmp_path / "nowhere") == [Problem(MANIFEST, Damage.MISSING)]


def test_a_name_that_is_no_text_is_still_shown(tmp_path: Path) -> None:
    """A file whose name is not UTF-8 is reported without a traceback."""
    publish(tmp_path / "site", site(1))
    with open(os.fsencode(tmp_path / "site") + b"/\xd5\xcb.html", "wb"):
        pass

    assert [str(problem) for problem in verify_site(tmp_path / "site")] == ["多出：\\udcd5\\udccb.html"]


def _damage(top: Path, path: Path, how: int, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if how == 0:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
    elif how == 1:
        path.write_bytes(data[:-1])
    elif how == 2:
        path.unlink()
    elif how == 3:
        path.rename(path.with_name("renamed"))
    else:
        (top / f"added-{chance.random()}").write_bytes(data)


def test_two_hundred_random_changes(tmp_path: Path) -> None:
    """Of 200 random flips, cuts, drops, renames and additions, manifest included, 200 are noticed."""
    chance = random.Random(5)
    noticed = 0
    for trial in range(200):
        out = tmp_path / f"{trial}"
        publish(out, site(trial, files=4))
        top = out.resolve()
        paths = sorted(path for path in top.rglob("*") if path.is_file())
        _damage(top, chance.choice(paths), trial % 5, chance)
        noticed += bool(verify_site(out))

    assert noticed == 200

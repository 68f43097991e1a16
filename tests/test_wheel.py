"""What a village office installs: the wheel works by itself, outside this repository, with its theme in it."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(folder: Path, *command: "str | Path") -> "subprocess.CompletedProcess[str]":
    """Run a command as a clerk would: none of the checkout's paths in the environment."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_"))}
    return subprocess.run([*map(str, command)], cwd=folder, env=own, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that ``make wheel`` builds."""
    folder = tmp_path_factory.mktemp("dist")
    built = run(root, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def office(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An environment that holds the wheel; its locked dependencies are lent by this one, to spare a download."""
    folder = tmp_path_factory.mktemp("office")
    venv.create(folder / "venv", with_pip=False)
    site_packages = folder / f"venv/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    lent = Path(sysconfig.get_path("purelib"))
    (site_packages / "lent.pth").write_text(f"{lent}\n", "utf-8")
    python = folder / "venv/bin/python"
    install = ("-m", "pip", "install", "-q", "--no-deps", "--no-index", "--ignore-installed", wheel)
    installed = run(folder, python, *install)
    assert installed.returncode == 0, installed.stderr
    yield folder


def test_the_wheel_carries_all_that_is_not_code(wheel: Path, root: Path) -> None:
    """Every file of the theme and of clerk/init is in the wheel, and nothing of the example village or the tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    theme = {path.relative_to(root) for path in (root / "theme").rglob("*") if path.is_file()}
    assert theme and {f"wuhua/{path.as_posix()}" for path in theme} <= names
    first = root / "generator/wuhua/clerk/init"
    carried = {path.relative_to(root / "generator").as_posix() for path in first.rglob("*") if path.is_file()}
    assert carried and carried <= names
    assert not [name for name in names if name.startswith(("content/", "tests/", "generator/"))]


def test_the_same_tree_gives_the_same_wheel(wheel: Path, root: Path, tmp_path: Path) -> None:
    """Two builds of one tree are equal byte for byte."""
    run(root, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path)
    assert next(tmp_path.glob("*.whl")).read_bytes() == wheel.read_bytes()


def test_an_office_begins_checks_and_builds(office: Path) -> None:
    """In a folder far from the repository the installed command starts a village, checks it and builds its site."""
    wuhua, village = office / "venv/bin/wuhua", office / "village"
    code = "import wuhua; print(wuhua.__file__)"
    assert str(office) in run(office, office / "venv/bin/python", "-c", code).stdout
    for folder, arguments in ((office, ("init", "village")), (village, ("check",)), (village, ("build",))):
        done = run(folder, wuhua, *arguments)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
    assert "村务公开" in (village / "site/index.html").read_text("utf-8")

"""The ground that the house stands on: locks, commands and settings agree with each other."""

import re
import subprocess
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

LOCKS = ("requirements.lock", "requirements-test.lock", "benchmarks/requirements.lock")


def project(root: Path) -> dict[str, list[str]]:
    """The dependencies that pyproject declares: ``runtime`` and each extra."""
    table = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    return {"runtime": table["dependencies"], **table["optional-dependencies"]}


def pins(root: Path, lock: str) -> dict[str, str]:
    """The version that a lock gives each package."""
    found = re.findall(r"^([a-z0-9][a-z0-9.-]*)==([^ ;\\]+)", (root / lock).read_text("utf-8"), re.MULTILINE)
    assert len(found) == len(dict(found)), f"{lock} gives a package two versions"
    return dict(found)


def name_of(requirement: str) -> str:
    """The normalised name that a requirement begins with."""
    return re.split(r"[<>=\[]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place(root: Path, lock: str) -> None:
    """No lock holds an address, a host, an option of an index or a path: only names, versions and digests."""
    for line in (root / lock).read_text("utf-8").splitlines():
        assert not re.search(r"://|--(index|extra|find|trusted)|(^|\s)/|file:", line), line


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_digests(root: Path, lock: str) -> None:
    """Each package of a lock is followed by at least one SHA-256, so that nothing else is installed."""
    text = (root / lock).read_text("utf-8")
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages and all(re.search(r"--hash=sha256:[0-9a-f]{64}", package) for package in packages)


def test_the_locks_hold_what_pyproject_asks(root: Path) -> None:
    """Each declared dependency is in its lock, and the test lock repeats every pin of the runtime lock."""
    asked, runtime, tests = project(root), pins(root, LOCKS[0]), pins(root, LOCKS[1])
    assert {name_of(line) for line in (*asked["runtime"], *asked["build"])} <= set(runtime)
    assert {name_of(line) for line in asked["test"]} <= set(tests)
    assert {name: tests.get(name) for name in runtime} == runtime


def test_the_tests_run_on_what_is_locked(root: Path) -> None:
    """The libraries whose output is compared byte for byte are installed in the locked versions."""
    locked = pins(root, LOCKS[0])
    compared = ("mkdocs", "mkdocs-material", "pymdown-extensions", "weasyprint", "uharfbuzz", "jinja2", "pyyaml")
    assert {name: version(name) for name in compared} == {name: locked[name] for name in compared}


def test_each_dependency_says_why(root: Path) -> None:
    """Above each runtime dependency stands a comment of one sentence."""
    text = (root / "pyproject.toml").read_text("utf-8")
    listed = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert listed is not None
    lines = [line.strip() for line in listed[1].splitlines()]
    for index, line in enumerate(lines):
        assert line.startswith("#") or lines[index - 1].startswith("#"), line


def test_the_commands_of_the_readme_are_there(root: Path) -> None:
    """Every ``make`` target that the README names is in the Makefile."""
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=[ `])", (root / "README.md").read_text("utf-8")))
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"site", "test"} <= named <= targets


@pytest.mark.parametrize("script", [".ci/run", ".ci/system", "generator/wuhua/clerk/init/dot-githooks/pre-commit"])
def test_shell_scripts_parse(root: Path, script: str) -> None:
    """The shell reads each script without a complaint."""
    shell = (root / script).read_text("utf-8").splitlines()[0].removeprefix("#!").split()[-1]
    done = subprocess.run([shell.rpartition("/")[2], "-n", root / script], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")

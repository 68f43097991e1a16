"""What the tests of pages share: the example village built once, served as a web server would, and others' checkers."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import serving
from tests.village.kit import wuhua


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """Beside a thread, such as Playwright begins to write a file by itself, other tests of this process would fork no helpers."""
    yield
    assert threading.active_count() == 1, threading.enumerate()


@pytest.fixture(scope="session")
def example(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example village, its own content and configuration, into a folder of the tests'."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(root / "content", folder / "content")
    (folder / "site_config.yml").write_bytes((root / "site_config.yml").read_bytes())
    done = wuhua(folder, "build", "--no-boards", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "site").resolve()


@pytest.fixture(scope="session")
def quality(root: Path) -> Path:
    """Give the folder of others' checkers that `make test` brings; skip where npm or Java is missing."""
    folder = root / ".venv" / "quality" / "node_modules"
    if not folder.is_dir() or shutil.which("java") is None or shutil.which("node") is None:
        pytest.skip("no npm or Java here: `make test` brings the checkers where they are")
    return folder


@pytest.fixture(scope="session")
def served(example: Path) -> Iterator[str]:
    """Give the address of the example's site on a server that compresses."""
    with serving(example, zipped=True) as address:
        yield address

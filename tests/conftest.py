"""What every test stands on: the repository, a browser of Debian's, no network, no chance."""

import asyncio
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.0.0.1", "::1", "localhost")
#: As root Chromium has no sandbox to start; the rest keeps it from calling its maker.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# The same examples every time: a red run on one machine is red on all.
settings.register_profile("house", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("house")


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect":
        return
    address = arguments[1]
    if isinstance(address, tuple) and address[0] not in LOOPBACK:
        raise AssertionError(f"a test reached for the network: {address[0]}")


sys.addaudithook(_refuse_network)


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the repository."""
    return ROOT


def _spare_a_thread() -> None:
    """Let asyncio learn the end of Playwright's driver without the thread of before Python 3.12.

    Beside a thread the program forks no helpers, and other tests of this process are about those.
    """
    if sys.version_info >= (3, 12):
        return

    class Threadless(asyncio.PidfdChildWatcher):
        def is_active(self) -> bool:
            """Serve whichever loop asks."""
            if not super().is_active():
                self.attach_loop(asyncio.get_running_loop())
            return True

    asyncio.set_child_watcher(Threadless())


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Give Debian's Chromium, headless; skip when it is missing, but fail in CI."""
    program = shutil.which("chromium")
    if program is None:
        message = "no chromium here; `make test` as root brings it, else `.ci/system tests` says the line to run"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    from playwright.sync_api import sync_playwright

    _spare_a_thread()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_ARGUMENTS))
        assert threading.active_count() == 1
        yield browser
        browser.close()

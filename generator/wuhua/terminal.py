"""What a terminal shows: colours, reports, progress."""

import os
import sys
from collections.abc import Callable

#: How a report of ``wuhua check`` may look.
FORMS = ("text", "line", "json", "sarif", "github")


def colour() -> bool:
    """Whether stdout is a terminal that takes colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def say(text: str) -> None:
    """Print a report, if there is one."""
    if text:
        print(text)


def progress(quiet: bool) -> Callable[[str, int, int], None] | None:
    """A bar on a terminal, a plain line for each step elsewhere, nothing when quiet."""
    if quiet:
        return None
    if sys.stderr.isatty():
        return _bar
    told: set[str] = set()

    def plain(step: str, number: int, whole: int) -> None:
        if step not in told:
            told.add(step)
            print(f"{step}：{whole}", file=sys.stderr, flush=True)

    return plain


def _bar(step: str, number: int, whole: int) -> None:
    if number != whole and number % 16:
        return
    filled = "#" * (24 * number // max(whole, 1))
    end = "\n" if number == whole else ""
    print(f"\r{step} [{filled:<24}] {number}/{whole}", end=end, file=sys.stderr, flush=True)

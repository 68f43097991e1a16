"""The program's door: ``wuhua build`` leads straight to its work, everything else to the commands.

A build runs after every change and mostly finds little to do; reading the commands' library would take more than a quarter of its time.
Exit codes: 0 clean (or published), 1 findings, 2 could not run.
"""

import gc
import os
import sys
from collections.abc import Sequence
from typing import Any

from wuhua.base.dates import read_day
from wuhua.base.faults import MachineFault

#: What switches of ``wuhua build`` set.
_SWITCHES = {
    "--draft": ("draft", True),
    "--boards": ("boards", True),
    "--no-boards": ("boards", False),
    "--offline": ("offline", True),
    "--quiet": ("quiet", True),
    "-q": ("quiet", True),
}


def main() -> None:
    """Run the command and leave at once: taking the memory of a village apart would cost as long as a look at its files."""
    code: object = 0
    try:
        _run(sys.argv[1:])
    except SystemExit as left:
        code = left.code or 0
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = 1
    os._exit(code if isinstance(code, int) else 1)


def plain_build(words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of ``wuhua build`` as the command would read them; None for whatever else was typed."""
    if not words or words[0] != "build":
        return None
    value: Any
    asked: dict[str, Any] = {
        "draft": False,
        "boards": True,
        "offline": False,
        "as_of": None,
        "config": None,
        "quiet": False,
    }
    rest = iter(words[1:])
    for word in rest:
        if word in _SWITCHES:
            name, value = _SWITCHES[word]
        elif word == "--as-of":
            name, value = "as_of", read_day(next(rest, ""))
        elif word in ("-f", "--config"):
            name, value = "config", next(rest, None)
        else:
            return None
        if value is None:
            return None
        asked[name] = value
    return asked


def _run(words: list[str]) -> None:
    """Run the command; the machine's faults become one Chinese line and exit code 2."""
    # A build makes many small values and few rings; the collector's usual haste costs a fifth of its time, and one round of it
    # as much as the change of a record.
    gc.set_threshold(1_000_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = plain_build(words)
        if asked is not None:
            from wuhua.publication import build_and_tell

            sys.exit(build_and_tell(**asked))
        from wuhua.commands import run

        run(words)
    except MachineFault as fault:
        _stop(str(fault))
    except BrokenPipeError:
        os._exit(1)
    except OSError as error:
        from wuhua.publish.trouble import explain

        _stop(explain(error, "."))
    except KeyboardInterrupt:
        _stop("已停止。")


def _stop(line: str) -> None:
    print(line, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    main()

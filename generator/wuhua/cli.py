"""The program's door: ``wuhua build`` and ``wuhua check`` lead straight to their work, everything else to the commands.

Both run after every change and mostly find little to do; reading the commands' library would take more than a quarter of such a build's time.
Exit codes: 0 clean (or published), 1 findings, 2 could not run.
"""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from wuhua.base.dates import read_day
from wuhua.base.faults import MachineFault
from wuhua.terminal import FORMS

_QUIET = {"-q": ("quiet", True), "--quiet": ("quiet", True)}
#: What a command's switches set: the word to its name and value.
_SWITCHES: dict[str, dict[str, tuple[str, bool]]] = {
    "build": {
        "--draft": ("draft", True),
        "--boards": ("boards", True),
        "--no-boards": ("boards", False),
        "--offline": ("offline", True),
        **_QUIET,
    },
    "check": {"--commit": ("commit", True), **_QUIET},
}
#: What a command is asked when nothing more is typed.
_UNASKED: dict[str, dict[str, Any]] = {
    "build": {"draft": False, "boards": True, "offline": False, "as_of": None, "config": None, "quiet": False},
    "check": {"paths": (), "form": "text", "commit": False, "as_of": None, "config": None, "quiet": False},
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


def plain_words(words: Sequence[str]) -> dict[str, Any] | None:
    """The arguments of ``wuhua build`` or ``wuhua check`` as the command would read them; None for whatever else was typed."""
    if not words or words[0] not in _UNASKED:
        return None
    asked = dict(_UNASKED[words[0]])
    rest = iter(words[1:])
    for word in rest:
        read = _SWITCHES[words[0]].get(word) or _valued(word, rest, asked)
        if read is None or read[1] is None:
            return None
        asked[read[0]] = read[1]
    return asked


def _valued(word: str, rest: Iterator[str], asked: dict[str, Any]) -> tuple[str, Any] | None:
    """What a word says that is no switch: an option with the word after it, or a file; a value of None is a wrong one."""
    if word == "--as-of":
        return "as_of", read_day(next(rest, ""))
    if word in ("-f", "--config"):
        return "config", next(rest, None)
    if word == "--format" and "form" in asked:
        form = next(rest, "")
        return "form", form if form in FORMS else None
    if "paths" in asked and not word.startswith("-"):
        return "paths", (*asked["paths"], word)
    return None


def _run(words: list[str]) -> None:
    """Run the command; the machine's faults become one Chinese line and exit code 2."""
    # A build makes many small values and few rings; the collector's usual haste costs a fifth of its time, and one round of it
    # as much as the change of a record.
    gc.set_threshold(1_000_000, 20, 20)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        asked = plain_words(words)
        if asked is not None and words[0] == "build":
            from wuhua.publication import build_and_tell

            sys.exit(build_and_tell(**asked))
        if asked is not None:
            from wuhua.checking import check_and_tell

            sys.exit(check_and_tell(**asked))
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

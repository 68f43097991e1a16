"""Share the served release's files while the builder is still thinking: a forked hand that mirrors, and says how it went.

In: the served folder, the folder to be. Out: what was not taken over. The hand holds the publisher's lock as long as it lives.
"""

import marshal
import os
from collections.abc import Callable, Set
from contextlib import suppress

from wuhua.publish.tree import Mirror

_WORST = 1


class Ahead:
    """A mirror under way in another process. ``make`` is called there and gives the mirror that it made."""

    def __init__(self, make: Callable[[], Mirror], wanted: Set[str]) -> None:
        reader, writer = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            _mirror_and_leave(make, wanted, reader, writer)
        os.close(writer)
        self._reader = reader

    def outcome(self) -> tuple[list[str], int] | None:
        """Wait: the wanted paths that were not taken over, and how many others were passed over. None: it failed."""
        parts = []
        with suppress(OSError):
            while part := os.read(self._reader, 1 << 16):
                parts.append(part)
        os.close(self._reader)
        _, status = os.waitpid(self._pid, 0)
        if status:
            return None
        missing, passed_over = marshal.loads(b"".join(parts))
        return missing, passed_over


def _mirror_and_leave(make: Callable[[], Mirror], wanted: Set[str], reader: int, writer: int) -> None:
    """Never return: what the parent would do on its way out is the parent's."""
    code = _WORST
    # Whatever fails here, the parent does again and meets itself.
    with suppress(BaseException):
        # Nobody waits for this before the last page is written.
        os.nice(5)
        os.close(reader)
        mirror = make()
        told = marshal.dumps((sorted(wanted - mirror.linked), mirror.passed_over))
        while told:
            told = told[os.write(writer, told) :]
        code = 0
    os._exit(code)

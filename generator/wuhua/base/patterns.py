"""Patterns that are compiled when they are first used: a build of one record needs few of them, and compiling costs more than it."""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._written = (text, flags)

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self.__dict__["_written"])
        # From now on these are found before this method is asked.
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Like ``re.compile``, later."""
    return cast("re.Pattern[str]", _Pattern(text, flags))

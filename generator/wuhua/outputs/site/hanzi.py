"""Simplified texts in, traditional ones out, with the names of people and places as they are written (render step).

OpenCC turns words by its dictionaries: 皇后 stays and 后面 becomes 後面. It knows no village: 范 may be 范 or 範 in a name, and only
its bearer knows. So whatever stands in ``names`` is never touched.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from wuhua.base.faults import MachineFault

#: What ``traditional`` in site_config.yml may say, with OpenCC's name for it.
CONFIGURATIONS = {"hk": "s2hk", "tw": "s2tw", "t": "s2t"}
# Neither can stand in a page: HTML has no use for them, and the loader refuses them in a record.
_BETWEEN_TEXTS, _BETWEEN_WORDS = "\x1e", "\x1f"


class Converter:
    """Turns texts. ``variant`` is a key of :data:`CONFIGURATIONS`; MachineFault when OpenCC is not installed."""

    def __init__(self, variant: str, names: Iterable[str] = ()) -> None:
        try:
            from opencc import OpenCC
        except ImportError as error:
            raise MachineFault("做繁體页要用 OpenCC：装上 opencc，或在 site_config.yml 里删掉 traditional。") from error
        self._opencc = OpenCC(CONFIGURATIONS[variant])
        self._names = _pattern([name for name in names if self._would_move(name)])

    def convert(self, texts: Sequence[str]) -> list[str]:
        """Turn texts, each by itself; as many come back, in their order."""
        joined = _BETWEEN_TEXTS.join(texts)
        done = self._around_names(joined)
        split = done.split(_BETWEEN_TEXTS)
        if len(split) == len(texts):
            return split
        return [self._around_names(text) for text in texts]

    def _around_names(self, text: str) -> str:
        parts = self._names.split(text) if self._names else [text]
        words = parts[::2]
        done: list[str] = self._opencc.convert(_BETWEEN_WORDS.join(words)).split(_BETWEEN_WORDS)
        if len(done) != len(words):
            done = [self._opencc.convert(word) for word in words]
        parts[::2] = done
        return "".join(parts)

    def _would_move(self, name: str) -> bool:
        return any(self._one(letter) != letter for letter in name)

    def _one(self, letter: str) -> str:
        if letter not in self._letters:
            self._letters[letter] = self._opencc.convert(letter)
        return self._letters[letter]

    @cached_property
    def _letters(self) -> dict[str, str]:
        return {}


def version() -> str:
    """Name the OpenCC that is installed, without importing it; empty when there is none."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        return ""
    return " ".join(sorted(path.name for path in Path(spec.origin).parents[1].glob("opencc-*.dist-info")))


def _pattern(names: Collection[str]) -> "re.Pattern[str] | None":
    """One pattern for thousands of names, the longest first; a plain alternation would try each name at every character."""
    return re.compile(f"({_branch(set(names))})") if names else None


def _branch(names: set[str]) -> str:
    after: dict[str, set[str]] = defaultdict(set)
    for name in names - {""}:
        after[name[0]].add(name[1:])
    ways = [re.escape(letter) + (_branch(rest) if rest != {""} else "") for letter, rest in sorted(after.items())]
    return f"(?:{'|'.join(ways)}){'?' if '' in names else ''}"

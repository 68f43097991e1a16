"""Simplified texts in, traditional ones out, with the names of people and places as they are written (render step).

OpenCC turns words by its dictionaries: 皇后 stays and 后面 becomes 後面. It knows no village: 范 may be 范 or 範 in a name, and only
its bearer knows. So whatever stands in ``names`` is never touched.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from wuhua.base.faults import MachineFault

#: What ``traditional`` in site_config.yml may say, with OpenCC's name for it.
CONFIGURATIONS = {"hk": "s2hk", "tw": "s2tw", "t": "s2t"}
#: Words that OpenCC's dictionaries lack, as OpenCC spells their letters for the whole of China; 裏 is 裡 in Taiwan.
_WORDS = {"数里": "數裏", "组织里": "組織裏", "划来": "劃來", "划进": "劃進", "划给": "劃給", "划走": "劃走"}
# Neither can stand in a page: HTML has no use for them, and the loader refuses them in a record.
_BETWEEN_TEXTS, _BETWEEN_WORDS = "\x1e", "\x1f"


class Converter:
    """Turns texts. ``variant`` is a key of :data:`CONFIGURATIONS`; MachineFault when OpenCC is not installed.

    ``names`` stay as they are, but those in ``spellings`` (as written, as spelt) become what is said there.
    """

    def __init__(self, variant: str, names: Collection[str] = (), spellings: Iterable[tuple[str, str]] = ()) -> None:
        try:
            from opencc import OpenCC
        except ImportError as error:
            raise MachineFault("做繁體页要用 OpenCC：装上 opencc，或在 site_config.yml 里删掉 traditional。") from error
        self._opencc = OpenCC(CONFIGURATIONS[variant])
        inside = {"裏": "裡"} if variant == "tw" else {}
        self._fixed = {word: "".join(inside.get(c, c) for c in turned) for word, turned in _WORDS.items()}
        # OpenCC ends a text at a NUL.
        self._fixed |= {name: name for name in (*self._that_move(names), "\0")}
        self._fixed |= dict(spellings)
        self._names = _pattern(self._fixed.keys())

    def convert(self, texts: Sequence[str]) -> list[str]:
        """Turn texts, each by itself; as many come back, in their order."""
        joined = _BETWEEN_TEXTS.join(texts)
        done = self._around_names(joined)
        split = done.split(_BETWEEN_TEXTS)
        if len(split) == len(texts):
            return split
        return [self._around_names(text) for text in texts]

    def _around_names(self, text: str) -> str:
        parts = self._names.split(text)
        words = parts[::2]
        done: list[str] = self._opencc.convert(_BETWEEN_WORDS.join(words)).split(_BETWEEN_WORDS)
        if len(done) != len(words):
            done = [self._opencc.convert(word) for word in words]
        parts[::2] = done
        parts[1::2] = [self._fixed[name] for name in parts[1::2]]
        return "".join(parts)

    def _that_move(self, names: Collection[str]) -> Iterator[str]:
        """Names of which OpenCC would turn a letter; the others need no guard."""
        letters = sorted({letter for name in names for letter in name})
        turned = self._opencc.convert(_BETWEEN_WORDS.join(letters)).split(_BETWEEN_WORDS)
        still = {letter for letter, other in zip(letters, turned, strict=False) if letter == other}
        return (name for name in names if not still.issuperset(name))


def version() -> str:
    """Name the OpenCC that is installed, without importing it; empty when there is none."""
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        return ""
    return " ".join(sorted(path.name for path in Path(spec.origin).parents[1].glob("opencc-*.dist-info")))


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """One pattern for thousands of names, the longest first; a plain alternation would try each name at every character."""
    return re.compile(f"({_branch(set(names))})")


def _branch(names: set[str]) -> str:
    after: dict[str, set[str]] = defaultdict(set)
    for name in names - {""}:
        after[name[0]].add(name[1:])
    ways = [re.escape(letter) + (_branch(rest) if rest != {""} else "") for letter, rest in sorted(after.items())]
    return f"(?:{'|'.join(ways)}){'?' if '' in names else ''}"

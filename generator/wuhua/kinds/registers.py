"""What the registers (台账) have in common: one a period and owner, each opening with what the last one closed with."""

from hashlib import blake2b

from wuhua.base.dates import Period
from wuhua.model.facts import Facts, yuan
from wuhua.model.sheet import Sentence, Strong
from wuhua.model.village import Village


def slug(period: Period, group: str | None) -> str:
    """Address of a register: ``2025-h1``; a group's own carries eight hexadecimal digits of its name."""
    mark = f"-{blake2b(group.encode(), digest_size=4).hexdigest()}" if group else ""
    return period.slug + mark


def compared(before: Facts | None, name: str, now: int, word: str) -> list[Sentence]:
    """Say how a total in cents moved since the last register; nothing when there is none. ``name`` of the total in ``cents``."""
    if before is None or name not in before.cents:
        return []
    change = now - before.cents[name]
    if not change:
        return [(f"{word}和上一期一样。",)]
    return [(f"{word}比上一期{'多' if change > 0 else '少'} ", Strong(yuan(abs(change))), " 元。")]


def before_of(kind: str, period: Period, group: str | None, village: Village) -> Facts | None:
    """The register of the period before, of the same owner; None when the village has not written it."""
    return village.facts.get(f"{kind}/{slug(period.shift(-1), group)}")

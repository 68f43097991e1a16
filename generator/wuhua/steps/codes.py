"""The codes of sheets, worked out once: what an earlier run found is read, the rest is done on all cores and kept."""

from collections.abc import Iterable

from wuhua.base.codes import are_known, learn, work_out
from wuhua.config import Settings
from wuhua.publish.cache import Cache

_NAME = "codes"


def learn_codes(settings: Settings, digests: Iterable[str] = ()) -> None:
    """Have the codes of these digests at hand; without any, those that earlier runs worked out."""
    wanted = set(digests)
    if wanted and are_known(wanted):
        return
    cache = Cache(settings.cache_file.with_name(f"{_NAME}.db"))
    try:
        known: dict[str, str] = cache.get(_NAME) or {}
        learn(known)
        fresh = work_out(wanted)
        if fresh:
            cache.set(_NAME, known | fresh)
            cache.commit()
    finally:
        cache.close()

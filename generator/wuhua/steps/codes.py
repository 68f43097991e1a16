"""The codes of sheets, worked out once: what an earlier run found is read, the rest is done on all cores and kept."""

from collections.abc import Iterable

from wuhua.base.codes import are_known, learn, work_out
from wuhua.config import Settings
from wuhua.publish.cache import Cache
from wuhua.steps.crew import apart

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
        if not are_known(wanted):
            # Each code takes 16 MB for a moment, several at once; in this process all of it would stay taken.
            fresh = apart(lambda: work_out(wanted))
            learn(fresh)
            cache.set(_NAME, known | fresh)
            cache.commit()
    finally:
        cache.close()

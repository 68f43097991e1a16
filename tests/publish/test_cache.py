"""What a build keeps of many files, and gives back as often as it is walked."""

from pathlib import Path

import pytest

from wuhua.publish.cache import Cache


def _pair(title: str, words: str) -> tuple[str, str]:
    return title, words


def test_what_is_kept_is_walked_again(tmp_path: Path) -> None:
    """In the order asked for, as often as one likes; each time made of its parts anew."""
    cache = Cache(tmp_path / "site.db")
    for name in "甲", "乙", "丙":
        cache.put_grams(name, (name, f"{name}的字"))
    kept = cache.all_grams(["丙", "甲"], _pair)
    assert len(kept) == 2
    assert list(kept) == list(kept) == [("丙", "丙的字"), ("甲", "甲的字")]
    cache.close()


def test_a_file_of_which_nothing_is_kept_is_told(tmp_path: Path) -> None:
    """The index counts pages: one left out would move all that follow."""
    cache = Cache(tmp_path / "site.db")
    cache.put_grams("甲", ("甲", ""))
    with pytest.raises(LookupError, match="乙"):
        cache.all_grams(["甲", "乙"], _pair)
    assert cache.grams("乙") is None
    cache.close()

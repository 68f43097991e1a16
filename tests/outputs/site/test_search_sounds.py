"""What is found by its sound: names of two voices, words and what is none, parts of long cells."""

import pytest

from tests.outputs.site.search_corpus import rows
from tests.outputs.site.search_lookup import found, sounding, true
from wuhua.outputs.site.search import Entry, Row, build_index, grams_of
from wuhua.outputs.site.search.pinyin import word_sounds


@pytest.mark.parametrize(
    ("name", "sound"),
    [("曾某某", "zeng"), ("单某某", "shan"), ("解某某", "xie"), ("区某某", "ou"), ("会计", "kuaiji"), ("重修", "cx")],
)
def test_a_character_of_two_voices_answers_to_both(name: str, sound: str) -> None:
    """Surnames and village words are found by the sound that people use."""
    packed = grams_of(Entry("a/0", "", "", "", name, (name,)))
    assert found(dict(build_index([(Row("a/0", "", "", ""), packed)])), sound, 1) == {0}


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("路灯", ("ld", "ludeng")),
        ("来的", ("laide",)),
        ("料到", ("liaodao",)),
        ("通过", ("tg", "tongguo")),
        ("志和", ("zh", "zhihe")),
    ],
)
def test_half_a_sentence_has_no_initials(word: str, sounds: tuple[str, ...]) -> None:
    """Initials are those of words; spelled out, any run of characters is found."""
    assert set(sounds) <= set(word_sounds(word))
    assert len(sounds) == 2 or not any(len(sound) == 2 for sound in word_sounds(word))


def test_parts_of_a_long_cell_sound_in_full_only() -> None:
    """路灯 within 村口路灯更换镇级奖补 is found by ludeng; 灯更, no word, has no initials."""
    packed = grams_of(Entry("a/0", "", "", "", "村口路灯更换镇级奖补"))
    files = dict(build_index([(Row("a/0", "", "", ""), packed)]))
    for sound in ("ludeng", "cunkouludenggenghuanzhenjijiangbu", "ckldghzjjb"):
        assert found(files, sound, 1) == {0}, sound
    for sound in ("dg", "lu"):
        assert found(files, sound, 1) == set(), sound


def test_words_of_titles_and_names_are_heard_first() -> None:
    """ld is 路灯 where a page is named after it, however often 流动 stands in the lines of others."""
    entries = [Entry("a/0", "路灯改造", "", "", "三月")] + [
        Entry(f"a/{n}", "三月", "", "", "流动\n来的") for n in range(1, 9)
    ]
    packed = [grams_of(entry) for entry in entries]
    files = dict(build_index(rows(entries, packed)))
    assert sounding(files, "ld", len(entries)) == ["路灯", "流动"]
    assert found(files, "ld", len(entries)) == set(range(9)) == true(packed, "ld")

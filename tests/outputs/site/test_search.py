"""The search index answers exactly, whatever way a villager writes the question."""

from itertools import pairwise
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.outputs.site.search_corpus import pages, row, rows
from tests.outputs.site.search_lookup import files_of, found, true
from wuhua.outputs.site.search import Change, Entry, Row, build_index, grams_of, update_index
from wuhua.outputs.site.search.grams import packed_words
from wuhua.outputs.site.search.postings import decode, encode
from wuhua.outputs.site.search.spelling import TRADITIONAL, words_of

COUNT = 400
#: Ways to ask, with what must stand on a page that answers; None asks the oracle only.
QUERIES = (
    "路灯",
    "张",
    "李国庆",
    "李国",
    "国庆",
    "村务监督委员会",
    "王记建材",
    "挖掘机台班费",
    "记字031号",
    "一组 低保",
    "路灯 维修 东社",
    "10,631.59",
    "12845",
    "12,845.00",
    "9600.0",
    "2600.00元",
    "2020-03-08",
    "2020年3月8日",
    "2020年3月",
    "2020-03",
    "3月8日",
    "2020年",
    "監督委員會",
    "經濟收入",
    "dibao",
    "liguoqing",
    "lgq",
    "ld",
    "kuaiji",
    "0757-22",
    "５元",
    "没有这个词",
    "中社路灯",
)


class Built:
    """Invented pages with their packed grams and their index."""

    def __init__(self, count: int) -> None:
        self.entries = pages(count)
        self.packed = [grams_of(entry) for entry in self.entries]
        self.files = dict(build_index(rows(self.entries, self.packed)))


@pytest.fixture(scope="module")
def built() -> Built:
    """Build one index for all."""
    return Built(COUNT)


@pytest.mark.parametrize("query", QUERIES)
def test_a_question_finds_exactly_the_pages_that_hold_it(built: Built, query: str) -> None:
    """The index gives the pages that a look through every page gives, no more and no fewer."""
    assert found(built.files, query, COUNT) == true(built.packed, query)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2020-03-08", "2020年3月8日"),
        ("2020/3/8", "２０２０年０３月０８日"),
        ("2020-03", "2020年3月"),
        ("12,845.00", "12845.00"),
        ("經濟收入", "经济收入"),
        ("0757-2212", "07572212"),
        ("记-031", "记031"),
    ],
)
def test_two_spellings_of_one_thing_find_the_same(built: Built, one: str, other: str) -> None:
    """Dates, amounts, characters and numbers are found however they are spelled."""
    assert found(built.files, one, COUNT) == found(built.files, other, COUNT)
    assert words_of(one) == words_of(other)


def test_a_name_is_not_put_together_from_two() -> None:
    """A page with 李国强 and 王国庆 does not answer to 李国庆, and one with 王国庆 alone not to 李国."""
    texts = ("李国庆", "李国强\n王国庆", "王国庆")
    packed = [grams_of(Entry(f"a/{place}", "名单", "", "", text)) for place, text in enumerate(texts)]
    files = dict(build_index([(Row(f"a/{place}", "名单", "", ""), grams) for place, grams in enumerate(packed)]))
    assert found(files, "李国庆", 3) == {0}
    assert found(files, "李国", 3) == {0, 1}
    assert found(files, "国庆", 3) == {0, 1, 2}


def test_an_amount_is_found_whole() -> None:
    """6400 finds 6,400.00 and No. 6400 and not 16,400.00; what stands nowhere whole is found as a part."""
    texts = ("6,400.50\n2,400.00", "16,400.00", "6,400.00元", "证号6400号", "0.64万元")
    packed = [grams_of(Entry(f"a/{place}", "", "", "", text)) for place, text in enumerate(texts)]
    files = dict(build_index([(Row(f"a/{place}", "", "", ""), grams) for place, grams in enumerate(packed)]))
    for query, docs in (
        ("6400.00", {2, 4}),
        ("6,400", {2, 3, 4}),
        ("6400元", {2, 4}),
        ("6400.5", {0}),
        ("640", {0, 1, 2, 3}),
        ("64000", set()),
        ("400.50", set()),
    ):
        assert found(files, query, 5) == docs == true(packed, query), query


def test_any_part_of_up_to_four_characters_is_exact(built: Built) -> None:
    """Parts cut at random from the pages' own words are found exactly."""
    chance = Random(3)
    words = sorted({word for packed in built.packed for word in packed_words(packed)})
    for _ in range(120):
        word = chance.choice(words)
        start = chance.randrange(len(word))
        part = word[start : start + chance.randint(1, 4)]
        assert found(built.files, part, COUNT) == true(built.packed, part), part


def test_any_whole_amount_and_date_is_exact(built: Built) -> None:
    """Every amount and date that stands on some page is found exactly."""
    chance = Random(4)
    words = sorted({word for packed in built.packed for word in packed_words(packed) if word[0].isdigit()})
    for word in chance.sample(words, 80):
        assert found(built.files, word, COUNT) == true(built.packed, word), word


def test_pinyin_finds_what_a_dictionary_reads_so(built: Built) -> None:
    """Names and titles answer to the sound that pypinyin gives them, spelled out and as initials."""
    from pypinyin import Style, lazy_pinyin

    for entry in built.entries[::40]:
        for name in [name for name in entry.words if name in entry.text][:4]:
            syllables = lazy_pinyin(name, style=Style.NORMAL, v_to_u=False)
            for sound in ("".join(syllables), "".join(syllable[0] for syllable in syllables)):
                assert built.entries.index(entry) in found(built.files, sound, COUNT), (name, sound)


def test_spelling_is_stable() -> None:
    """What is spelled once stays as it is when spelled again, and punctuation ends a word."""
    text = "（1）2025年3月8日，支 出：３，２６０．００元；電話0757-22334455。李　明"
    assert words_of(text) == sorted(["1", "2025年03月08日", "支出", "3260.00元", "电话075722334455", "李明"])
    assert words_of("\n".join(words_of(text))) == words_of(text)


@given(st.sets(st.integers(0, 70_000), min_size=1))
def test_postings_read_back(docs: set[int]) -> None:
    """A list of documents reads back as it was written."""
    assert decode(encode(sorted(docs), 70_001)) == sorted(docs)


@given(st.integers(1, 3000), st.integers(1, 9))
def test_dense_postings_read_back_and_are_short(n: int, step: int) -> None:
    """Every so-manieth document reads back, and takes no more than a bitmap would."""
    docs = list(range(0, n, step))
    text = encode(docs, n)
    assert decode(text) == docs
    assert len(text) <= 1 + (docs[-1] // 8 + 1) * 4 / 3 + 2


def test_the_same_pages_give_the_same_bytes(built: Built) -> None:
    """A second build equals the first, and the order of a page's lines changes nothing."""
    entry = built.entries[5]
    turned = Entry(
        entry.key, entry.title, entry.kind, entry.date, "\n".join(reversed(entry.text.split("\n"))), entry.words
    )
    assert grams_of(turned) == built.packed[5]
    assert dict(build_index(rows(built.entries, built.packed))) == built.files


def test_files_are_classic_scripts_below_search(built: Built) -> None:
    """Every file is one call with JSON, lies below search/, and names itself."""
    for path, code in built.files.items():
        name = path.removeprefix("search/").removesuffix(".js")
        assert path == f"search/{name}.js"
        assert code.startswith(f'wuhuaSearch("{name}",'.encode())
        assert b"<" not in code and code.endswith(b")\n")


def test_the_table_of_traditional_characters_is_small_and_final(built: Built) -> None:
    """The client's table takes at most 12 kB, and no simplified character of it is traditional again."""
    assert len(built.files["search/traditional.js"]) <= 12 * 1024
    assert all(a < b for a, b in pairwise(TRADITIONAL[::2]))
    assert not set(TRADITIONAL[1::2]) & set(TRADITIONAL[::2])


TEXTS = st.lists(
    st.sampled_from(["路灯维修", "李国庆", "3,260.00", "2025-03-08", "记字031号", "led灯", "一", "12.5亩", "水费"]),
    max_size=6,
)


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=30), st.sets(st.integers(0, 29)))
def test_an_update_equals_a_build_anew(versions: list[tuple[list[str], list[str]]], changed: set[int]) -> None:
    """Changed documents give, file by file, the bytes of an index built from nothing."""

    def version(doc: int, which: int) -> tuple[Row, str]:
        lines = versions[doc][which]
        entry = Entry(f"a/{doc}", f"第{len(lines)}份", "账", "2025-03-08", "\n".join(lines), tuple(lines[:1]))
        return row(entry), grams_of(entry)

    n = len(versions)
    changed = {doc for doc in changed if doc < n}
    files = dict(build_index([version(doc, 0) for doc in range(n)]))
    changes = [Change(doc, version(doc, 1)[0], version(doc, 0)[1], version(doc, 1)[1]) for doc in sorted(changed)]
    touched = dict(update_index(files.__getitem__, changes, n))
    assert files | touched == dict(build_index([version(doc, int(doc in changed)) for doc in range(n)]))


def test_an_update_touches_little(built: Built) -> None:
    """One changed amount rewrites a few shards and no more."""
    old = built.entries[7]
    new = Entry(old.key, old.title, old.kind, old.date, old.text + "\n4,711.08", old.words)
    change = Change(7, row(new), built.packed[7], grams_of(new))
    assert 3 < len(dict(update_index(built.files.__getitem__, [change], COUNT))) < 30


def test_an_update_in_another_order_is_refused(built: Built) -> None:
    """A document whose key is another's is a programming fault, not a silent mix of two indexes."""
    change = Change(7, row(built.entries[8]), built.packed[7], built.packed[8])
    with pytest.raises(ValueError, match="document 7"):
        dict(update_index(built.files.__getitem__, [change], COUNT))


def test_an_empty_village_has_an_index() -> None:
    """No page at all still gives files that a question can load."""
    files = dict(build_index([]))
    assert found(files, "路灯", 0) == set()
    assert b'"n":0' in files["search/meta.js"]


@pytest.mark.slow
def test_five_thousand_pages_stay_small_and_quick() -> None:
    """At 5,000 pages a cold question needs at most 50 kB, and one changed page is far cheaper than a build."""
    big = Built(5000)
    started = process_time()
    dict(build_index(rows(big.entries, big.packed)))
    built_in, started = process_time() - started, process_time()
    old = big.entries[4000]
    new = Entry(old.key, old.title, old.kind, old.date, old.text + "\n4,711.08", old.words)
    dict(update_index(big.files.__getitem__, [Change(4000, row(new), big.packed[4000], grams_of(new))], 5000))
    assert (process_time() - started) * 20 < built_in
    for query in QUERIES:
        docs = found(big.files, query, 5000)
        assert docs == true(big.packed, query), query
        files = files_of(query, docs, 5000)
        assert sum(len(big.files[path]) for path in files) <= 50_000, query

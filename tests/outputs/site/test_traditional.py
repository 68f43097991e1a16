"""Pages in traditional characters: words are turned, names and everything that is no word stay."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wuhua.base.faults import MachineFault
from wuhua.config import settings_of
from wuhua.outputs.site.hanzi import Converter
from wuhua.outputs.site.traditional import Traditional, turned_script

NAMES = ("范某某", "云溪村", "余干", "后里小学")
CONVERTER = Converter("hk", NAMES)
CONFIG = Path(__file__).resolve().parents[3] / "site_config.yml"
_TAG = re.compile(r"<[^>]*>")


def turned(page: str, path: str = "finance/a.html") -> str:
    """Turn a page of a site at an address of its own."""
    pages = Traditional(CONVERTER, {"assets/s-1.js": "assets/s-hant-2.js"}, "https://a.example/")
    return pages.page(path, page.encode()).decode()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("皇后在村后面", "皇后在村後面"),
        ("离这里三公里，邻里和睦", "離這裏三公里，鄰里和睦"),
        ("面积、面条、见面", "面積、麪條、見面"),
        ("干部、干净、干涉、若干", "幹部、乾淨、干涉、若干"),
        ("头发、发展、发票", "頭髮、發展、發票"),
        ("总数里划来的，范围", "總數裏劃來的，範圍"),
        ("征地、长征；复印、回复、复杂", "徵地、長征；複印、回覆、複雜"),
    ],
)
def test_words_are_turned_by_their_sense(text: str, told: str) -> None:
    """A character that stands for several is turned by the word in which it stands."""
    assert CONVERTER.convert([text]) == [told]


def test_names_stay_as_written() -> None:
    """Names of people, places and bodies stay, within any sentence; the same character elsewhere is turned."""
    assert CONVERTER.convert(["范某某到云溪村后里小学，模范后勤"]) == ["范某某到云溪村后里小学，模範後勤"]
    assert Converter("hk").convert(["范某某"]) == ["範某某"]


def test_the_longest_name_wins() -> None:
    """Of two names that begin alike the longer one stands whole, and the shorter one by itself."""
    found = Converter("hk", ("云里", "云里后村", "云里后村卫生站")).convert(["云里后村卫生站和云里后村、云里后面"])
    assert found == ["云里后村卫生站和云里后村、云里後面"]


def test_a_village_spells_its_own_name() -> None:
    """A spelling that the village gave stands for its name, and within a longer name that has none of its own nothing moves."""
    found = Converter("hk", ("云溪村", "云溪村合作社"), [("云溪村", "雲溪村")])
    assert found.convert(["云溪村的云，云溪村合作社"]) == ["雲溪村的雲，云溪村合作社"]


def test_taiwan_writes_otherwise() -> None:
    """The two regions' spellings differ where they should, in our own words too."""
    both = [Converter(variant).convert(["群众在村里，总数里，面条"])[0] for variant in ("hk", "tw")]
    assert both == ["羣眾在村裏，總數裏，麪條", "群眾在村裡，總數裡，麵條"]


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=30), max_size=6))
def test_any_texts_come_back_as_many(texts: list[str]) -> None:
    """Whatever is turned, as many texts come back, in order, each as if it were alone; ASCII never moves."""
    done = CONVERTER.convert(texts)
    assert done == [CONVERTER.convert([text])[0] for text in texts]
    for text, other in zip(texts, done, strict=True):
        assert [c for c in text if c.isascii()] == [c for c in other if c.isascii()]


@given(st.lists(st.sampled_from([*NAMES, "后面", "在", "干", "云", "范", "，", "里"]), max_size=20))
def test_a_name_survives_among_any_words(parts: list[str]) -> None:
    """Every name that a text holds is held by what it is turned into, as often."""
    text = "".join(parts)
    (done,) = CONVERTER.convert([text])
    assert {name: done.count(name) for name in NAMES} == {name: text.count(name) for name in NAMES}


PAGE = """<!doctype html>
<html lang="zh" class="no-js"><head>
<meta name="description" content="范某某的面条"><meta name="referrer" content="no-referrer">
<link rel="canonical" href="https://a.example/finance/a.html">
<link rel="alternate" hreflang="zh-Hans" href="../finance/a.html">
<link rel="stylesheet" href="../assets/s.css"><script src="../assets/s-1.js" data-root="../" data-shards="../search/"></script>
<script>var 后 = "后";</script><!-- 后 --></head>
<body><a class="wh-tool wh-script" href="../zh-hant/finance/a.html" hreflang="zh-Hant" lang="zh-Hant">繁體</a>
<a href="b.html#后面" id="后面" title="后面" data-key="后面">后面</a><a href="#后">后</a><a href="tel:110">打电话</a>
<td data-label="经手人">范某某</td><img src="../files/a.jpg" alt="后面"><input placeholder="查" value="里面">
<a href="data.csv?x=1">表</a><a href="https://b.example/">外</a><a href="../index.html?q=后">首页</a>&lt;后&gt;</body></html>"""


def test_only_what_is_read_is_turned() -> None:
    """Text and what is read out are turned; scripts, comments, ids, own data, values and the way to other pages are not."""
    page = turned(PAGE)
    for kept in (
        '<script>var 后 = "后";</script><!-- 后 -->',
        '<a href="b.html#后面" id="后面" title="後面" data-key="后面">後面</a>',
        '<a href="#后">後</a><a href="tel:110">打電話</a>',
        '<td data-label="經手人">范某某</td>',
        '<input placeholder="查" value="里面">',
        '<a href="../index.html?q=后">首頁</a>&lt;後&gt;',
        'content="范某某的麪條"',
        '<html lang="zh-Hant"',
    ):
        assert kept in page


def test_addresses_lead_to_the_same_things() -> None:
    """From the tree, pages are found in the tree and all else outside of it; the switch leads back, the scripts are the turned ones."""
    page = turned(PAGE)
    for led in (
        'href="https://a.example/zh-hant/finance/a.html"',
        'hreflang="zh-Hans" href="../../finance/a.html"',
        'href="../../assets/s.css"',
        'src="../../assets/s-hant-2.js" data-root="../" data-shards="../../search/"',
        'src="../../files/a.jpg"',
        'href="../../finance/data.csv?x=1"',
        'href="https://b.example/"',
        'href="../../finance/a.html" hreflang="zh-Hans" lang="zh-Hans">简体</a>',
    ):
        assert led in page
    assert 'href="../assets/s.css"' in turned('<link href="assets/s.css">', "index.html")


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="<>&\"'\x1e\x1f"), max_size=40))
def test_any_text_leaves_the_tags_alone(text: str) -> None:
    """Whatever stands between tags, the same tags come out in the same order, and the text that OpenCC makes of it."""
    page = f'<p class="后">{text}</p><b>{text}</b>'
    done = turned(page)
    assert _TAG.findall(done) == _TAG.findall(page)
    assert _TAG.split(done)[1] == CONVERTER.convert([text])[0] or not re.search("[\u3400-\U0003ffff]", text)


def test_a_script_speaks_in_its_own_characters() -> None:
    """Words in a script are turned; patterns, templates, comments and code stay as they are."""
    script = """// "后面"
var a = "后面", q = '"', b = "([0-9])[日号]", c = "里面" + a; /* "后" */ var d = `后`;"""
    told = """// "后面"
var a = "後面", q = '"', b = "([0-9])[日号]", c = "裏面" + a; /* "后" */ var d = `后`;"""
    assert turned_script(CONVERTER, script.encode()).decode() == told


def test_the_setting_knows_three_words() -> None:
    """``traditional`` takes hk, tw, t or yes; anything else is told in one line, before a build begins."""

    def wanted(value: str) -> str:
        return settings_of(CONFIG, {"plugins": [{"wuhua": {"traditional": value}}]}).traditional

    assert [wanted(value) for value in ("hk", "tw", "t", "true", "True", "false", "")] == [
        "hk",
        "tw",
        "t",
        "hk",
        "hk",
        "",
        "",
    ]
    with pytest.raises(MachineFault, match="traditional 要写成"):
        wanted("cn")


def test_spellings_are_pairs_of_words() -> None:
    """``traditional_names`` takes names with their spelling, in order of the names; anything else is told in one line."""

    def wanted(value: object) -> object:
        return settings_of(CONFIG, {"plugins": [{"wuhua": {"traditional_names": value}}]}).spellings

    assert wanted({"里村": "裏村", "云溪村": "雲溪村"}) == (("云溪村", "雲溪村"), ("里村", "裏村"))
    assert wanted(None) == ()
    for wrong in ("云溪村", ["云溪村"], {"云溪村": ""}, {"云溪村": ["雲溪村"]}):
        with pytest.raises(MachineFault, match="traditional_names 要写成"):
            wanted(wrong)

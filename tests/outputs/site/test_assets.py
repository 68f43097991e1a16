"""Assets: the village's colour stays readable, names follow content, the policy names what is inline."""

from pathlib import Path

import material
import pytest

from wuhua.outputs.site.assets import DEFAULT_ACCENT, contrast, make_assets, night_accent, readable_accent, seal
from wuhua.outputs.site.plain_css import spell_out

TEMPLATES = Path(material.__file__).parent / "templates"


@pytest.mark.parametrize("accent", ["#a8232a", "#0b4f7d", "#ffcc00", "#ffffff", "#777777", "#00ff00"])
def test_every_accent_can_be_read(accent: str) -> None:
    """Whatever colour a village chooses, it stands out 4.5:1 from paper, and white from it."""
    found = readable_accent(accent)
    assert contrast(found, "#faf8f3") >= 4.5 and contrast("#ffffff", found) >= 4.5


@pytest.mark.parametrize("accent", ["#a8232a", "#0b4f7d", "#000000", "#ffcc00", "#ffffff", "#00ff00", "no colour"])
def test_every_accent_can_be_read_at_night(accent: str) -> None:
    """Whatever colour a village chooses, its links stand out 7:1 from a dark card."""
    assert contrast(night_accent(accent), "#1e2327") >= 7


def test_selectors_are_spelt_out_for_older_browsers() -> None:
    """A list within a selector becomes a list of selectors, nested ones too, and the rest stays as it is."""
    assert spell_out("a:is(.b,.c d) e,f{x:y}") == "a.b e,a.c d e,f{x:y}"
    assert spell_out(":is(a:is(.b,.c),d[x=',']):hover{}") == "a.b:hover,a.c:hover,d[x=',']:hover{}"
    assert spell_out("@media (min-width:9px){:is(a,b) c{}}p{}") == "@media (min-width:9px){a c,b c{}}p{}"
    made = make_assets(TEMPLATES, DEFAULT_ACCENT)
    ours = made.files[made.css].partition(b"--wh-paper")[2]
    assert b":is(" not in ours and b".wh-menu:not([open])" in ours


def test_good_colours_stay() -> None:
    """A colour that can be read already is kept as chosen."""
    assert readable_accent("#0b4f7d") == "#0b4f7d"


@pytest.mark.parametrize("accent", ["", "red", "#12345", "#a8232a}*{display:none", "#a8232a\n", "#١٢٣٤٥٦"])
def test_what_is_no_colour_becomes_seal_red(accent: str) -> None:
    """Text that is no colour never reaches the style."""
    assert readable_accent(accent) == DEFAULT_ACCENT


def test_accent_reaches_style_and_icon() -> None:
    """The chosen colour takes the place of seal red in the style and in the icon."""
    made = make_assets(TEMPLATES, "#0b4f7d")
    for path in (made.css, made.icon):
        assert b"#0b4f7d" in made.files[path] and b"#a8232a" not in made.files[path]


def test_names_follow_content() -> None:
    """Equal content gives equal names, so that a browser may keep assets for ever; another colour another name."""
    one, same, other = (make_assets(TEMPLATES, accent) for accent in ("#a8232a", "#a8232a", "#0b4f7d"))
    assert one == same and one.css != other.css and one.script == other.script


def test_style_has_no_source_map() -> None:
    """The style asks a browser's inspector for no file that is not there."""
    made = make_assets(TEMPLATES, DEFAULT_ACCENT)
    assert b"sourceMappingURL" not in made.files[made.css]


def test_policy_names_inline_scripts() -> None:
    """A script that stands in the page is named in the page's policy by its digest."""
    page = seal('<meta content="wuhua-mark-policy"><script>alert(1)</script>')
    assert "script-src 'self' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=';" in page

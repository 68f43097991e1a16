"""A slip in ``site_config.yml`` is told with its line by every command, before MkDocs is asked."""

from pathlib import Path

import pytest
from benchmarks.words import CONFIG

from wuhua.base.config_keys import slips_of
from wuhua.base.faults import MachineFault
from wuhua.config import read_settings

GOOD = CONFIG + "      traditional: hk\n      data_license: CC-BY-4.0\n"
SLIPS = [
    ("site_name:", "site_nmae:", "第1行：没有 site_nmae，是不是 site_name。"),
    ("site_url:", "site_ulr:", "第2行：没有 site_ulr，是不是 site_url。"),
    ("https://yunxi.example/", "www.yunxi.example", "第2行：site_url 写全，如 https://yunxi.example/。"),
    ("https://yunxi.example/", "http:/yunxi.example", "第2行：site_url 写全，如 https://yunxi.example/。"),
    ("urls: false", "urls: 否", "第5行：use_directory_urls 写 false。"),
    ("material", "materiel", "第7行：没有 materiel，是不是 material。"),
    ("- wuhua:", "- wuhau:", "第11行：没有 wuhau，是不是 wuhua。"),
    ("boards_dir", "board_dir", "第12行：没有 board_dir，是不是 boards_dir。"),
    ("traditional", "tradtional", "第13行：没有 tradtional，是不是 traditional。"),
    ("data_license", "data_licence", "第14行：没有 data_licence，是不是 data_license。"),
]


@pytest.mark.parametrize(("right", "wrong", "said"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_a_slip_is_told_at_its_line(tmp_path: Path, right: str, wrong: str, said: str) -> None:
    """What is misspelt has its line and the right word."""
    path = tmp_path / "site_config.yml"
    path.write_text(GOOD.replace(right, wrong, 1), "utf-8")
    with pytest.raises(MachineFault) as fault:
        read_settings(path)
    assert said in str(fault.value)


def test_what_is_right_or_somebody_elses_is_left_alone() -> None:
    """The usual configuration, keys of MkDocs, another plugin and a key that is like none are passed over."""
    more = {"extra": {}, "extra_css": [], "nav": [], "author_note": "x", "plugins": ["search", "wuhua", {"tags": {}}]}
    theme = {"name": "material", "palette": {}, "features": [], "custom_dir": "x"}
    for url in ("", "https://xincun.cn", "http://10.0.0.1:8000/村/", "https://某某.中国/"):
        assert list(slips_of({"site_name": "x", "site_url": url, "theme": theme, **more})) == []


def test_our_own_choices_are_all_known() -> None:
    """Each choice that the configuration reads may be written."""
    options = dict.fromkeys(
        ("boards_dir", "accent", "fangsong", "data_license", "as_of", "traditional", "traditional_names"), ""
    )
    assert list(slips_of({"plugins": [{"wuhua": options}]})) == []

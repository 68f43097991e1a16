"""From a page's body to the words that are searched and the lines that are shown."""

from wuhua.outputs.site.search.lines import CELL, read_lines
from wuhua.outputs.site.search.listing import Change, Row, list_rows, relist_rows
from wuhua.outputs.site.search.shards import data_of
from wuhua.outputs.site.search.spelling import words_of
from wuhua.outputs.site.search.texts import pack_lines, read_texts, unpack_lines

BODY = (
    '<div class="wh-page"><h1>账</h1><svg><title>长短</title></svg>\n<p>花得最多的是<strong>路灯</strong>，<span class="wh-money"><data value="3260.00">3,260.00</data></span> 元。</p>'
    '<table><tr><td><time datetime="2025-03-08">3月8日</time></td><td>付-0312</td><td>梁某某</td></tr></table>'
    '<section class="wh-block wh-envelope"><dl><div><dt>审核</dt><dd>监委会</dd></div>'
    "<div><dt>记录指纹</dt><dd>a325 3260</dd></div></dl></section></div>"
)


def test_a_line_is_what_a_reader_sees_as_one() -> None:
    """Marks within a sentence do not cut it, cells stand side by side, and a day knows its year."""
    _, lines = read_lines(BODY)
    assert lines.split("\n") == [
        "账",
        "花得最多的是路灯，3,260.00 元。",
        CELL.join(("2025-03-08", "付-0312", "梁某某")),
    ]


def test_signatures_are_searched_and_never_shown_and_a_fingerprint_is_neither() -> None:
    """Who reviewed is found; the figures of a fingerprint are no amount of the page."""
    text, lines = read_lines(BODY)
    assert "监委会" in words_of(text) and "监委会" not in lines
    assert "3260" not in words_of(text) and "3260.00" in words_of(text)


def test_two_cells_are_no_word() -> None:
    """What stands in two cells is not put together."""
    assert {"付0312", "梁某某", "2025年03月08日"} <= set(words_of(read_lines(BODY)[0]))


def test_numbers_of_days_in_characters_are_days() -> None:
    """二〇二五年三月八日 is 2025-03-08, on a page as in a question."""
    assert words_of("二〇二五年三月八日") == words_of("2025-03-08") == words_of("二○二五年三月八日")
    assert words_of("二零二五年十二月") == ["2025年12月"]
    assert words_of("2025年十月三十一日") == ["2025年10月31日"]


def test_lines_read_back_as_they_were_packed() -> None:
    """What the cache and the site keep of a page's lines is the page's lines."""
    assert unpack_lines(pack_lines("一\n二")) == "一\n二"
    rows = [Row(f"a/{place}", "题", "账", f"{2020 + place}-01-01", pack_lines(f"第{place}页")) for place in range(5)]
    files = dict(list_rows(rows))
    assert [page for number in range(3) for page in read_texts(str(data_of(files[f"search/l{number}.js"])))] == [
        f"第{place}页" for place in range(5)
    ]


def test_a_changed_row_moves_its_kind_year_and_lines() -> None:
    """Relisting one row equals listing all anew, also when its year moves."""
    rows = [
        Row(f"a/{place}", "题", "账", f"{2020 + place // 2}-01-01", pack_lines(f"第{place}页")) for place in range(5)
    ]
    files = dict(list_rows(rows))
    rows[2] = Row("a/2", "新题", "决策", "2020-06-01", pack_lines("新的"))
    assert files | dict(relist_rows(files.__getitem__, [Change(2, rows[2], "", "")])) == dict(list_rows(rows))

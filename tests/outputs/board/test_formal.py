"""A signed notice is set like one: title in the middle, text in a serif, signature on the right; the village's own face if it serves."""

from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
from msgspec.structs import replace

from tests.outputs import sheets
from tests.outputs.board.conftest import FACE, is_slanting
from wuhua.base.faults import MachineFault
from wuhua.config import settings_of
from wuhua.model.sheet import ProseBlock, Sheet
from wuhua.outputs.board import BoardJob, digest_of, make_boards, paper
from wuhua.outputs.board.fonts import SANS, _face, cut_fonts

WORDS = "四月起服务站延长到晚上八点。"
LETTERS = frozenset(WORDS)


def notice(signed: bool = True, paragraphs: int = 1) -> Sheet:
    block = ProseBlock("", (WORDS,) * paragraphs, ("云溪村村民委员会", date(2025, 4, 8)) if signed else None)
    return replace(sheets.prose(), title="延长服务时间的通知", headline=(), summary=(), blocks=(block,))


def _own(folder: Path, letters: frozenset[str]) -> Path:
    """A face of the village's own that draws these letters alone."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, letters))
    wanted.flags = hb.SubsetFlags.DOWNGRADE_CFF2
    wanted.pin_axis_location(_face(SANS), "wght", 300)
    path = folder / "仿宋.otf"
    path.write_bytes(bytes(hb.subset(_face(SANS), wanted).blob.data))
    return path


def _fonts(pdf: bytes, folder: Path) -> str:
    (folder / "made.pdf").write_bytes(pdf)
    with pikepdf.open(folder / "made.pdf") as made:
        return " ".join(str(each.get("/BaseFont", "")) for each in made.objects if isinstance(each, pikepdf.Dictionary))


def test_a_notice_is_centred_and_signed_on_the_right(tmp_path: Path) -> None:
    """The title's middle is the panel's; the signature ends the text with its day, in the right half."""
    (made,) = make_boards([BoardJob(notice(paragraphs=16), FACE, paper("A3"), "")], tmp_path)
    page = pypdfium2.PdfDocument(made.pdfs[0])[0]
    text, width = page.get_textpage(), page.get_width()
    places = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
    whole = "".join(text.get_text_range(place, 1) for place in places)
    first, last = (text.get_charbox(places[whole.index(letter)]) for letter in ("延", "通"))
    end = text.get_charbox(places[whole.index("通知") + 1])
    assert (first[0] + end[2]) / 2 == pytest.approx(width / 2, abs=0.02 * width) and last[1] == pytest.approx(
        first[1], abs=8
    )
    at = whole.index("云溪村村民委员会2025年4月8日")
    assert at > whole.rindex(WORDS) and text.get_charbox(places[at])[0] > 0.5 * width


def test_only_what_is_signed_is_set_in_a_serif(tmp_path: Path) -> None:
    """The serif is embedded for a notice and for nothing else."""
    signed, plain = make_boards([BoardJob(notice(each), FACE, paper("A4"), "") for each in (True, False)], tmp_path)
    assert "Serif" in _fonts(signed.pdfs[0], tmp_path).replace("WuhuaSong", "")
    assert "Serif" not in _fonts(plain.pdfs[0], tmp_path).replace("WuhuaSong", "")


def test_the_villages_own_face_is_used_when_it_has_every_letter(tmp_path: Path) -> None:
    """One letter short, and the whole notice is set in the house's serif; another face is another board."""
    house = cut_fonts(LETTERS, LETTERS, LETTERS).formal
    own = str(_own(tmp_path, LETTERS))
    assert cut_fonts(LETTERS, LETTERS, LETTERS, own).formal != house
    assert (
        cut_fonts(LETTERS, LETTERS, LETTERS | {"塱"}, own).formal
        == cut_fonts(LETTERS, LETTERS, LETTERS | {"塱"}).formal
    )
    job = BoardJob(notice(), FACE, paper("A4"), "")
    assert digest_of(job) != digest_of(replace(job, face=replace(FACE, formal_font=own)))


def test_a_face_must_lie_in_the_village(tmp_path: Path) -> None:
    """A file that is not there, or lies elsewhere, is misuse told in Chinese."""
    (tmp_path / "村").mkdir()
    for name in ("字体/没有.ttf", f"../{_own(tmp_path, LETTERS).name}"):
        with pytest.raises(MachineFault, match="fangsong"):
            settings_of(tmp_path / "村" / "site_config.yml", {"plugins": [{"wuhua": {"fangsong": name}}]})
    (tmp_path / "村" / "坏.ttf").write_bytes(b"no font")
    with pytest.raises(MachineFault, match="fangsong"):
        cut_fonts(LETTERS, LETTERS, LETTERS, str(tmp_path / "村" / "坏.ttf"))


def test_under_a_signature_a_little_more_stays_blank(tmp_path: Path) -> None:
    """Large type that ends a few lines short needs no line through the rest; half an empty sheet does."""
    jobs = [BoardJob(notice(paragraphs=count), FACE, paper("A3"), "") for count in (1, 2, 4)]
    pages = [pypdfium2.PdfDocument(made.pdfs[0])[0] for made in make_boards(jobs, tmp_path)]
    assert [any(map(is_slanting, page.get_objects())) for page in pages] == [True, False, True]

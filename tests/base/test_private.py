"""The finder of private data: the labelled set, the masks, the quick test of a whole file, and time."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.base.private_rows import Maker, cut, private_rows
from wuhua.base.persons import names_a_person
from wuhua.base.private import HARD, PrivateKind, find_private, fold, mask_private, might_hold_private, name_of
from wuhua.base.private.checks import SHAPED, id_check, luhn_ok, uscc_ok
from wuhua.base.private.digits import JOINTS
from wuhua.base.private.hard import HardFinder
from wuhua.base.private.labels import DEMANDING, Words
from wuhua.base.private.names import names_in

SEEDS = (1, 2, 3)
ROWS = [row for seed in SEEDS for row in private_rows(seed)]
SHOWN_MOST = {"id": 7, "mobile": 7, "bank": 8, "account": 4, "passport": 3, "weak-mask": 3}
PIECES = st.lists(
    st.one_of(
        st.sampled_from([row[0] for row in ROWS]),
        st.text("0123456789一三八〇Xx*×-./ ，、号卡账元年人E护照\u200b１８①○", max_size=24),
    ),
    max_size=4,
).map("".join)
LEDGER = "账套: 行政账\n期间: 2025-03\n期初余额: 128450.36\n支出:\n" + "".join(
    f"  - {{日期: 2025-03-{day:02}, 科目: 公益支出, 摘要: 路灯维修({day}号), 金额: {day}260.00, 凭证: 付-03{day:02}}}\n"
    for day in range(1, 29)
)


def kinds(text: str, field: str = "") -> set[str]:
    return {found.kind.value for found in find_private(text, field)}


def has_hard(text: str, field: str = "") -> bool:
    return any(found.kind in HARD for found in find_private(text, field))


@pytest.mark.parametrize("kind", ["id", "mobile", "bank"])
def test_at_least_97_of_100_rows_are_found(kind: str) -> None:
    """Of the rows that hold an ID, a mobile or a card, 97 in 100 are found under their own name."""
    rows = [row for row in ROWS if kind in row[2]]
    missed = [text for text, field, _ in rows if kind not in kinds(text, field)]
    assert len(missed) <= 0.03 * len(rows), missed


def test_no_harmless_row_gives_an_alarm() -> None:
    """Amounts, dates, vouchers, codes, landlines and proper masks are left in peace."""
    assert [text for text, field, wanted in ROWS if not wanted and kinds(text, field)] == []


@pytest.mark.parametrize("kind", sorted({kind for row in ROWS for kind in row[2]} - {"id", "mobile", "bank"}))
def test_every_other_kind_is_found(kind: str) -> None:
    """The rows of the smaller kinds are all found."""
    assert [text for text, field, wanted in ROWS if kind in wanted and kind not in kinds(text, field)] == []


def test_a_place_is_exactly_the_number() -> None:
    """Start and end count the author's characters, with the country code and the words left out."""
    text = "电话：+86 １３８-0013\u200b-8000 转告"
    (found,) = find_private(text)
    assert (found.kind, text[found.start : found.end]) == (PrivateKind.MOBILE, "１３８-0013\u200b-8000")


def test_the_field_says_what_a_bare_number_is() -> None:
    """Eleven digits are a mobile under 手机, an account under 收款账号, and nothing under 凭证."""
    number = Maker(5).mobile()
    assert kinds(number, "手机") == {"mobile"}
    assert kinds(number, "凭证") == set()
    assert kinds("80020013", "收款账号") == {"account"}


def test_a_mobile_of_the_duty_room_is_found_too() -> None:
    """Whether somebody agreed to a printed mobile is a rule's matter, not the finder's."""
    assert kinds(Maker(6).mobile(), "值班电话") == {"mobile"}


def test_a_serial_number_label_does_not_hide_a_valid_id() -> None:
    """An ID with the right checksum is found under 合同编号 as well, one with a wrong checksum is not."""
    make = Maker(7)
    assert kinds(make.id18(), "合同编号") == {"id"}
    assert kinds(make.id18(right=False), "合同编号") == set()


@pytest.mark.parametrize(("text", "masked"), [("80020013800", "*********00"), ("1" * 17, "*" * 13 + "1111")])
def test_an_account_shows_only_its_end(text: str, masked: str) -> None:
    """The mask of an account shows the last two digits, of a long one the last four."""
    assert mask_private(f"存折：{text}") == f"存折：{masked}"


def test_each_kind_has_one_mask() -> None:
    """An ID shows 3 and 4, a mobile 3 and 4, a card 4 and 4."""
    make = Maker(8)
    number, phone, card = make.id18(), make.mobile(), make.card()
    masked = mask_private(f"{number}，{phone}，{card}")
    assert masked == f"{number[:3]}{'*' * 11}{number[14:]}，{phone[:3]}****{phone[7:]}，{card[:4]}{'*' * 11}{card[15:]}"


@given(st.integers(0, 10**6))
def test_the_mask_of_an_id_never_holds_the_birth_date(seed: int) -> None:
    """Neither the year nor the day of birth can be read from the mask, of 18 digits or of 15."""
    make = Maker(seed)
    new, old = make.id18(), make.id15()
    assert mask_private(new)[3:14] == "*" * 11
    assert mask_private(f"身份证{old}")[6:-3] == "*" * 9


def test_no_mask_shows_more_than_its_kind_allows() -> None:
    """Count the digits that a masked row still shows where a hard number stood."""
    for text, field, wanted in ROWS:
        if len(wanted) == 1 and wanted[0] in SHOWN_MOST and len(find_private(text, field)) == 1:
            (found,) = find_private(text, field)
            shown = mask_private(text, field)[found.start : len(mask_private(text, field)) - (len(text) - found.end)]
            assert len(re.findall("[0-9A-Za-z]", shown)) <= SHOWN_MOST[wanted[0]], text


@given(PIECES, st.sampled_from(["", "收款账号", "证件号码", "手机", "凭证", "金额"]))
def test_a_masked_text_is_masked_for_good(text: str, field: str) -> None:
    """Masking twice changes nothing, and a masked text holds no hard number."""
    once = mask_private(text, field)
    assert mask_private(once, field) == once
    assert not has_hard(once, field)


@given(PIECES)
def test_places_lie_inside_and_hard_ones_apart(text: str) -> None:
    """Every place is a stretch of the text; hard places never overlap."""
    found = find_private(text)
    assert all(0 <= it.start < it.end <= len(text) for it in found)
    hard = [it for it in found if it.kind in HARD]
    assert all(left.end <= right.start for left, right in pairwise(hard))


@given(PIECES, st.sampled_from(["备注", "收款账号", "证件号码", "联系电话", "开户银行"]))
def test_the_quick_test_never_overlooks_a_hard_number(text: str, field: str) -> None:
    """A file with a hard number in any value is not waved through, also when the value runs over two lines."""
    value = text.replace("\n", " ")
    if has_hard(value, field):
        folded = value.replace(" ", "\n    ")
        flow = f'- {{{field}: "{value}", 日期: 2025-03-08}}\n'
        for shape in (f"{field}: {value}\n", flow, f"{field}: >\n  {folded}\n"):
            assert might_hold_private(LEDGER + shape + LEDGER), shape


def test_every_word_that_demands_a_look_gets_one() -> None:
    """A short number after each demanding label, or a label with gaps, is not waved through."""
    for word in DEMANDING:
        assert might_hold_private(f"{word}: 80020013\n")
        assert might_hold_private(f"{' '.join(word)}: 80020013\n")
    assert might_hold_private(f"账\u200b号: {cut('80020013', (4, 4), '')}\n")


def test_han_and_ascii_stay_as_they_are() -> None:
    """What folding passes over by its class is what folding each character would leave alone."""
    still = [*map(chr, range(0x80)), *map(chr, range(0x4E00, 0xA000))]
    assert [letter for letter in still if fold._plain(letter) != letter] == []
    assert fold.fold_wide("".join(still)) == "".join(still)


@given(PIECES)
def test_no_shape_is_overlooked_where_digits_are_joined(text: str) -> None:
    """Where any digits have the shape of a number, the joined digits that the quick test looks at have it too."""
    wide = fold.fold_wide(text)
    if HardFinder(Words(wide, "")).has_candidate():
        assert SHAPED.search(JOINTS.sub("", fold.fold_digits(wide)))


def test_a_clean_ledger_is_waved_through() -> None:
    """A file of dates, amounts and vouchers needs no closer look."""
    assert not might_hold_private(LEDGER)
    assert not might_hold_private(LEDGER + "值班电话: 0757-81234567\n备注: 张*三 138****5678\n")


def test_the_quick_test_of_4_kb_takes_a_tenth_of_a_millisecond() -> None:
    """Waving a clean file of 4 KB through costs 0.15 ms at most (measured 0.08; the test allows for a busy machine)."""
    text = LEDGER[: 4096 * len(LEDGER) // len(LEDGER.encode())]
    assert min(_seconds(might_hold_private, text) for _ in range(30)) < 0.0003


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1234567890",
        "1-",
        "1 ",
        "一三八",
        "1三",
        "13812345678 ",
        "110101",
        "账号12345678 ",
        "*",
        "12**",
        "1\u200b",
        "○",
        "一○",
        "微信:a",
        "a@",
        "a.",
        "王某某，残疾",
        "住址1",
        "1栋",
        "粤A1 1 1",
        "9岁",
        "癌慰",
        "护照E1234567",
        "1X",
        "138 0013 8000 ",
    ],
)
def test_no_text_is_slow(unit: str) -> None:
    """A hundred thousand bytes of anything take less than 0.3 s on an idle core (three times that on a busy one)."""
    text = unit * (100_000 // len(unit.encode()))
    assert _seconds(find_private, text) < 0.9
    assert _seconds(might_hold_private, text) < 0.9
    assert _seconds(mask_private, text) < 0.9


def _seconds(function: object, text: str) -> float:
    assert callable(function)
    start = time.process_time()
    function(text)
    return time.process_time() - start


def test_checksums_agree_with_the_standards() -> None:
    """The published examples of GB 11643 and GB 32100 pass, and one changed digit does not."""
    assert id_check("11010519491231002") == "X"
    assert uscc_ok("91350100M000100Y43") and not uscc_ok("91350100M000100Y44")
    assert luhn_ok("79927398713") and not luhn_ok("79927398714")


def test_every_kind_has_a_chinese_name() -> None:
    """No kind is shown to a clerk by its code."""
    names = [name_of(kind) for kind in PrivateKind]
    assert len(set(names)) == len(names)
    assert all(re.search("[\u4e00-\u9fff]", name) for name in names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("患者：王𬱖，住院", "王𬱖"),
        ("低保户：张䶮", "张䶮"),
        ("患者：张三①", "张三"),
        ("困难户：欧阳㛃（住院）", "欧阳㛃"),
    ],
)
def test_a_name_may_hold_a_rare_character(text: str, name: str) -> None:
    """Characters beyond the common twenty thousand stand in names; a ringed number after a name is none of it."""
    assert names_in(text) == [name]


def test_the_field_of_a_name_knows_rare_characters_too() -> None:
    """What finds names in a text and what reads a field agree on what a name is made of."""
    assert names_a_person("对象", "王𬱖") and not names_a_person("对象", "王①")

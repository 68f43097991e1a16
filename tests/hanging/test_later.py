"""Checkable later: what hung keeps its page for ever, whatever became of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.hanging.hung import corrected, hang, notice, put, village
from tests.village.kit import differing, served, tree, wuhua
from wuhua.base.codes import code_of, show_code
from wuhua.config import Settings
from wuhua.hanging.marks import answer_code, take_back
from wuhua.pipeline import build
from wuhua.publish.manifest import MANIFEST

MONTHS = [date(2024 + number // 12, number % 12 + 1, 1) for number in range(24)]
#: Month (by its place) and the amount that was right.
WRONG = {4: "512.00", 11: "519.00", 19: "527.00"}
LAST = date(2025, 12, 20)


def code_on(settings: Settings, key: str) -> str:
    """The newest code that was written down of a sheet."""
    kept = [json.loads(path.read_text("utf-8")) for path in sorted((settings.content / "张贴存底").glob("*.json"))]
    found = [each for each in kept if each["公开单"] == key]
    return str(max(found, key=lambda each: each["张贴"][-1]["日期"])["编号"])


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, dict[int, str], dict[int, str]]:
    """Two years of monthly notices, three of them corrected while they hung: first codes, then codes of the corrected."""
    settings = village(tmp_path_factory.mktemp("two") / "云溪村", {})
    first: dict[int, str] = {}
    mended: dict[int, str] = {}
    for at, month in enumerate(MONTHS):
        amount = f"{500 + at}.00"
        name, key = f"通知公告/n{month:%y%m}.yml", f"notice/n{month:%y%m}"
        put(settings, name, notice(month, amount))
        assert hang(settings, month.replace(day=2))[1] == 0
        first[at] = code_on(settings, key)
        if at in WRONG:
            day = month.replace(day=10)
            put(settings, name, notice(month, WRONG[at], correction=corrected(day, amount, WRONG[at])))
            assert hang(settings, day)[1] == 0
            mended[at] = code_on(settings, key)
    built = build(settings, LAST)
    assert built.published
    return settings, first, mended


def page(settings: Settings, code: str) -> str:
    """The page of a code."""
    return (settings.site_dir / f"s/{code}.html").read_text("utf-8")


def test_every_old_code_says_what_hung_and_what_stands(
    two_years: tuple[Settings, dict[int, str], dict[int, str]],
) -> None:
    """Of 27 codes each page tells the amount as it hung; corrected ones say was, is and why, and lead to what stands now."""
    settings, first, mended = two_years
    assert len({*first.values(), *mended.values()}) == len(MONTHS) + len(WRONG)
    for at, code in first.items():
        text = page(settings, code)
        assert f"{500 + at}.00元" in text and show_code(code) in text
        month = MONTHS[at]
        if at in WRONG:
            assert "这张公开单已经更正" in text and WRONG[at] in text and "抄错一位" in text
            assert f'href="../notice/n{month:%y%m}.html"' in text
            assert (
                WRONG[at] in page(settings, mended[at])
                and f"{500 + at}.00元" not in page(settings, mended[at]).partition("<h1>")[2].partition("更正")[0]
            )
        elif month < date(2025, 12, 1):
            assert "这张公开单已经到期取下" in text
        else:
            assert "这张公开单现在仍然有效" in text


def test_the_command_answers_as_the_page(two_years: tuple[Settings, dict[int, str], dict[int, str]]) -> None:
    """A code typed with O for 0 and I for 1 is answered: stands (0), corrected with both amounts (1), mistyped, unknown."""
    settings, first, _ = two_years
    said, state = answer_code(settings, show_code(first[23]).replace("0", "o").replace("1", "l").lower(), LAST)
    assert state == 0 and said.startswith("这张公开单现在仍然有效")
    said, state = answer_code(settings, first[4], LAST)
    assert state == 1 and "504.00" in said and "512.00" in said and "抄错一位" in said
    wrong = first[4][:-1] + ("2" if first[4][-1] != "2" else "3")
    assert answer_code(settings, wrong, LAST)[0].startswith("编号抄错了")
    assert "没有贴过" in answer_code(settings, code_of("ab" * 32), LAST)[0]


def test_the_index_lists_what_hangs_and_what_hung(two_years: tuple[Settings, dict[int, str], dict[int, str]]) -> None:
    """The page for typing lists every code once, those that hang by board, and links to each page."""
    settings, first, mended = two_years
    text = page(settings, "index")
    assert 'id="wuhua-code"' in text and "村委会公开栏今天该贴的" in text
    for code in (*first.values(), *mended.values()):
        assert text.count(f'href="{code}.html"') == 1
    board = (settings.site_dir / "board/B1.html").read_text("utf-8")
    assert f'href="../s/{first[23]}.html"' in board and first[22] not in board
    for door in ("index", "board/index"):
        assert "核对墙上的公开单" in (settings.site_dir / f"{door}.html").read_text("utf-8")


def test_an_old_code_names_only_what_was_changed_after_it_hung(tmp_path: Path) -> None:
    """Corrections that a sheet had when it was hung are none of it, be they of the same day; the later one is."""
    name, day = "通知公告/n2512.yml", date(2025, 12, 10)
    settings = village(tmp_path / "云溪村", {name: notice(date(2025, 12, 1), "12.00")})
    assert hang(settings, date(2025, 12, 2))[1] == 0
    codes = [code_on(settings, "notice/n2512")]
    amounts, told = ["12.00", "13.00", "14.00", "15.00"], ""
    for at, on in enumerate((day, day.replace(day=12), day.replace(day=13)), 1):
        one = corrected(on, amounts[at - 1], amounts[at])
        told = told + one.partition("\n")[2] if told else one
        put(settings, name, notice(date(2025, 12, 1), amounts[at], correction=told))
        # The first is hung a day later, the others on their day.
        assert hang(settings, on.replace(day=11) if at == 1 else on)[1] == 0
        codes.append(code_on(settings, "notice/n2512"))
    assert len(set(codes)) == 4
    for at, code in enumerate(codes[:3]):
        said, _ = answer_code(settings, code, day.replace(day=14))
        assert [f"改成“{amount}元”" in said for amount in amounts[1:]] == [at < 1, at < 2, True]
    assert "现在仍然有效" in answer_code(settings, codes[3], day.replace(day=14))[0]


def test_a_deleted_record_leaves_a_tombstone(tmp_path: Path) -> None:
    """When the record is gone its code's page says so and shows nothing of it; a reason given later stands there."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "777.00")})
    assert hang(settings, date(2025, 12, 2))[1] == 0
    code = code_on(settings, "notice/n2512")
    (settings.content / "通知公告/n2512.yml").unlink()
    assert build(settings, LAST).published
    text = page(settings, code)
    assert "这张公开单已撤回" in text and "777" not in text and "水费" not in text
    assert take_back(settings, code, "名单不该公开", LAST)[1] == 0
    assert "777" not in (settings.content / f"张贴存底/{code}.json").read_text("utf-8")
    assert build(settings, LAST).published
    text = page(settings, code)
    assert "名单不该公开" in text and "村委会公开栏" in text


def test_incremental_equals_cold(tmp_path: Path) -> None:
    """After hanging, correcting, and a new day the site equals one made from nothing; unchanged, nothing is made."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2511.yml": notice(date(2025, 11, 20), "1.00")})
    for number, day in enumerate((date(2025, 12, 1), date(2025, 12, 2), date(2025, 12, 20))):
        amount = f"{number + 2}.00"
        correction = corrected(day, "1.00", amount)
        put(settings, "通知公告/n2511.yml", notice(date(2025, 11, 20), amount, correction=correction))
        assert hang(settings, day)[1] == 0
        assert build(settings, day).published
        assert build(settings, day).survey is None
        cold = tmp_path / f"cold{number}"
        assert build(settings, day, out=cold).published
        one = served(settings.root)
        assert MANIFEST in one and len([name for name in one if name.startswith("s/")]) == min(number + 2, 3)
        assert differing(one, tree(cold.resolve())) == []


def test_a_keepsake_from_elsewhere_breaks_nothing(tmp_path: Path) -> None:
    """Damaged, hostile or renamed keepsakes never stop a build, and what they hold is escaped."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "777.00")})
    code, other = code_of("ab" * 32), code_of("cd" * 32)
    put(settings, f"张贴存底/{code}.json", "{" * 5000)
    told = {
        "编号": other,
        "公开单": "notice/x",
        "指纹": "",
        "标题": "<script>",
        "张贴": [],
        "内容": {"是": "Sheet", "key": 3},
    }
    put(settings, f"张贴存底/{other}.json", json.dumps(told))
    put(settings, "张贴存底/readme.json", "{}")
    assert build(settings, LAST).published
    assert "<script>" not in page(settings, other).partition("<h1>")[2]
    assert "已撤回" in page(settings, code)
    done = wuhua(settings.root, "verify", code, SOURCE_DATE_EPOCH="1766188800")
    assert done.returncode == 1 and "Traceback" not in done.stderr


def test_a_number_in_a_keepsake_never_shows(tmp_path: Path) -> None:
    """A keepsake that holds an identity number is shown as withdrawn, without the number."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "777.00")})
    assert hang(settings, date(2025, 12, 2))[1] == 0
    code = code_on(settings, "notice/n2512")
    path = settings.content / f"张贴存底/{code}.json"
    number = "11010519491231002X"
    path.write_text(path.read_text("utf-8").replace("本月水费", f"身份证号{number}"), "utf-8")
    assert build(settings, LAST).published
    assert number not in page(settings, code) and "不能公开的号码" in page(settings, code)

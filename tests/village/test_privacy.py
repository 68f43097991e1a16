"""A private number planted anywhere in a village is refused, and nothing that the program writes repeats it."""

from pathlib import Path

import pytest

from tests.village.kit import written_village, wuhua

FORMATS = ("text", "line", "json", "sarif", "github")
NOTICE = "编号: n1\n主题: 停水\n正文: 中社停水检修。\n"


def with_check_digit(first: str) -> str:
    """Complete seventeen digits to an identity number."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return first + "10X98765432"[sum(w * int(d) for w, d in zip(weights, first, strict=True)) % 11]


IDENTITY = with_check_digit("44010619900101123")
MOBILE = "13800138000"
PLANTED = {
    "value": {"通知公告/n1.yml": NOTICE.replace("中社停水检修。", f"找{IDENTITY}办。")},
    "folded value": {
        "通知公告/n1.yml": NOTICE.replace("正文: 中社停水检修。", f"正文: |-\n  一。\n  号码{IDENTITY}。")
    },
    "list": {"通知公告/n1.yml": NOTICE + f"要点: [{{名称: 甲, 内容: {IDENTITY}}}]\n"},
    "key": {"通知公告/n1.yml": NOTICE + f"{IDENTITY}: 1\n"},
    "comment": {"通知公告/n1.yml": NOTICE + f"# 他的号码 {IDENTITY}\n"},
    "misshapen": {"通知公告/n1.yml": NOTICE.replace("编号: n1", f"编号: {IDENTITY}号")},
    "file name": {f"通知公告/{IDENTITY}.yml": NOTICE.replace("编号: n1\n", "")},
    "folder name": {f"通知{IDENTITY}/n1.yml": NOTICE},
    "broken file": {"通知公告/n1.yml": NOTICE + f"要点: [{IDENTITY}\n"},
    "waiver": {"通知公告/n1.yml": NOTICE + f"不适用: [{{规则: V01, 原因: 本人{IDENTITY}同意}}]\n"},
    "page": {"页面/关于.md": f"# 关于本村\n\n证件{IDENTITY}，电话{MOBILE}。\n"},
    "mobile": {"通知公告/n1.yml": NOTICE.replace("中社停水检修。", f"找林某某 {MOBILE}。")},
    "full width": {
        "通知公告/n1.yml": NOTICE.replace(
            "中社停水检修。", "号码" + IDENTITY.translate(str.maketrans("0123456789", "０１２３４５６７８９")) + "。"
        )
    },
}
#: What never may stand in any output: the number, as written or in ordinary digits.
SECRETS = (IDENTITY, MOBILE, IDENTITY.translate(str.maketrans("0123456789", "０１２３４５６７８９")))


def leaks(text: str) -> list[str]:
    """Give the numbers that a text repeats."""
    return [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize("place", PLANTED)
def test_a_number_is_refused_and_not_repeated(tmp_path: Path, place: str) -> None:
    """Wherever it stands, the number makes exit code 1 in every format, and no format repeats it."""
    village = written_village(tmp_path / "village", PLANTED[place])
    for form in FORMATS:
        done = wuhua(village, "check", "-q", "--format", form)
        assert done.returncode == 1, (form, done.stdout, done.stderr)
        assert leaks(done.stdout + done.stderr) == [], form


@pytest.mark.slow
@pytest.mark.parametrize("place", PLANTED)
def test_a_number_is_never_published(tmp_path: Path, place: str) -> None:
    """No site comes of it, and neither a draft's pages, names and search index nor the logs hold it."""
    village = written_village(tmp_path / "village", PLANTED[place])
    done = wuhua(village, "build", "--no-boards")
    assert done.returncode == 1
    assert not (village / "site").exists()
    draft = wuhua(village, "build", "--no-boards", "--draft")
    said = done.stdout + done.stderr + draft.stdout + draft.stderr
    assert leaks(said) == []
    for path in sorted((village / "site-draft").resolve().rglob("*")):
        assert leaks(path.name) == []
        if path.is_file():
            assert leaks(path.read_bytes().decode("utf-8", "replace")) == [], path.name


def test_a_number_outside_the_village_is_masked_too(tmp_path: Path) -> None:
    """A lone file whose name and text hold the number is refused without repeating it."""
    (tmp_path / f"{IDENTITY}.yml").write_text(NOTICE.replace("停水", IDENTITY), "utf-8")
    done = wuhua(tmp_path, "check", "-q", f"{IDENTITY}.yml")
    assert done.returncode in (1, 2)
    assert leaks(done.stdout + done.stderr) == []

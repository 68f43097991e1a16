"""What git remembers stands on the site: revisions, old versions at their addresses, what went; and nothing that may not."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.village.kept import AUTHOR, begin, commit, git
from tests.village.kit import differing, served, tree, written_village
from wuhua.checking import open_settings
from wuhua.pipeline import Built, build, check

TODAY = date(2026, 1, 20)
LEDGER = "财务收支/2025-03-行政账.yml"
NOTICE = "通知公告/n1-停水.yml"
GRANT = "通知公告/n2-名单.yml"
MONEY = """账套: 行政账
期间: 2025-03
期初余额: 9000.00
支出:
  - {{日期: 2025-03-08, 科目: 公益支出, 摘要: 路灯维修, 金额: {amount}}}
公开: {{公开日期: 2025-04-08}}
"""
FIX = "更正:\n  - {日期: 2025-04-12, 位置: 支出第1笔金额, 原文: 3206.00, 改为: 3260.00, 原因: 抄错了, 更正人: 村会计}\n"
WATER = "主题: 停水通知\n类别: 服务\n正文: {words}\n公开: {{公开日期: 2025-04-08}}\n"
#: Numbers of nobody: right in every check digit.
IDENTITY, MOBILE = "11010519491231002X", "13800138000"


def write(folder: Path, name: str, text: str) -> None:
    """Write a record."""
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make(folder: Path) -> Built:
    """Build a village in this process."""
    built = build(open_settings(str(folder / "site_config.yml")), TODAY)
    assert built.published, [finding.message for finding in built.findings if finding.blocks]
    return built


def page(folder: Path, key: str) -> str:
    """Give a page's text without tags."""
    whole = (folder / "site" / f"{key}.html").read_text("utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", whole[whole.index('<div class="wh-page') :]))


def old_keys(folder: Path, key: str) -> list[str]:
    """The addresses of a record's old versions."""
    parent, _, name = key.rpartition("/")
    found = (folder / "site" / parent).glob(f"{name}.*.html")
    return sorted(f"{parent}/{path.name.removesuffix('.html')}" for path in found)


def silent(folder: Path) -> list[str]:
    """What T18 says."""
    found = check(open_settings(str(folder / "site_config.yml")), TODAY)
    return [finding.message for finding in found.findings if finding.code == "T18"]


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a village of four commits, built after each: a wrong amount, its 更正, a notice that held numbers, one that went."""
    folder = written_village(tmp_path_factory.mktemp("history"), {})
    write(folder, LEDGER, MONEY.format(amount="3206.00"))
    write(folder, NOTICE, WATER.format(words="明天停水"))
    write(folder, GRANT, WATER.format(words=f"有事找某某，证件{IDENTITY}，手机{MOBILE}"))
    begin(folder, "2025-04-08")
    write(folder, GRANT, WATER.format(words="有事打办公电话"))
    commit(folder, "2025-04-09")
    make(folder)
    write(folder, LEDGER, MONEY.format(amount="3260.00") + FIX)
    commit(folder, "2025-04-12")
    make(folder)
    (folder / "content" / NOTICE).unlink()
    commit(folder, "2025-05-01")
    make(folder)
    return folder


@pytest.mark.slow
def test_a_record_tells_its_revisions(village: Path) -> None:
    """Day, place, what it said, what it says and why stand on the record's page; the first version's day too."""
    told = page(village, "finance/2025-03-admin")
    assert "改过1次" in told
    assert "2025年4月12日 看改以前的一版 支出第1笔金额：3,206.00，改成3,260.00原因：抄错了（村会计）" in told
    assert "2025年4月8日存进来" in told


@pytest.mark.slow
def test_an_old_version_keeps_its_address(village: Path) -> None:
    """The old sheet says what it said, is marked as old before all else, leads to the present one and asks not to be indexed."""
    (key,) = old_keys(village, "finance/2025-03-admin")
    told, whole = page(village, key), (village / "site" / f"{key}.html").read_text("utf-8")
    assert "这是旧版，2025年4月8日到2025年4月12日是这样写的。 现在的一版：" in told.replace("</p><p>", " ").replace(
        "。现", "。 现"
    )
    assert told.index("这是旧版") < told.index("3,206.00")
    assert "3,260.00" not in told
    assert '<meta name="robots" content="noindex">' in whole
    assert 'href="2025-03-admin.html"' in whole
    name = key.rpartition("/")[2]
    assert f'href="{name}.html"' in (village / "site/finance/2025-03-admin.html").read_text("utf-8")


@pytest.mark.slow
def test_old_versions_are_in_no_map_and_no_search(village: Path) -> None:
    """Neither the map of the site nor the search index knows an old version or an old figure."""
    assert "2025-03-admin." not in (village / "site/sitemap.xml").read_text("utf-8").replace("2025-03-admin.html", "")
    index = "".join(path.read_text("utf-8") for path in sorted((village / "site/search").glob("*.js")))
    assert "2025-03-admin" in index
    assert not any(key in index for key in old_keys(village, "finance/2025-03-admin"))


@pytest.mark.slow
def test_what_went_leaves_a_page(village: Path) -> None:
    """At its address stands what it was called, from when to when, and its last version; the list of what went leads there."""
    told = page(village, "notice/n1")
    assert "已经拿掉：停水通知" in told
    assert "2025年4月8日放上来，2025年5月1日拿掉。" in told
    assert "没有写为什么拿掉。" in told
    (last,) = old_keys(village, "notice/n1")
    assert "明天停水" in page(village, last)
    listed = (village / "site/gone.html").read_text("utf-8")
    assert 'href="notice/n1.html"' in listed


@pytest.mark.slow
def test_private_numbers_of_an_old_version_reach_no_output(village: Path) -> None:
    """An ID and a mobile in an old version are in no byte of the site; its address says that it is not shown, and of which day it was."""
    site = (village / "site").resolve()
    data = b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file())
    assert not any(number.encode() in data for number in (IDENTITY, MOBILE, IDENTITY[:14], MOBILE[3:]))
    (key,) = old_keys(village, "notice/n2")
    assert "不能公开的个人信息" in page(village, key)
    assert "2025年4月8日到2025年4月9日" in page(village, key)
    assert "正文：原来的不放在网上，改成有事打办公电话" in page(village, "notice/n2")


@pytest.mark.slow
def test_authors_and_messages_stay_in_git(village: Path) -> None:
    """No output names who committed, or what they wrote about it."""
    site = (village / "site").resolve()
    data = b"".join(path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file())
    assert AUTHOR.encode() not in data
    assert "说明里写了".encode() not in data
    assert b"example.invalid" not in data


@pytest.mark.slow
def test_a_build_from_nothing_gives_the_same_bytes(village: Path, tmp_path: Path) -> None:
    """After four builds that followed the commits, a clone built once is equal file by file; a built site built again stands."""
    before = served(village)
    make(village)
    assert differing(before, served(village)) == []
    git(tmp_path, "clone", "--quiet", f"file://{village}", "新")
    make(tmp_path / "新")
    assert differing(before, served(tmp_path / "新")) == []


@pytest.mark.slow
def test_a_plain_folder_says_that_its_history_is_unknown(village: Path, tmp_path: Path) -> None:
    """Without git every record says so once; of old versions, and of what went, there is nothing."""
    shutil.copytree(village / "content", tmp_path / "村" / "content")
    shutil.copyfile(village / "site_config.yml", tmp_path / "村" / "site_config.yml")
    make(tmp_path / "村")
    assert page(tmp_path / "村", "finance/2025-03-admin").count("历史不详") == 1
    assert [name for name in tree((tmp_path / "村/site").resolve()) if re.search(r"\.[0-9a-f]{8}\.html$", name)] == []
    assert "历史不详" in page(tmp_path / "村", "gone")


@pytest.mark.slow
def test_a_shallow_copy_does_not_call_its_first_commit_the_first(village: Path, tmp_path: Path) -> None:
    """A shallow clone's pages say that earlier changes are not kept there."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{village}", "浅")
    make(tmp_path / "浅")
    assert "2025年5月1日以前的改动，这里没有存" in page(tmp_path / "浅", "finance/2025-03-admin")


@pytest.mark.slow
def test_a_village_takes_old_versions_back(village: Path, tmp_path: Path) -> None:
    """Named in 村情, a record's old versions lose their content, here and in its list of revisions; the reason and the day stay."""
    git(tmp_path, "clone", "--quiet", f"file://{village}", "撤")
    folder = tmp_path / "撤"
    profile = folder / "content/村情/村情.yml"
    rows = "".join(
        f"  - {{公开单: {key}, 日期: 2025-06-01, 原因: 写了不该写的事}}\n"
        for key in ("finance/2025-03-admin", "notice/n1")
    )
    profile.write_text(profile.read_text("utf-8") + "撤回旧版:\n" + rows, "utf-8")
    commit(folder, "2025-06-01")
    make(folder)
    (key,) = old_keys(folder, "finance/2025-03-admin")
    assert "写了不该写的事" in page(folder, key)
    assert "3,206.00" not in page(folder, key)
    assert "3,206.00" not in page(folder, "finance/2025-03-admin").split("改过1次")[1]
    assert "停水" not in page(folder, "notice/n1") + page(folder, "gone")


@pytest.mark.slow
def test_a_published_figure_does_not_change_in_silence(village: Path, tmp_path: Path) -> None:
    """Changed, committed or not, it blocks until a 更正 says so; then it is published, and is the figure to compare with."""
    git(tmp_path, "clone", "--quiet", f"file://{village}", "改")
    folder = tmp_path / "改"
    make(folder)
    text = (folder / "content" / LEDGER).read_text("utf-8")
    write(folder, LEDGER, text.replace("金额: 3260.00", "金额: 3620.00"))
    wrong = ["支出第1笔金额公开时是“3260.00”，现在写的是“3620.00”，没有写更正"]
    assert silent(folder) == wrong
    commit(folder, "2025-06-02")
    assert silent(folder) == wrong
    commit(folder, "2025-06-03", "再来一次")
    assert silent(folder) == wrong
    assert not build(open_settings(str(folder / "site_config.yml")), TODAY).published
    row = "  - {日期: 2025-06-03, 位置: 支出第1笔金额, 原文: 3260.00, 改为: 3620.00, 原因: 看错, 更正人: 村会计}\n"
    write(folder, LEDGER, text.replace("金额: 3260.00", "金额: 3620.00") + row)
    commit(folder, "2025-06-04")
    make(folder)
    assert silent(folder) == []
    write(folder, LEDGER, (folder / "content" / LEDGER).read_text("utf-8").replace("摘要: 路灯维修", "摘要: 路灯修理"))
    assert silent(folder) == []


@pytest.mark.slow
def test_a_fresh_copy_compares_with_the_commit_it_is_told(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a mark the commit before is what was published; where a CI names another, that one; a figure may not hide behind a rename."""
    git(tmp_path, "clone", "--quiet", f"file://{village}", "新")
    folder = tmp_path / "新"
    before = git(folder, "rev-parse", "HEAD").strip()
    path = folder / "content" / LEDGER
    path.write_text(path.read_text("utf-8").replace("期初余额: 9000.00", "期初余额: 9900.00"), "utf-8")
    path.rename(path.with_name("2025-03-换名.yml"))
    commit(folder, "2025-06-02")
    assert len(silent(folder)) == 1
    commit(folder, "2025-06-03")
    assert silent(folder) == []
    monkeypatch.setenv("WUHUA_PUBLISHED", before)
    assert len(silent(folder)) == 1

"""The page on which a code is typed, in Debian's Chromium."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hanging.hung import notice, village
from wuhua.base.codes import show_code
from wuhua.pipeline import build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_a_code_is_typed(chromium: "Browser", tmp_path: Path) -> None:
    """Typed with o for 0 and blanks it leads to its page; one letter wrong or an unknown one is told; no script, a list."""
    settings = village(tmp_path / "云溪村", {"通知公告/n2512.yml": notice(date(2025, 12, 1), "12.00")})
    assert build(settings, date(2025, 12, 5)).published
    (code,) = (
        path.stem
        for path in (settings.site_dir / "s").iterdir()
        if path.stem != "index" and "12.00" in path.read_text("utf-8")
    )
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    address = (settings.site_dir / "s/index.html").resolve().as_uri()
    for typed, said in ((code[:-1], "16个"), (code[:-1] + ("2" if code[-1] != "2" else "3"), "抄错")):
        page.goto(address)
        page.fill("#wuhua-code-typed", typed)
        page.click("#wuhua-code button")
        assert said in page.inner_text("#wuhua-code-said")
    page.fill("#wuhua-code-typed", show_code(code).replace("0", "o").replace("1", "l").lower().replace("-", " "))
    page.click("#wuhua-code button")
    page.wait_for_url(f"**/{code}.html")
    assert page.inner_text("h1") == "这张公开单现在仍然有效"
    page.close()
    plain = chromium.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    assert not plain.is_visible("#wuhua-code") and plain.is_visible(f'a[href="{code}.html"]')
    plain.close()

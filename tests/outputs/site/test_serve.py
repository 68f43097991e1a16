"""Serving: a saved file is on the screen within a second, and the policy lets the reload script through."""

import re
import socket
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from wuhua.outputs.site import serve as served
from wuhua.outputs.site.assets import script_hash

PAGE = "<html><head><meta content=\"script-src 'self'; style-src 'self'\"></head><body>{}</body></html>"


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def test_saved_file_is_shown_within_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change the next request gets the new page; its policy names the script that asks for changes."""
    source, site = tmp_path / "content", tmp_path / "site"
    source.mkdir()
    site.mkdir()
    (source / "a.yml").write_text("一", "utf-8")

    def build() -> Path:
        (site / "index.html").write_text(PAGE.format((source / "a.yml").read_text("utf-8")), "utf-8")
        return site

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running: list[LiveReloadServer] = []
    original = LiveReloadServer.serve

    def remember(server: LiveReloadServer, **options: object) -> None:
        running.append(server)
        original(server)

    monkeypatch.setattr(LiveReloadServer, "serve", remember)
    thread = threading.Thread(target=served.serve, args=(build, [source], "127.0.0.1", port), daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{port}/"
    page = _wait_for(url, "一", 5)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert f"script-src 'self' '{script_hash(script)}'; style-src 'self'" in page
    (source / "a.yml").write_text("二二", "utf-8")
    begun = time.monotonic()
    _wait_for(url, "二二", 5)
    assert time.monotonic() - begun < 2
    running[0].shutdown()
    thread.join(5)
    assert not thread.is_alive()
    assert "<script>" not in (site / "index.html").read_text("utf-8")


def _wait_for(url: str, words: str, seconds: float) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            page = _get(url)
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.05)
    raise AssertionError(f"{words} was not served within {seconds} s")


def test_other_files_pass_untouched() -> None:
    """What is no page goes through the server as it is."""

    def app(environ: dict[str, object], start_response: object) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/css"), ("Content-Length", "1")])  # type: ignore[operator]
        return [b"<script>x</script>"]

    heads: list[object] = []
    assert b"".join(served.allow_reload(app)({}, lambda *head: heads.append(head))) == b"<script>x</script>"  # type: ignore[arg-type]
    assert heads == [("200 OK", [("Content-Type", "text/css"), ("Content-Length", "1")])]

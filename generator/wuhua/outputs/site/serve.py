"""Show a built site while it is being written: the page in the browser follows each saved file within a second."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wuhua.outputs.site.assets import script_hash

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_ALLOWED = b"script-src 'self'"

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def serve(build: Callable[[], Path], watch: Sequence[Path], host: str = "127.0.0.1", port: int = 8000) -> None:
    """Build, serve and build again on each change, until interrupted. ``build`` gives the site's folder."""
    from mkdocs.livereload import LiveReloadServer

    def rebuild() -> None:
        server.root = str(build())

    server = LiveReloadServer(builder=rebuild, host=host, port=port, root=str(build()), polling_interval=0.3)
    for path in watch:
        server.watch(str(path))
    server.error_handler = lambda code: _read(Path(server.root) / f"{code}.html")
    let_reload_through(server)
    try:
        with suppress(KeyboardInterrupt):
            server.serve()
    finally:
        server.shutdown()


def let_reload_through(server: "LiveReloadServer") -> None:
    """Make a server's pages allow the script that it puts into them."""
    app = server.get_app()
    assert app is not None
    server.set_app(allow_reload(app))


def allow_reload(app: Wsgi) -> Wsgi:
    """Wrap a server so that a page's policy also names the script that the server put in; files stay as they are."""

    def wrapped(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        head: list[Any] = []
        body = app(environ, lambda status, headers, *more: head.extend((status, headers)))
        if not any(name == "Content-Type" and value.startswith("text/html") for name, value in head[1]):
            start_response(*head)
            return body
        page = _renew_policy(b"".join(body))
        others = [(name, value) for name, value in head[1] if name != "Content-Length"]
        start_response(head[0], [*others, ("Content-Length", str(len(page)))])
        return [page]

    return wrapped


def _renew_policy(page: bytes) -> bytes:
    hashes = b"".join(f" '{script_hash(script.decode())}'".encode() for script in _SCRIPT.findall(page))
    return page.replace(_ALLOWED, _ALLOWED + hashes, 1)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

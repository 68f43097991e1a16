"""What the tests of pages share: the example village built once, served as a web server would, and others' checkers."""

import gzip
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.village.kit import wuhua


@pytest.fixture(scope="session")
def example(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example village, its own content and configuration, into a folder of the tests'."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(root / "content", folder / "content")
    (folder / "site_config.yml").write_bytes((root / "site_config.yml").read_bytes())
    done = wuhua(folder, "build", "--no-boards", "-q")
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "site").resolve()


@pytest.fixture(scope="session")
def quality(root: Path) -> Path:
    """Give the folder of others' checkers that `make test` brings; skip where npm or Java is missing."""
    folder = root / ".venv" / "quality" / "node_modules"
    if not folder.is_dir() or shutil.which("java") is None or shutil.which("node") is None:
        pytest.skip("no npm or Java here: `make test` brings the checkers where they are")
    return folder


class _Zipped(SimpleHTTPRequestHandler):
    """As any web server is set up: text goes out compressed."""

    def log_message(self, *words: object) -> None:
        """Say nothing: the test's own output is what counts."""

    def do_GET(self) -> None:
        """Answer with the file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def served(example: Path) -> Iterator[str]:
    """Give the address of the example's site on a server that compresses."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Zipped, directory=str(example)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()

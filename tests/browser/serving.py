"""A web server of a folder, in a process of its own: a thread of the tests' own process would keep it from forking helpers."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

#: While the folder has this file, the server says that it has no answer.
FAILING = ".failing"


@contextmanager
def serving(folder: Path, zipped: bool = False) -> Iterator[str]:
    """Give the address of a folder on the loopback. ``zipped``: text goes out compressed, as a village's server is set up."""
    command = (sys.executable, "-m", "tests.browser.serving", str(folder), *(["zipped"] if zipped else []))
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        assert port
        yield f"http://127.0.0.1:{port}/"
        server.kill()


class _Plain(SimpleHTTPRequestHandler):
    def do_HEAD(self) -> None:
        """Answer, or say that there is none."""
        if Path(self.directory, FAILING).exists():
            self.send_error(503)
        else:
            super().do_HEAD()


class _Zipped(SimpleHTTPRequestHandler):
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


if __name__ == "__main__":
    answer = _Zipped if "zipped" in sys.argv[2:] else _Plain
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(answer, directory=sys.argv[1])) as server:
        print(server.server_port, flush=True)
        server.serve_forever()

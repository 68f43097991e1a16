"""While real processes publish, are killed and start again, a visitor always gets a whole site."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.village import publish, rubbish, served, site


def test_a_visitor_never_meets_a_missing_page(tmp_path: Path) -> None:
    """While releases follow each other, every single request finds its page."""

    out = tmp_path / "site"
    publish(out, site(1))
    child = os.fork()
    if not child:
        for version in range(2, 60):
            publish(out, site(version), grace_s=60)
        os._exit(0)
    requests = 0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        assert (out / "index.html").read_bytes().startswith(b"version")
        requests += 1

    assert served(out) == site(59)
    assert requests > 100


_LOOP = """
import sys
from pathlib import Path
from tests.publish.village import publish, site
version = int(sys.argv[2])
while True:
    version += 1
    publish(Path(sys.argv[1]), site(version, files=40))
    print(version, flush=True)
"""


@pytest.mark.slow
def test_sixty_kills_at_random(tmp_path: Path) -> None:
    """Sixty real processes publish in a loop and are killed: the site is whole each time, and the next build clean."""
    chance = random.Random(20250308)
    out, root = tmp_path / "www/site", Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root}/generator:{root}"}
    moved = 0
    for trial in range(60):
        child = subprocess.Popen(
            [sys.executable, "-c", _LOOP, str(out), str(trial * 1000)], stdout=subprocess.PIPE, env=environment
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"%d\n" % (trial * 1000 + 1)
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(chance.random() * 0.08)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        now = int(served(out)["index.html"].removeprefix(b"version "))
        assert trial * 1000 < now < trial * 1000 + 999
        moved += now > trial * 1000 + 1
        publish(out, site(trial * 1000 + 999))
        assert rubbish(out) == []

    assert moved > 20

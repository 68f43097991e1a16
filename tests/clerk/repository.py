"""Real git for the tests of a village's repository."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, path: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Run real git as a clerk would, with nobody's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "PATH": path or own["PATH"]}
    names = {f"GIT_{role}_{part}": "clerk@village" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    return subprocess.run(["git", *arguments], cwd=folder, env=own | who | names, capture_output=True, encoding="utf-8")

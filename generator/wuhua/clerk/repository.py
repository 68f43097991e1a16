"""A village's git repository: started with its hook, so that nothing is committed unchecked."""

import os
import shutil
import subprocess
from pathlib import Path

#: The hook that checks, and names of files shown in Chinese instead of octal.
SETTINGS = (("core.hooksPath", ".githooks"), ("core.quotePath", "false"))


def start_repository(folder: Path) -> bool:
    """Start a repository in the folder and set its hook.

    False when nothing was set: git is not installed, or the folder lies inside somebody else's repository.
    """
    if shutil.which("git") is None:
        return False
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top.returncode != 0 and _git(folder, "init", "--quiet", "--initial-branch=main").returncode != 0:
        return False
    if top.returncode == 0 and Path(top.stdout.strip()).resolve() != folder.resolve():
        return False
    return all(_git(folder, "config", name, value).returncode == 0 for name, value in SETTINGS)


def _git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    # Inside a hook git's own variables point at another repository.
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(["git", *arguments], cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)

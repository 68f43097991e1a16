"""Villages that git keeps: commits on days of one's choosing, under names that nobody may read."""

import os
import subprocess
from pathlib import Path

#: What must never be told: it is in every commit.
AUTHOR, MESSAGE = "作者甲乙丙", "说明里写了 13800138000"


def git(folder: Path, *arguments: str, day: str = "2025-12-01") -> str:
    """Run git in a folder as somebody, at noon of a day in China; its output."""
    moment = f"{day}T12:00:00+08:00"
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment, "GIT_CONFIG_GLOBAL": os.devnull}
    who = ("-c", f"user.name={AUTHOR}", "-c", "user.email=nobody@example.invalid", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, env=own, capture_output=True, check=True)
    return done.stdout.decode()


def begin(folder: Path, day: str = "2025-12-01") -> Path:
    """Keep a village in git from a day on."""
    git(folder, "init", "--quiet")
    (folder / ".gitignore").write_text("/site\n/site.releases\n/.wuhua\n", "utf-8")
    commit(folder, day)
    return folder


def commit(folder: Path, day: str, message: str = MESSAGE) -> str:
    """Commit all that stands; the commit's id."""
    git(folder, "add", "--all", day=day)
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message, day=day)
    return git(folder, "rev-parse", "HEAD").strip()

"""Villages on disk, the command run on them, and what it left."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
#: A quarter of both ledgers and a little of everything else: enough for every link and overview, quick to build.
SMALL = (
    "村情/*",
    "人员/*",
    "公开栏/*",
    "服务站/*",
    "机构名册/监委会.yml",
    "机构名册/村委会.yml",
    "值班表/2026-01.yml",
    "办事指南/G0[1-3]*",
    "财务收支/2025-1*",
    "财务收支/2024-12*",
    "决策事项/2025-*",
    "通知公告/n260[1-3]*",
)
CONFIG = 'site_name: 云溪村村务公开\nsite_url: https://yunxi.example/\ndocs_dir: content\nuse_directory_urls: false\ntheme: {name: material, language: zh, font: false}\nplugins:\n  - wuhua: {as_of: "2026-01-20"}\n'
PROFILE = "名称: 云溪村\n类别: 村\n示例: 是\n户籍人口: 3120\n户数: 862\n"


def small_village(folder: Path, patterns: Iterable[str] = SMALL) -> Path:
    """Copy a part of the example village."""
    source = ROOT / "content"
    for pattern in patterns:
        for path in sorted(source.glob(pattern)):
            target = folder / "content" / path.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    (folder / "site_config.yml").write_text(CONFIG, "utf-8")
    return folder


def written_village(folder: Path, files: dict[str, str]) -> Path:
    """Write a village of a 村情 and these files, by their paths under ``content/``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"村情/村情.yml": PROFILE, **files}.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "site_config.yml").write_text(CONFIG, "utf-8")
    return folder


def wuhua(folder: Path, *arguments: str, umask: int = 0o022, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a folder; ``settings`` join the environment."""
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LD_LIBRARY_PATH") if name in os.environ},
        "PYTHONPATH": str(ROOT / "generator"),
        "NO_MKDOCS_2_WARNING": "1",
        **settings,
    }
    return subprocess.run(
        [sys.executable, "-m", "wuhua.cli", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        umask=umask,
        check=False,
        timeout=120,
    )


def tree(folder: Path) -> dict[str, str]:
    """Give every file below a folder with its digest; a symbolic link gives where it leads."""
    return {
        path.relative_to(folder).as_posix(): os.readlink(path)
        if path.is_symlink()
        else sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def served(folder: Path) -> dict[str, str]:
    """Give every file of the published site with its digest."""
    return tree((folder / "site").resolve())


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Name the files that are not the same in both."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))

"""What ``wuhua init`` writes: a village's first folder, ready to check, preview and publish.

In: a folder that is empty or not there, the village's name, today, the site's configuration and what each kind gives.
Out: files on disk and a git repository with its hook. The files come from ``clerk/init``, where a leading ``dot-``
stands for ``.`` (so that this repository does not obey them) and ``@month@`` for last month. No step of the pipeline.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from msgspec import Struct

from wuhua import __version__
from wuhua.base.dates import Period, add_days
from wuhua.base.faults import MachineFault
from wuhua.base.writing import reason_of
from wuhua.clerk.repository import start_repository

FIRST_FILES = Path(__file__).parent / "init"
HOOK = PurePosixPath(".githooks/pre-commit")
SETTINGS = PurePosixPath(".vscode/settings.json")
SCHEMAS = PurePosixPath(".vscode/schemas")
SITE_CONFIG = PurePosixPath("site_config.yml")
#: Han, letters, digits and the marks that names of places carry; nothing that YAML or a shell would read as its own.
_NAME = re.compile(r"[㐀-鿿\U00020000-\U000323AFA-Za-z0-9()()·-]{2,40}")
_SITE_NAME = re.compile(r"^site_name:.*$", re.MULTILINE)
_TOKEN = re.compile(r"@([a-z_]+)@")


class Starter(Struct, frozen=True):
    """What a new village's editor is given for one folder of ``content/``: the JSON Schema of its files, and its name."""

    kind: str
    title: str
    schema: bytes


def scaffold(
    target: Path, village: str, today: date, starters: Sequence[Starter] = (), site_config: bytes | None = None
) -> list[Path]:
    """Write a village's first folder and start its git repository.

    ``target`` may be missing, empty, or hold nothing but ``.git``. ``site_config`` is a ``site_config.yml`` whose
    ``site_name`` is replaced; None: the one in ``clerk/init``. Returns the written files in order of their names.
    Raises MachineFault when the folder is not empty, the name cannot be one, or the disk refuses; then nothing is left.
    """
    if not _NAME.fullmatch(village):
        raise MachineFault(f"“{village}”不能当村名：写2到40个汉字、字母或数字，如 云溪村")
    if target.is_symlink() or (target.exists() and not _is_free(target)):
        raise MachineFault(f"{target} 里已经有东西，不在这里新建；换一个空文件夹")
    files = plan_files(village, today, starters, site_config)
    written = _write_files(target, files)
    start_repository(target)
    return written


def plan_files(
    village: str, today: date, starters: Sequence[Starter] = (), site_config: bytes | None = None
) -> dict[PurePosixPath, bytes]:
    """Give every file of a new village by its path in the folder, in order of the paths; nothing is written."""
    words = words_of(village, today)
    files = {_fill_path(path, words): fill_words(text, words) for path, text in _first_files()}
    if site_config is not None:
        files[SITE_CONFIG] = _SITE_NAME.sub(lambda _: f'site_name: "{village}村务公开"', site_config.decode(), count=1)
    files[SETTINGS] = _add_schemas(files[SETTINGS], starters)
    planned = {path: text.encode() for path, text in files.items()}
    planned |= {SCHEMAS / f"{starter.kind}.json": starter.schema for starter in starters}
    return dict(sorted(planned.items()))


def words_of(village: str, today: date) -> dict[str, str]:
    """Give what stands for each ``@word@``: last month, and days after its end that are not in the future."""
    this_month = Period(today.year, today.month, 1)
    month = this_month.shift(-1)
    days = {word: min(add_days(month.end, after), today) for word, after in _DAYS_AFTER.items()}
    return {
        "village": village,
        "version": __version__,
        "today": today.isoformat(),
        "year": str(today.year),
        "month": month.text,
        "this_month": this_month.text,
        **{word: day.isoformat() for word, day in days.items()},
    }


_DAYS_AFTER = {"drafted": 2, "reviewed": 5, "posted": 8}


def fill_words(text: str, words: Mapping[str, str]) -> str:
    """Put a village's words where ``@word@`` stands; KeyError for a word that is not among them."""
    return _TOKEN.sub(lambda found: words[found[1]], text)


def _first_files() -> Iterator[tuple[PurePosixPath, str]]:
    for path in sorted(FIRST_FILES.rglob("*")):
        if path.is_file():
            yield PurePosixPath(path.relative_to(FIRST_FILES).as_posix()), path.read_text("utf-8")


def _fill_path(path: PurePosixPath, words: Mapping[str, str]) -> PurePosixPath:
    parts = (re.sub("^dot-", ".", part) for part in path.parts)
    return PurePosixPath(fill_words("/".join(parts), words))


def _add_schemas(settings: str, starters: Sequence[Starter]) -> str:
    schemas = {
        f"{SCHEMAS}/{starter.kind}.json": [f"content/{starter.title}/*.yml", f"content/{starter.title}/*.yaml"]
        for starter in starters
    }
    known = json.loads(settings) | {"yaml.schemas": schemas}
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def _is_free(target: Path) -> bool:
    return target.is_dir() and all(name == ".git" for name in os.listdir(target))


def _write_files(target: Path, files: Mapping[PurePosixPath, bytes]) -> list[Path]:
    written: list[Path] = []
    try:
        for name, data in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            written.append(path)
            path.write_bytes(data)
            path.chmod(0o755 if name == HOOK else 0o644)
    except OSError as fault:
        _take_back(target, written)
        raise MachineFault(f"写不进 {fault.filename or target}：{reason_of(fault)}；检查磁盘空间和写权限") from fault
    return written


def _take_back(target: Path, written: Sequence[Path]) -> None:
    for path in written:
        path.unlink(missing_ok=True)
    folders = {folder for path in written for folder in path.parents if target in (folder, *folder.parents)}
    for folder in sorted(folders, key=lambda folder: len(folder.parts), reverse=True):
        if folder.is_dir() and not os.listdir(folder):
            folder.rmdir()

"""``site_config.yml`` as the program needs it: a MkDocs configuration of which only a few keys are ours."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from wuhua.base.dates import read_day
from wuhua.base.faults import MachineFault
from wuhua.base.finding import Finding
from wuhua.base.patterns import pattern

CONFIG = "site_config.yml"


class Settings(Struct, frozen=True):
    """Where a village lies and where its outputs go. All paths are absolute; ``content_name`` is relative to ``root``."""

    root: Path
    config_file: Path
    content_name: str
    site_dir: Path
    boards_dir: Path
    site_url: str = ""
    accent: str = "#a8232a"
    #: Path of the village's own face for notices; empty where it has none.
    formal_font: str = ""
    #: Short name of the licence under which the tables may be used, such as CC-BY-4.0; empty where none is given.
    data_license: str = ""
    #: A demonstration stands still on this day; None for a real village.
    frozen_day: date | None = None
    #: In which traditional characters every page stands once more: ``hk``, ``tw`` or ``t``; empty for none.
    traditional: str = ""
    #: Names that the village itself spells in traditional characters: (as in the records, as in the twins).
    spellings: tuple[tuple[str, str], ...] = ()

    @property
    def content(self) -> Path:
        """The folder of records."""
        return self.root / self.content_name

    @property
    def cache_file(self) -> Path:
        """What the last build knew."""
        return self.root / ".wuhua" / "cache.db"


def find_config(given: str | None, start: Path) -> Path:
    """The configuration to use: the one given, else ``site_config.yml`` here or in a folder above; MachineFault when there is none."""
    if given:
        path = Path(given).absolute()
        if not path.is_file():
            raise MachineFault(f"没有找到配置文件 {given}。")
        return path
    for folder in (start, *start.parents):
        if (folder / CONFIG).is_file():
            return folder / CONFIG
    raise MachineFault(f"这里没有 {CONFIG}。先进入村子的文件夹，或用 wuhua init 新建一个。")


def read_settings(config_file: Path) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Read the keys that are ours; None with findings when the file is misshapen. MachineFault for a slip, and when a path leaves the folder."""
    from wuhua.base.config_keys import slips_of
    from wuhua.source import load_file

    document, findings = load_file(config_file.parent, config_file.name)
    if document is None:
        return None, findings
    slips = [(document.span(path, key=at_key).line, said) for path, at_key, said in slips_of(document.value)]
    if slips:
        raise MachineFault("\n".join(f"{config_file.name} 第{line}行：{said}。" for line, said in sorted(slips)))
    return settings_of(config_file, document.value), findings


def remembered_settings(config_file: Path) -> Settings | None:
    """The settings as they were read last; None when the file, the program or nothing was remembered: reading takes yaml."""
    try:
        state, content, site, boards, url, accent, font, rights, day, hant, names = json.loads(
            _memory(config_file).read_text("utf-8")
        )
        if state != _state(config_file):
            return None
    except (OSError, ValueError, TypeError):
        return None
    root = config_file.parent
    # A link may have been put in the folder's place since.
    _inside(root, content, "docs_dir")
    return Settings(
        root,
        config_file,
        content,
        root / site,
        root / boards,
        url,
        accent,
        font,
        data_license=rights,
        frozen_day=read_day(day),
        traditional=hant,
        spellings=_pairs(names),
    )


def remember(settings: Settings) -> None:
    """Keep the settings for the next run; where the folder cannot be written there is no memory."""
    day = settings.frozen_day.isoformat() if settings.frozen_day else ""
    folders = (settings.content_name, str(settings.site_dir), str(settings.boards_dir))
    looks = (settings.site_url, settings.accent, settings.formal_font, settings.data_license)
    twins = (settings.traditional, settings.spellings)
    place = _memory(settings.config_file)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        values = (_state(settings.config_file), *folders, *looks, day, *twins)
        place.write_text(json.dumps(values), "utf-8")


def _memory(config_file: Path) -> Path:
    return config_file.parent / ".wuhua" / f"{config_file.name}.settings"


def _state(config_file: Path) -> list[str]:
    """Names the configuration and the program as they lie on disk."""
    stats = (config_file.stat(), Path(__file__).stat())
    told = [f"{stat.st_ino} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_size}" for stat in stats]
    return [str(config_file), *told]


def settings_of(config_file: Path, values: Mapping[str, Any]) -> Settings:
    """Settings from a configuration's plain values."""
    root = config_file.parent
    options = _options(values.get("plugins"))
    return Settings(
        root=root,
        config_file=config_file,
        content_name=_inside(root, str(values.get("docs_dir") or "content"), "docs_dir"),
        site_dir=root / str(values.get("site_dir") or "site"),
        boards_dir=root / str(options.get("boards_dir") or "boards"),
        site_url=_with_slash(str(values.get("site_url") or "")),
        accent=str(options.get("accent") or "#a8232a"),
        formal_font=_font(root, str(options.get("fangsong") or "")),
        data_license=_license(str(options.get("data_license") or "")),
        frozen_day=_frozen_day(str(options.get("as_of") or "")),
        traditional=_traditional(str(options.get("traditional") or "")),
        spellings=_spellings(options.get("traditional_names") or {}),
    )


def _font(root: Path, name: str) -> str:
    path = (root / name).resolve()
    if name and not (path.is_relative_to(root.resolve()) and path.is_file()):
        raise MachineFault(
            f"{CONFIG} 里的 fangsong 要写成村子文件夹里的一个字体文件，如 字体/仿宋.ttf；没有就删掉这一行。"
        )
    return str(path) if name else ""


def _frozen_day(text: str) -> date | None:
    day = read_day(text)
    if text and day is None:
        raise MachineFault(f"{CONFIG} 里的 as_of 要写成 2025-03-08 这样的日期，或者删掉。")
    return day


def _traditional(text: str) -> str:
    wanted = {"": "", "false": "", "true": "hk", "hk": "hk", "tw": "tw", "t": "t"}.get(text.lower())
    if wanted is None:
        raise MachineFault(
            f"{CONFIG} 里的 traditional 要写成 hk（香港、澳门的写法）、tw（台湾的写法）或 t（不分地方），或者删掉。"
        )
    return wanted


def _spellings(names: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(names, Mapping) or not all(
        isinstance(each, str) and each for pair in names.items() for each in pair
    ):
        raise MachineFault(
            f"{CONFIG} 里的 traditional_names 要写成 {{云溪村: 雲溪村}} 这样：记录里的写法，冒号，繁體的写法。"
        )
    return _pairs(sorted(names.items()))


def _pairs(names: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((written, spelt) for written, spelt in names)


def _license(name: str) -> str:
    if name and not pattern("[A-Za-z0-9._+-]{1,60}").fullmatch(name):
        raise MachineFault(f"{CONFIG} 里的 data_license 要写成许可的英文短名，如 CC-BY-4.0；没有就删掉这一行。")
    return name


def _options(plugins: Any) -> Mapping[str, Any]:
    for plugin in plugins if isinstance(plugins, list) else ():
        if isinstance(plugin, dict) and isinstance(plugin.get("wuhua"), dict):
            found: Mapping[str, Any] = plugin["wuhua"]
            return found
    return {}


def _inside(root: Path, name: str, key: str) -> str:
    folder = (root / name).resolve()
    if not folder.is_relative_to(root.resolve()) or folder == root.resolve():
        raise MachineFault(f"{CONFIG} 里的 {key} 要写成村子文件夹里的一个子文件夹，如 content。")
    return name.rstrip("/")


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else url + "/"

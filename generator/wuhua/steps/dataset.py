"""The data set as a whole: pages that list the files of tables, and the data package that describes them to programs."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from wuhua.kinds import all_kinds, kinds_by_ident
from wuhua.model.sheet import Column, Count, FactsBlock, Link, Sheet, TableBlock, Value
from wuhua.model.village import Village
from wuhua.outputs.data.package import package_bytes
from wuhua.outputs.site.page import SITE_FILE, Site, show_size
from wuhua.publish.cache import Cache
from wuhua.steps.datalinks import FOLDER, FORMS, KEY, kind_key
from wuhua.steps.downloads import Data, Downloads, said_when
from wuhua.steps.store import Store
from wuhua.steps.survey import Survey
from wuhua.steps.tidings import AGENDA, CALENDAR, FEEDS

PACKAGE = "datapackage.json"
_KEPT = "dataset"


def data_keys(village: Village) -> set[str]:
    """Every page that may list files here: a kind without tables has none."""
    return {KEY} | {kind_key(kind.ident) for kind in all_kinds() if village.of(kind.ident)}


def write_dataset(
    downloads: Downloads, overviews: Iterable[str], survey: Survey, site: Site, store: Store, cache: Cache, fresh: bool
) -> dict[str, str]:
    """Write all tables, their lists and their description where they changed; path to SHA-256 of every file."""
    data = downloads.write()
    files = downloads.files(data, overviews)
    face, rights = site.face, survey.settings.data_license
    by_kind = {kind: list(rows) for kind, rows in groupby(data, lambda each: each.kind)}
    looks = (face.name, face.site_url, face.as_of.isoformat(), rights)
    kept = {} if fresh else cache.get(_KEPT) or {}
    marks = {kind: (looks, [tuple(each) for each in rows]) for kind, rows in by_kind.items()}
    marks[KEY] = (looks, [(kind, len(rows)) for kind, rows in by_kind.items()])
    for name, mark in marks.items():
        key = KEY if name == KEY else kind_key(name)
        path = f"{key}.html"
        if kept.get(name) == mark and path in store.digests:
            files[path] = store.digests[path]
        else:
            sheet = kind_sheet(name, by_kind[name]) if name != KEY else index_sheet(face.name, by_kind)
            files[path] = store.write(path, site.page(sheet))
    if kept == marks and PACKAGE in store.digests:
        return files | {PACKAGE: store.digests[PACKAGE]}
    cache.set(_KEPT, marks)
    return files | {PACKAGE: store.write(PACKAGE, package_bytes(face, rights, [each.described for each in data]))}


def index_sheet(village: str, by_kind: dict[str, list[Data]]) -> Sheet:
    """The page that leads to every kind's files, to the data package and to what programs may subscribe to."""
    columns = (Column("哪一类", grow=True), Column("文件", number=True))
    rows = tuple(
        (Link(kinds_by_ident()[kind].title, kind_key(kind)), Count(len(rows) * len(FORMS), "个"))
        for kind, rows in by_kind.items()
    )
    return Sheet(
        key=KEY,
        kind=FOLDER,
        family="村务",
        title="数据下载",
        subtitle=f"{village} · 网页上的表，做成文件",
        summary=_HOW,
        blocks=(TableBlock("一类一类找", columns, rows), FactsBlock("日历和订阅", _subscriptions())),
        related=(Link("给程序看的说明（datapackage.json）", f"{SITE_FILE}{PACKAGE}"),),
    )


def _subscriptions() -> tuple[tuple[str, Value], ...]:
    """Calendars for a telephone, feeds for a reader of news."""
    calendars = (
        ("手机日历", Link("值班、会议、公示", f"{SITE_FILE}{AGENDA}")),
        ("手机日历", Link("该公开的期限", f"{SITE_FILE}{CALENDAR}")),
    )
    return (*calendars, *(("订阅", Link(words, f"{SITE_FILE}{path}.xml")) for path, words in FEEDS.items()))


_HOW = (
    ("Excel 的能直接打开，能排序，自己能再加一遍。CSV 和 JSON 的给电脑程序用。",),
    ("人员名单不在里面，经手人、审批人这些栏也不在里面。",),
)


def kind_sheet(kind: str, data: Sequence[Data]) -> Sheet:
    """The page of one kind's files: a line for each year or month, the newest first; sizes stand before anything is loaded."""
    title, family = kinds_by_ident()[kind].title, kinds_by_ident()[kind].family
    columns = (
        Column("什么时候的", grow=True),
        Column("多少行", number=True),
        *(Column(words) for words in FORMS.values()),
    )
    rows = tuple(map(_row, reversed(data)))
    return Sheet(
        key=kind_key(kind),
        kind=FOLDER,
        family=family,
        title=f"{title} · 下载",
        summary=_HOW,
        blocks=(TableBlock("文件", columns, rows),),
        related=(Link("别的数据", KEY),),
    )


def _row(data: Data) -> tuple[Value, ...]:
    links = (_link(data, suffix) for suffix in FORMS)
    return (said_when(data.when) or "不分年", Count(data.lines, "行"), *links)


def _link(data: Data, suffix: str) -> Link:
    return Link(f"{FORMS[suffix]} {show_size(data.sizes[suffix])}", f"{SITE_FILE}{FOLDER}/{data.name}.{suffix}")

"""``wuhua init``: what every kind and the site give to a new village, handed to the scaffold."""

from datetime import date
from pathlib import Path

from wuhua.clerk.scaffold import Starter, scaffold
from wuhua.clerk.schemas import schema_bytes
from wuhua.kinds import all_kinds
from wuhua.model.kind import Kind


def start_village(target: Path, village: str, today: date) -> str:
    """Write a new village's folder; one line that says what to do next. MachineFault when the folder is not empty."""
    scaffold(target, village, today, [_starter(kind) for kind in all_kinds()])
    return f"已新建 {target}。先看里面的 说明.md；检查用 wuhua check，发布用 wuhua build。"


def _starter(kind: Kind) -> Starter:
    example = example_of(kind, "smallest")
    return Starter(kind.ident, kind.title, schema_bytes(kind), example.read_bytes() if example else None)


def example_of(kind: Kind, name: str) -> Path | None:
    """A kind's example by name (``smallest``, ``typical``, ``longest``); None when it has none."""
    path = Path(__file__).parent.parent / "kinds" / kind.package.rpartition(".")[2] / "examples" / f"{name}.yml"
    return path if path.is_file() else None

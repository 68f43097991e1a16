"""``wuhua init``: what every kind and the law give to a new village, handed to the scaffold."""

from datetime import date
from pathlib import Path

from wuhua.clerk.scaffold import Starter, scaffold
from wuhua.clerk.schemas import every_schema


def start_village(target: Path, village: str, today: date) -> str:
    """Write a new village's folder; one line that says what to do next. MachineFault when the folder is not empty."""
    scaffold(target, village, today, [Starter(*given) for given in every_schema()])
    return f"已新建 {target}。先看里面的 说明.md；检查用 wuhua check，发布用 wuhua build。"

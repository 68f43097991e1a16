"""Plans in, the charts out that go with the sheets: which file each becomes, and all that it says."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from wuhua.hanging.plan.places import Plan, Put
from wuhua.model.sheet import PlanBlock, Spot
from wuhua.outputs.board.chart import ChartJob, ChartRow

if TYPE_CHECKING:
    from wuhua.model.facts import Facts
    from wuhua.steps.survey import Survey

#: The file's name in its board's folder.
CHART = "挂图.pdf"


def charts_of(survey: "Survey", plans: Sequence[Plan], draft: bool) -> dict[str, ChartJob]:
    """The chart of every board, by the path of its file."""
    return {f"{plan.board.ident}/{CHART}": _chart(survey, plan, draft) for plan in plans}


def _chart(survey: "Survey", plan: Plan, draft: bool) -> ChartJob:
    from wuhua.steps.site import face_of

    data = plan.board.data
    rows = tuple(_rows(plan))
    width, height = data["size_mm"]
    spots = tuple(spot for spot, _ in rows)
    areas = tuple((zone.name, zone.rect) for zone in plan.zones)
    return ChartJob(
        board=plan.board.title,
        place=data["place"],
        lower_edge_mm=data["lower_edge_mm"],
        drawing=PlanBlock("", width, height, areas, spots),
        rows=tuple(row for _, row in rows),
        left=tuple(put.hanging.job.sheet.title for put in plan.left),
        down=tuple(row.title for row in _past(survey, plan.board)),
        face=face_of(survey, draft),
    )


def _rows(plan: Plan) -> Iterator[tuple[Spot, ChartRow]]:
    """Every paper with its number: zone by zone, as one reads."""
    height, lower = plan.board.data["size_mm"][1], plan.board.data["lower_edge_mm"]
    papers = [(put, page) for put in plan.hung for page in range(len(put.names))]
    papers.sort(key=lambda paper: (plan.zones.index(paper[0].zone), *_corner(*paper)))
    for number, (put, page) in enumerate(papers, 1):
        rect, count, paper = put.rects[page], len(put.names), put.hanging.job.panel.name
        title = put.hanging.job.sheet.title + (f"（第{page + 1}幅，共{count}幅）" if count > 1 else "")
        ground = lower + height - rect.y if lower else None
        file = put.names[page].rpartition("/")[2]
        yield (
            Spot(number, rect, title, paper),
            ChartRow(number, title, put.zone.name, paper, rect.x, rect.y, ground, file),
        )


def _corner(put: Put, page: int) -> tuple[int, int]:
    return put.rects[page].y, put.rects[page].x


def _past(survey: "Survey", board: "Facts") -> Iterator["Facts"]:
    """Records that say they were posted there, are past their day, and do not say that they were taken down."""
    today = survey.village.as_of.isoformat()
    for row in survey.village.placed_at(board.data["name"]):
        if row.posted and row.keep_until and row.keep_until < today and not row.removed:
            yield row

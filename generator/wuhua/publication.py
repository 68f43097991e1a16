"""``wuhua build``, ``boards``, ``new`` and ``serve``: the pipeline for people, with a report and an exit code."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from wuhua.checking import Progress, is_open, summary_of, unrun_lines
from wuhua.config import Settings


def publish(
    settings: Settings, as_of: date, draft: bool, boards: bool, colour: bool, progress: Progress | None
) -> tuple[str, int]:
    """Build the site and the boards; exit code 1 when a blocking finding left the old site standing."""
    from wuhua.pipeline import build

    built = build(settings, as_of, draft=draft, progress=progress)
    if not built.published:
        from wuhua.clerk.formats import show_report

        closing = "没有发布，原来的网站没有动。先改好上面不能发布的问题；想看样子，用 wuhua build --draft。"
        blocking = [finding for finding in built.findings if finding.blocks]
        return show_report(blocking, "text", f"{summary_of(built.findings)}\n{closing}", (), colour=colour), 1
    lines = [_site_line(built.out, built.survey is None, built.pages)]
    if boards:
        from wuhua.hanging import publish_boards

        lines += publish_boards(settings, as_of, draft, progress)
    lines.append(summary_of(built.findings) + ("" if not is_open(built.findings) else "逐条看：wuhua check"))
    return "\n".join(lines), 0


def _site_line(out: Path, unchanged: bool, pages: int) -> str:
    if unchanged:
        return f"网站没有变化：{out / 'index.html'}"
    return f"网站已发布，共{pages}页：{out / 'index.html'}"

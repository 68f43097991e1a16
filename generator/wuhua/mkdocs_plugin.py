"""The village as a MkDocs plugin: ``mkdocs build -f site_config.yml`` gives the site that ``wuhua build`` gives."""

import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from wuhua.cli import today
from wuhua.config import Settings, read_settings
from wuhua.model.face import Face
from wuhua.outputs.site.plugin import SitePlugin
from wuhua.outputs.site.shells import Section, Shells


class WuhuaPlugin(SitePlugin):
    """Reads the village before MkDocs, writes its pages after it."""

    def read_village(self, config_file: Path) -> tuple[Face, Sequence[Section]]:
        """Check the village; a blocking finding ends the build."""
        from wuhua.pipeline import check
        from wuhua.steps.site import face_of, sections_of

        settings, findings = read_settings(config_file)
        if settings is None:
            self.stop("\n".join(finding.message for finding in findings))
        self._settings: Settings = settings
        self._today: date = today(settings)
        survey = check(settings, self._today)
        self._stop_for([finding for finding in survey.findings if finding.blocks])
        return face_of(survey, False), sections_of(survey)

    def write_pages(self, site_dir: Path, shells: Shells) -> None:
        """Build into a folder of our own, where only what changed is made, and share its files with MkDocs' folder."""
        from wuhua.pipeline import build

        hidden = self._settings.root / ".wuhua" / "mkdocs"
        built = build(self._settings, self._today, out=hidden, shells=shells)
        self._stop_for([finding for finding in built.findings if finding.blocks])
        _share(hidden.resolve(), site_dir)

    def _stop_for(self, blocking: Sequence[object]) -> None:
        if blocking:
            from wuhua.clerk.formats import show_report

            self.stop(show_report(blocking, "text", "没有发布。先改好上面的问题。", ()))  # type: ignore[arg-type]


def _share(source: Path, target: Path) -> None:
    """Make one folder equal to another by hard links, or copies where the disk has none."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in wanted]:
        path.unlink()
    for name in sorted(wanted):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists():
            if place.samefile(source / name):
                continue
            place.unlink()
        try:
            os.link(source / name, place)
        except OSError:
            shutil.copyfile(source / name, place)

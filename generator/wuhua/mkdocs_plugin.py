"""The village as a MkDocs plugin: ``mkdocs build -f site_config.yml`` gives the site that ``wuhua build`` gives.

MkDocs empties the folder that it builds into, and the served folder is a link to a release; so MkDocs builds aside, and
what it was asked for is published whole, as by ``wuhua build``.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wuhua.clock import today
from wuhua.config import Settings, read_settings
from wuhua.model.face import Face
from wuhua.outputs.site.plugin import SitePlugin
from wuhua.outputs.site.shells import Section, Shells

if TYPE_CHECKING:
    from wuhua.base.finding import Finding


class WuhuaPlugin(SitePlugin):
    """Reads the village before MkDocs, writes its pages after it."""

    def on_config(self, config: Any) -> Any:
        """Read the village, and turn MkDocs away from the served folder."""
        config = super().on_config(config)
        self._wanted = Path(config.site_dir)
        if self._wanted == self._settings.site_dir:
            self._aside = tempfile.TemporaryDirectory(prefix="wuhua-")
            config.site_dir = self._aside.name
        return config

    def read_village(self, config_file: Path) -> tuple[Face, Sequence[Section]]:
        """Check the village; a blocking finding ends the build."""
        from wuhua.pipeline import check
        from wuhua.steps.site import face_of, sections_of

        settings, findings = read_settings(config_file)
        if settings is None:
            self._stop_for(findings)
            raise AssertionError("a configuration that cannot be read has findings")
        self._settings: Settings = settings
        self._today: date = today(settings)
        survey = check(settings, self._today)
        self._stop_for([finding for finding in survey.findings if finding.blocks])
        return face_of(survey, False), sections_of(survey)

    def write_pages(self, site_dir: Path, shells: Shells) -> None:
        """Publish into the served folder; any other folder gets the files of a hidden release, where only what changed is made."""
        from wuhua.pipeline import build

        served = self._wanted == self._settings.site_dir
        hidden = self._settings.root / ".wuhua" / "mkdocs"
        built = build(self._settings, self._today, out=None if served else hidden, shells=shells)
        self._stop_for([finding for finding in built.findings if finding.blocks])
        if not served:
            _share(hidden.resolve(), site_dir)

    def _stop_for(self, blocking: "Sequence[Finding]") -> None:
        if blocking:
            from wuhua.clerk.formats import show_report

            self.stop(show_report(blocking, "text", "没有发布。先改好上面的问题。", ()))


def _share(source: Path, target: Path) -> None:
    """Make one folder equal to another by hard links, or copies where the disk has none."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file() and path.relative_to(target) not in wanted]:
        path.unlink()
    for name in sorted(wanted):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        try:
            os.link(source / name, place)
        except OSError:
            shutil.copyfile(source / name, place)

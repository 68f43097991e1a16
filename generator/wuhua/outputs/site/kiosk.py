"""The hall's touch screen: its first page, and the day that its bar tells (render step).

The screen shows the site's own pages; ``theme/site/kiosk.js`` changes how they behave. The day stands in a file of its own, so that
a new day moves one small file and not every page.
"""

import json
from datetime import date

from jinja2 import Environment

from wuhua.model.face import Face

KIOSK, DAY = "kiosk.html", "kiosk-day.js"
#: So many days after its data's day a screen says that nothing was renewed: what is told by month has a newer one by then.
STALE_DAYS = 31


def kiosk_page(face: Face, icon: str, templates: Environment) -> bytes:
    """Make ``kiosk.html``, which leads to the first page as the touch screen shows it. ``icon``: the path of the site's own."""
    return templates.get_template("site/kiosk.html.j2").render(face=face, icon=icon).encode()


def kiosk_day(as_of: date) -> bytes:
    """Make ``kiosk-day.js``, a classic script that tells the bar the data's day and after how many days it is old."""
    return f"wuhuaDay({json.dumps(as_of.isoformat())}, {STALE_DAYS});\n".encode()

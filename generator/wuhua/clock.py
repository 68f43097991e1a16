"""The one clock of the program; everything else is told what day it is."""

import os
from datetime import date, datetime, timedelta, timezone

from wuhua.base.faults import MachineFault
from wuhua.config import Settings

#: Deadlines are days in China, wherever the machine stands.
_CHINA = timezone(timedelta(hours=8))


def today(settings: Settings | None = None) -> date:
    """The one clock: SOURCE_DATE_EPOCH when it is set, else the day a demonstration stands still on, else the day in China."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        if not epoch.isascii() or not epoch.isdigit() or len(epoch) > 11:
            raise MachineFault("SOURCE_DATE_EPOCH 要写成 1970 年以来的秒数。")
        return datetime.fromtimestamp(int(epoch), _CHINA).date()
    if settings is not None and settings.frozen_day is not None:
        return settings.frozen_day
    return datetime.now(_CHINA).date()

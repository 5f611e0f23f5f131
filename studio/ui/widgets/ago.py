"""When something was, as people say it."""

from __future__ import annotations

import time

from studio.ui.language.words import counted, tr


def ago(opened: float, now: float | None = None) -> str:
    """`today`, `yesterday`, `4 days ago`, `3 Nov 2026`; empty for never."""
    if not opened:
        return ""
    moment = time.time() if now is None else now
    first, last = time.localtime(opened), time.localtime(moment)
    days = (time.mktime((*last[:3], 12, 0, 0, 0, 0, -1))
            - time.mktime((*first[:3], 12, 0, 0, 0, 0, -1))) / 86_400  # fmt: skip
    whole = round(days)
    if whole <= 1:
        return tr("today") if whole < 1 else tr("yesterday")
    if whole < 14:
        return counted(whole, "{n} day ago", "{n} days ago")
    return f"{first.tm_mday} {time.strftime('%b %Y', first)}"

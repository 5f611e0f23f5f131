"""What happened to a download, in words."""

from __future__ import annotations

from studio.errors import DownloadError

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def size_words(count: int) -> str:
    """A file's size as people say it: `812 bytes`, `2.0 MB`, `364 MB`."""
    if count < 1000:
        return f"{count} bytes"
    value, unit = float(count), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    shown = f"{value:.1f}" if unit >= 2 and value < 10 else f"{value:.0f}"
    return f"{shown} {_UNITS[unit]}"


def time_words(seconds: float) -> str:
    """A time to go: `8 s`, `2 min`, `1 h 20 min`."""
    if seconds < 90:
        return f"{max(seconds, 0):.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def offline(host: str) -> DownloadError:
    """The server was not reached at all."""
    return DownloadError(
        f"{host} was not reached: this machine seems to be offline, or the server is. What was"
        " fetched is kept; try again when you are online.",
        "offline",
    )


def not_itself(host: str) -> DownloadError:
    """Its certificate does not prove who the server is."""
    return DownloadError(
        f"{host} cannot prove that it is {host} (its certificate is not trusted here); nothing was"
        " fetched. A wrong clock or a filter in this network does that too.",
        "refused",
    )


def from_status(status: int, host: str, name: str, gated: bool) -> DownloadError:
    """What an HTTP status that ends a download means."""
    if status in (401, 403):
        if gated:
            return DownloadError(
                f"{host} does not hand {name} to you: accept the terms on its page, and give an"
                " access token of your own account.",
                "gated",
            )
        return DownloadError(f"{host} does not hand out {name} ({status}).", "gated")
    if status in (404, 410):
        return DownloadError(
            f"{name} is no longer at {host}; its page may say where it went.", "missing"
        )
    if status in (429, 503):
        return DownloadError(f"{host} is busy and asks to wait; try again later.", "busy")
    return DownloadError(f"{host} answered {name} with the error {status}; try again later.")


def ended_early(host: str, done: int, size: int) -> DownloadError:
    """The connection broke again and again at one place."""
    of = f" of {size_words(size)}" if size else ""
    return DownloadError(
        f"{host} broke off after {size_words(done)}{of}, several times. What was fetched is kept;"
        " try again later.",
        "broken",
    )


def wrong_size(host: str, name: str, offered: int, size: int) -> DownloadError:
    """The server offers another file than was published."""
    return DownloadError(
        f"{host} offers {name} with {size_words(offered)} ({offered:,} bytes), but {size:,} bytes"
        " were published: it is another file now, so it was not fetched.",
        "altered",
    )


def wrong_hash(host: str, name: str) -> DownloadError:
    """What came is not what was published."""
    return DownloadError(
        f"What {host} sent for {name} does not have the checksum that was published; it was thrown"
        " away. Try again; if it happens twice, the file was replaced at its source.",
        "altered",
    )


def no_room(need: int, free: int) -> DownloadError:
    """The disk would be full."""
    return DownloadError(
        f"The download needs {size_words(need)}, but only {size_words(free)} are free on the disk"
        " of the data folder; make room and go on.",
        "room",
    )

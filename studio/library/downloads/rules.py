"""Which addresses may be fetched, and what may follow a redirect."""

from __future__ import annotations

import ipaddress
from urllib.parse import urljoin, urlsplit

from studio.errors import DownloadError
from studio.files.atomic import printable

MAX_URL = 4096
MAX_REDIRECTS = 6


def checked(url: str) -> str:
    """`url` itself, where it is https, or http to this very machine (a mirror of one's own).

    Raises:
        DownloadError: it is another address.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    plain = parts.scheme == "http" and is_loopback(host)
    fits = len(url) <= MAX_URL and url.isascii() and url.isprintable() and " " not in url
    if not host or not fits or "@" in parts.netloc or port == 0:
        raise DownloadError(f"{printable(url[:80])!r} is no address to fetch from.", "refused")
    if parts.scheme != "https" and not plain:
        raise DownloadError(
            f"{printable(host[:80])} offers the file over {printable(parts.scheme[:12])}, where"
            " anybody between could change it; only https is fetched.",
            "refused",
        )
    return url


def redirected(url: str, location: str) -> str:
    """The address that a redirect from `url` leads to.

    Raises:
        DownloadError: it leads from https to something weaker, from the web to this machine, or
            nowhere.
    """
    target = checked(urljoin(url, location)) if location else checked("")
    if not is_loopback(urlsplit(url).hostname or "") and is_loopback(
        urlsplit(target).hostname or ""
    ):
        raise DownloadError(
            f"{urlsplit(url).hostname} sends the download back to this machine; refused.", "refused"
        )
    return target


def same_origin(first: str, second: str) -> bool:
    """Whether both are answered by one server: only then a token goes along."""
    one, two = urlsplit(first), urlsplit(second)
    return (one.scheme, one.netloc.lower()) == (two.scheme, two.netloc.lower())


def is_loopback(host: str) -> bool:
    """Whether `host` is this very machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

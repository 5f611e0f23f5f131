"""An address, or a network to join, as rows of dark and light that a telephone reads."""

from __future__ import annotations

import segno
from segno import helpers

Rows = tuple[tuple[bool, ...], ...]


def address_rows(address: str) -> Rows:
    """The code of an address, with a tenth to spare for a scratched screen."""
    return _rows(segno.make(address, error="m", micro=False))


def wifi_rows(name: str, password: str) -> Rows:
    """The code that lets a telephone join a network."""
    security = "WPA" if password else "nopass"
    text = helpers.make_wifi_data(ssid=name, password=password or None, security=security)
    return _rows(segno.make(text, error="m", micro=False))


def _rows(code: segno.QRCode) -> Rows:
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)

"""Datagrams into addresses and numbers, within bounds; one that is wrong is dropped."""

from __future__ import annotations

import struct

from pythonosc.parsing import osc_types

BUNDLE = b"#bundle\0"
_HEAD = 16
MOST_IN_BUNDLE = 64
MOST_DEEP = 4
MOST_BYTES = 2048
"""A message with one number is far smaller; longer ones are not looked at."""


def address_in(message: bytes) -> bytes:
    """The address that a message begins with, unchecked."""
    return message[: message.find(b"\0", 0, 128)] if message[:1] == b"/" else b""


def messages_in(datagram: bytes, deep: int = 0) -> list[bytes]:
    """The messages of a datagram, of bundles all that are in it; when they are due is ignored."""
    if not datagram.startswith(BUNDLE):
        return [datagram] if datagram[:1] == b"/" else []
    found: list[bytes] = []
    at = _HEAD
    while at + 4 <= len(datagram) and len(found) < MOST_IN_BUNDLE and deep < MOST_DEEP:
        (size,) = struct.unpack_from(">i", datagram, at)
        if size <= 0 or size % 4 or at + 4 + size > len(datagram):
            break
        found += messages_in(datagram[at + 4 : at + 4 + size], deep + 1)
        at += 4 + size
    return found[:MOST_IN_BUNDLE]


def number_in(message: bytes) -> float | None:
    """The first number in a message; 1 where it carries nothing; None where it is none."""
    if len(message) > MOST_BYTES:
        return None
    try:
        _, at = osc_types.get_string(message, 0)
        if at >= len(message):
            return 1.0
        tags, at = osc_types.get_string(message, at)
        return _first(message, tags, at)
    except (osc_types.ParseError, UnicodeDecodeError, struct.error, IndexError, ValueError):
        return None


def _first(message: bytes, tags: str, at: int) -> float | None:
    match tags[1:2]:
        case "":
            return 1.0
        case "f":
            return float(osc_types.get_float(message, at)[0])
        case "i":
            return float(osc_types.get_int(message, at)[0])
        case "d":
            return float(osc_types.get_double(message, at)[0])
        case "h":
            return float(osc_types.get_int64(message, at)[0])
        case "T":
            return 1.0
        case "F":
            return 0.0
        case _:
            return None

"""The comment of a Matroska or WebM film: a bounded walk over its elements.

Source: RFC 8794, "Extensible Binary Meta Language", 2020; RFC 9559, "Matroska", 2024.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_SEGMENT, _TAGS, _TAG, _SIMPLE = 0x18538067, 0x1254C367, 0x7373, 0x67C8
_NAME, _STRING = 0x45A3, 0x4487
_MAX_ELEMENTS = 100_000
_MAX_TAGS = 1_000
_MAX_TEXT = 4 << 20
_MAX_NAME = 64


def read_comment(file: BinaryIO) -> str:
    """The text of the tag COMMENT; empty where there is none."""
    end = file.seek(0, 2)
    for kind, start, stop in _elements(file, 0, end, _MAX_ELEMENTS):
        if kind == _SEGMENT:
            return _in_segment(file, start, stop)
    return ""


def _in_segment(file: BinaryIO, start: int, end: int) -> str:
    for kind, at, stop in _elements(file, start, end, _MAX_ELEMENTS):
        if kind != _TAGS:
            continue
        for inner, first, last in _elements(file, at, stop, _MAX_TAGS):
            found = _in_tag(file, first, last) if inner == _TAG else ""
            if found:
                return found
    return ""


def _in_tag(file: BinaryIO, start: int, end: int) -> str:
    for kind, at, stop in _elements(file, start, end, _MAX_TAGS):
        if kind != _SIMPLE:
            continue
        texts = {}
        for inner, first, last in _elements(file, at, stop, _MAX_TAGS):
            most = _MAX_NAME if inner == _NAME else _MAX_TEXT if inner == _STRING else 0
            if last - first <= most:
                file.seek(first)
                texts[inner] = file.read(last - first).decode("utf-8", "replace")
        if texts.get(_NAME) == "COMMENT":
            return texts.get(_STRING, "")
    return ""


def _elements(file: BinaryIO, start: int, end: int, most: int) -> Iterator[tuple[int, int, int]]:
    """(id, start of its content, end) of the elements that lie between two positions."""
    for _ in range(most):
        if start >= end:
            return
        file.seek(start)
        kind, _ = _number(file, keep=True)
        size, unknown = _number(file, keep=False)
        inner = file.tell()
        stop = end if unknown else inner + size
        if inner <= start or stop > end:
            return
        yield kind, inner, stop
        start = stop


def _number(file: BinaryIO, keep: bool) -> tuple[int, bool]:
    """(a number of variable length, whether it stands for unknown); `keep`: with its length."""
    first = file.read(1)
    if not first or not first[0]:
        return 0, False
    length = 9 - first[0].bit_length()
    rest = file.read(length - 1)
    if len(rest) < length - 1:
        return 0, False
    value = int.from_bytes(first + rest, "big")
    if keep:
        return value, False
    top = 1 << (7 * length)
    return value & (top - 1), value & (top - 1) == top - 1

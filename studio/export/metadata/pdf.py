"""What a print sheet of ours says about itself: the XMP packet that lies in it unpacked."""

from __future__ import annotations

from typing import BinaryIO

from studio.export.metadata.inside import Inside
from studio.export.metadata.xmp import MAX_PACKET

PDF_HEAD = b"%PDF-"
_BEGIN, _END = b"<?xpacket begin=", b"<?xpacket end="
_CHUNK = 1 << 20
_MOST = 4 << 30


def look_inside_pdf(file: BinaryIO) -> Inside:
    """The last packet in a file, within bounds; empty where there is none.

    Nothing else of the file is understood, and nothing in it is run.
    """
    found, at, tail = -1, 0, b""
    file.seek(0)
    while at < _MOST and (part := file.read(_CHUNK)):
        window = tail + part
        place = window.rfind(_BEGIN)
        if place >= 0:
            found = at - len(tail) + place
        at += len(part)
        tail = window[-len(_BEGIN) :]
    if found < 0:
        return Inside("pdf")
    file.seek(found)
    packet = file.read(MAX_PACKET + 1)
    end = packet.find(_END)
    closed = packet.find(b"?>", end) if end >= 0 else -1
    return Inside("pdf", packet[: closed + 2] if closed >= 0 else b"")

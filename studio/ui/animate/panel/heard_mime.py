"""What travels when something heard is dragged onto a curve."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QMimeData

from studio.values.film import Heard

HEARD_TYPE = "application/x-latent-heard"


def heard_mime(heard: Heard) -> QMimeData:
    """Something heard, to be dragged."""
    data = QMimeData()
    data.setData(HEARD_TYPE, msgspec.json.encode(heard))
    return data


def heard_in(data: QMimeData) -> Heard | None:
    """What is heard in what is dragged, None where it is something else."""
    if not data.hasFormat(HEARD_TYPE):
        return None
    try:
        return msgspec.json.decode(bytes(data.data(HEARD_TYPE).data()), type=Heard)
    except msgspec.DecodeError:
        return None

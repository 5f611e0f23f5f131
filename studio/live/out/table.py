"""All ways out; a new one is a line here."""

from __future__ import annotations

from studio.live.out.camera import CAMERA
from studio.live.out.pipe import PIPE
from studio.live.out.shared import NDI, SPOUT, SYPHON
from studio.live.out.sink import Outlet

OUTLETS: tuple[Outlet, ...] = (PIPE, CAMERA, SPOUT, SYPHON, NDI)


def outlet(key: str) -> Outlet:
    """The way out of this name; the first one where there is none."""
    return next((one for one in OUTLETS if one.key == key), OUTLETS[0])

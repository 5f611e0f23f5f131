"""Making something picture by picture on this thread, with the engine of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from studio.cli.following import Stop
from studio.errors import Cancelled, InputError, RenderError
from studio.export.making import Making


def make(making: Making, engine: Any, stop: Stop, told: Callable[[], None]) -> None:
    """Give it every picture that it asks for; `told` is called after each.

    Raises:
        Cancelled: somebody asked for an end.
        StudioError: nothing comes of it.
    """
    while (ask := making.ask()) is not None:
        if stop.is_set():
            raise Cancelled("Stopped.")
        earlier, engine.notes = engine.notes, {}  # each picture says what was done for itself
        try:
            for band in engine.bands(
                ask.recipe, ask.bits, ask.dither, ask.dither_seed, enlarging=ask.enlarging
            ):
                making.band(band.y0, band.rows)
        except (RenderError, InputError) as error:
            making.failed(str(error))
        else:
            making.made(tuple(engine.notes))
        finally:
            engine.notes = earlier | engine.notes
        told()

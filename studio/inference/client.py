"""The engine in this process, on whatever thread calls `serve`. Loads without torch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from studio.inference.mailbox import Mailbox
from studio.inference.preload import load_ahead
from studio.values.client import ModelSource
from studio.values.messages import Request, Result

if TYPE_CHECKING:
    from studio.inference.cache import Opener


class InProcessClient:
    """An `EngineClient` whose engine lives on the calling thread of `serve`.

    `post` and `close` may be called from any thread, before `serve` too.
    """

    def __init__(
        self,
        source: ModelSource,
        settings_folder: Path | None = None,
        opener: Opener | None = None,
    ) -> None:
        """Prepare an engine over the models of `source`.

        Args:
            source: finds installed models.
            settings_folder: where measurements of this machine are kept; None forgets them.
            opener: loads a model; None takes the registry.
        """
        self._source = source
        self._settings_folder = settings_folder
        self._opener = opener
        self._mailbox = Mailbox()

    def post(self, request: Request) -> None:
        """Hand over a request; returns at once."""
        self._mailbox.post(request)

    def serve(self, deliver: Callable[[Result], None]) -> None:
        """Import torch, announce the device, then work until closed; call it once."""
        if self._mailbox.closed:
            return
        load_ahead()
        from studio.inference.engine import Engine

        engine = Engine(self._source, self._mailbox, deliver, self._settings_folder, self._opener)
        engine.run()

    def close(self) -> None:
        """Cancel what runs, forget what waits, and let `serve` return."""
        self._mailbox.close()

"""The protocol behind which an engine works, whatever thread or process it lives in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from studio.values.messages import InstalledModel, Request, Result
from studio.values.recipe import ModelRef


class EngineClient(Protocol):
    """What the window knows of the engine.

    `post`, `close` may be called from any thread and return at once. `serve` runs the engine on
    the calling thread (imports, loading, rendering, freeing all happen there) until `close`.
    """

    def post(self, request: Request) -> None:
        """Hand over a request."""

    def serve(self, deliver: Callable[[Result], None]) -> None:
        """Work until closed; `deliver` is called on this thread, one result at a time."""

    def close(self) -> None:
        """Cancel what runs, forget what waits, and let `serve` return."""


class ModelSource(Protocol):
    """Finds installed models; injected into the engine and the window alike. Thread-safe."""

    def models(self) -> tuple[InstalledModel, ...]:
        """All installed models, house models first."""

    def find(self, ref: ModelRef) -> InstalledModel:
        """The model that a recipe names, by hash first, then by id with that hash.

        Raises:
            MissingModel: not installed (or installed with other contents): says which.
        """

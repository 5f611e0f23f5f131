"""Asking work to stop, from any thread."""

from __future__ import annotations

from studio.errors import Cancelled


class CancelToken:
    """Looked at between layers or steps; setting it is safe from any thread."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Ask whoever holds the token to stop."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._cancelled

    def check(self) -> None:
        """Stop here if asked to.

        Raises:
            Cancelled: somebody asked.
        """
        if self._cancelled:
            raise Cancelled("Stopped.")

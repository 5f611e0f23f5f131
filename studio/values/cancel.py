"""Asking work to stop, from any thread."""

from __future__ import annotations

from studio.errors import Cancelled


class CancelToken:
    """Looked at between layers or steps; setting it is safe from any thread."""

    def __init__(self) -> None:
        self._cancelled = False
        self._enough = False

    def cancel(self) -> None:
        """Ask whoever holds the token to stop."""
        self._cancelled = True

    def settle_for(self) -> None:
        """Ask whoever holds the token to be content with what there is."""
        self._enough = True

    @property
    def enough(self) -> bool:
        """Whether somebody is content with what there is."""
        return self._enough

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

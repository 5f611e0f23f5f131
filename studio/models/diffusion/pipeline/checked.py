"""Stopping inside a network: between its blocks somebody may say that nobody waits any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from torch import nn

from studio.models.base import Check


class Checked:
    """Networks that look at a check before each of their blocks, as long as one is set."""

    def __init__(self, networks: Sequence[nn.Module]) -> None:
        self._check: Check | None = None
        for network in networks:
            for rows in network.modules():
                if isinstance(rows, nn.ModuleList | nn.Sequential):
                    for block in rows:
                        block.register_forward_pre_hook(self._look)

    @contextmanager
    def by(self, check: Check) -> Iterator[None]:
        """Within this, `check` is called; what it raises comes out of the network."""
        self._check = check
        try:
            yield
        finally:
            self._check = None

    def _look(self, _block: nn.Module, _given: object) -> None:
        if self._check is not None:
            self._check()

"""Models that fail when asked to, for the soak of a show: a file in a folder says how, once.

Imported by the stage, which must not wait for torch; so that is imported where a model is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.values.card import GeneratorInfo
from studio.values.directions import Direction
from studio.values.latent import Latent
from studio.values.messages import InstalledModel

if TYPE_CHECKING:
    import torch

    from studio.models.base import CancelToken, Generator, RenderRequest, StepCallback


@dataclass(frozen=True)
class HarmfulOpener:
    """Opens the real models; the next picture fails as the file in `folder` says."""

    folder: Path

    def __call__(self, model: InstalledModel, device: torch.device) -> Generator:
        """As the registry does."""
        from studio.models.opening.registry import open_model

        return HarmfulGenerator(open_model(model, device), self.folder)


class HarmfulGenerator:
    """A real generator, but for one picture now and then."""

    def __init__(self, inner: Generator, folder: Path) -> None:
        self._inner, self._folder = inner, folder

    @property
    def info(self) -> GeneratorInfo:
        """That of the real one."""
        return self._inner.info

    def resolve(self, latent: Latent, directions: Mapping[str, Direction]) -> torch.Tensor:
        """As the real one does."""
        return self._inner.resolve(latent, directions)

    def render(
        self, request: RenderRequest, token: CancelToken, on_step: StepCallback | None = None
    ) -> torch.Tensor:
        """The real picture, unless it is to fail."""
        if self._asked("out-of-memory"):
            raise MemoryError
        picture = self._inner.render(request, token, on_step)
        return picture * float("nan") if self._asked("not-a-number") else picture

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Moves the real one."""
        self._inner.to(device, dtype)

    def _asked(self, name: str) -> bool:
        with suppress(OSError):
            (self._folder / name).unlink()
            return True
        return False

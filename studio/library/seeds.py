"""The seeds that a project has seen, so that *New* can go back."""

from __future__ import annotations

from studio.library.project import Project
from studio.values.latent import MAX_SEED

_KEY = "seeds"
MOST = 500


def seen_seeds(project: Project) -> tuple[int, ...]:
    """Seeds in the order they were last met, the newest last."""
    kept = project.state(_KEY, [])
    if not isinstance(kept, list):
        return ()
    return tuple(n for n in kept if isinstance(n, int) and 0 <= n <= MAX_SEED)[-MOST:]


def meet_seed(project: Project, n: int) -> None:
    """Remember a seed; the oldest are forgotten."""
    others = [seed for seed in seen_seeds(project) if seed != n]
    project.set_state(_KEY, [*others, n][-MOST:])

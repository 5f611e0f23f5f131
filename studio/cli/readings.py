"""`studio models readings`: how a model could be read otherwise, and taking one of these ways."""

from __future__ import annotations

from typing import Any

from studio.adding.otherwise import read_otherwise, readings_on
from studio.adding.watch import Watch
from studio.library.models import InstalledModels


def told_of(model_id: str, take: str) -> dict[str, Any]:
    """The readings of an installed model as plain data, or what came of taking one.

    Raises:
        InputError: there is no such model or reading.
        ModelError: it came with the studio, or draws nothing so.
    """
    model = InstalledModels().named(model_id)
    if not take:
        drawn = readings_on(model, Watch())
        return {"model": model.card.id, "readings": [one.told() for one in drawn]}
    found, words = read_otherwise(model, take, Watch())
    return {"id": found.card.id, "reason": words}

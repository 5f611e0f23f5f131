"""`studio score`: how surprising a picture is to a model, beside what it finds usual."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from studio.cli.rendering import engine_of
from studio.files.pictures import read_picture
from studio.library.models import InstalledModels
from studio.values.surprise import compared, range_words


def score(model_id: str, picture: Path) -> dict[str, Any]:
    """`{model, bits_per_dim, low, high, of, words}`.

    Raises:
        InputError: no such model or picture, or the model measures no surprise.
    """
    source = InstalledModels()
    card = source.named(model_id).card
    read = read_picture(picture)
    bits = engine_of(source).surprise(card.ref, read.pixels)
    usual = card.surprise
    return {
        "model": card.id,
        "bits_per_dim": round(bits, 4),
        "low": usual.low if usual else None,
        "high": usual.high if usual else None,
        "of": usual.of if usual else None,
        "words": f"{bits:.2f} bits/dim: {compared(bits, usual)}. {range_words(usual)}",
    }

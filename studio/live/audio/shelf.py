"""What was heard, kept by the hash of the sound, so that nobody listens twice."""

from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from studio.errors import StudioError
from studio.files.atomic import make_folder, write_atomic
from studio.files.paths import cache_folder
from studio.files.sounds import Source, sound_sha256
from studio.live.audio.beats import Beats
from studio.live.audio.listening import Features, Progress, listen
from studio.live.audio.spectra import SLICES
from studio.values.arrays import Floats
from studio.values.cancel import CancelToken

VERSION = 2
"""Of what is measured; other numbers are listened to again."""
MAX_BYTES = 1 << 30
"""Of all sounds together; the oldest go."""
_MAX_EACH = 160 << 20
_SHAPES = {
    "loud": ("float32", ()), "slices": ("float16", (SLICES,)), "flux": ("float32", ()),
    "struck": ("float32", ()), "held": ("float32", ()), "notes": ("float16", (12,)),
}  # fmt: skip


def heard(
    source: Source,
    sha256: str = "",
    token: CancelToken | None = None,
    progress: Progress | None = None,
    folder: Path | None = None,
) -> Features:
    """What a sound does: from the shelf, or listened to now and put there.

    A shelf that cannot be read or written costs time and nothing else.

    Args:
        source: a file, or its bytes.
        sha256: of its bytes, where it is known.
        token: looked at every second of sound.
        progress: told how far it is, in [0, 1].
        folder: of the shelf; by default that of the person.

    Raises:
        SoundError: the sound cannot be read.
        Cancelled: somebody asked.
    """
    place = (folder or cache_folder() / "sounds") / _name(sha256 or sound_sha256(source))
    found = _read(place)
    if found is not None:
        return found
    features = listen(source, token or CancelToken(), progress)
    with suppress(StudioError):
        make_folder(place.parent)
        write_atomic(place, _packed(features))
        _prune(place.parent)
    return features


def _name(sha256: str) -> str:
    return f"heard-{VERSION}-{sha256}.npz"


def _packed(features: Features) -> bytes:
    file = io.BytesIO()
    arrays = {name: getattr(features, name) for name in _SHAPES}
    numbers = np.array([features.seconds, features.beats.bpm])
    np.savez(file, **arrays, numbers=numbers, beats=features.beats.times)
    return file.getvalue()


def _read(place: Path) -> Features | None:
    """What stands at a place; None where that is nothing, or not what was put there."""
    try:
        if place.stat().st_size > _MAX_EACH:
            return None
        with np.load(io.BytesIO(place.read_bytes()), allow_pickle=False) as file:
            arrays = {name: _checked(file[name], *wanted) for name, wanted in _SHAPES.items()}
            (seconds, bpm), times = file["numbers"].tolist(), file["beats"].astype(np.float64)
        os.utime(place)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    moments = {len(arrays[name]) for name in _SHAPES if name != "notes"}
    if len(moments) != 1 or times.ndim != 1 or not np.isfinite([seconds, bpm, *times]).all():
        return None
    return Features(seconds, **arrays, beats=Beats(bpm, times))


def _checked(array: Floats, kind: str, row: tuple[int, ...]) -> Floats:
    if array.dtype != kind or array.shape[1:] != row or not np.isfinite(array).all():
        raise ValueError(array.shape)
    return array


def _prune(folder: Path) -> None:
    """The shelf within its size."""
    with suppress(OSError):
        files = sorted(folder.glob("heard-*.npz"), key=lambda file: -file.stat().st_mtime)
        total = 0
        for file in files:
            total += file.stat().st_size
            if total > MAX_BYTES:
                file.unlink()

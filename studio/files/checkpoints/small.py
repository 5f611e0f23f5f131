"""Small files that lie beside weights, kept among the tensors as bytes.

Where a model is of several networks, what says how they go together is part of the model: each
such file becomes a tensor of bytes called `file:<its path>`.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from studio.files.checkpoints.values import Storage, StoredTensor

SMALL = "file:"
"""Begins the names of such tensors."""
MAX_SMALL_BYTES = 40 << 20
"""The largest tokenizers of today have 35 MB."""
MAX_TEXT_BYTES, MOST_TEXTS = 1 << 20, 40
_TOLD = ("model_index.json", "/config.json", "/scheduler_config.json")


def small_file(path: str, data: memoryview) -> tuple[str, StoredTensor]:
    """The name and the tensor of a file."""
    flat = np.frombuffer(data, np.uint8)
    name = SMALL + path
    return name, StoredTensor(
        Storage("U8", name[:60], len(flat), lambda: flat), 0, flat.shape, (1,)
    )


def texts_in(tensors: Mapping[str, StoredTensor]) -> dict[str, str]:
    """Path -> text of the configurations among the tensors; none that is too long or no text."""
    found: dict[str, str] = {}
    for name, tensor in tensors.items():
        if not name.startswith(SMALL) or not name.endswith(_TOLD) or len(found) >= MOST_TEXTS:
            continue
        if tensor.dtype != "U8" or len(tensor.shape) != 1 or tensor.size > MAX_TEXT_BYTES:
            continue
        data = tensor.array().tobytes()
        try:
            found[name.removeprefix(SMALL)] = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return found

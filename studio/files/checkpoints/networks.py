"""Networks that were pickled as a tree of modules with their attributes: NVIDIA's `.pkl` files.

Each module stands in the file as a call with one dict: its class's name, the source text of its
whole Python file (dropped unread) and its attributes, among them `_parameters`, `_buffers` and
`_modules`, which holds modules of the same form.

Source of the form: NVlabs/stylegan2-ada-pytorch, `torch_utils/persistence.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from studio.files.checkpoints.values import NumpyArray, StoredTensor, broken

_TENSORS = ("_parameters", "_buffers", "_modules")
_KEPT = {"_init_args": "init_args", "_init_kwargs": "init_kwargs"}
_LARGEST = 64


class Network:
    """One module: its class's name and its attributes, inert."""

    def __init__(self, class_name: Any, state: dict[Any, Any]) -> None:
        self._class_name = class_name
        self._state = state

    def parts(self) -> Iterator[tuple[str, Any]]:
        """(name, value): tensors and modules first, in their order, then plain attributes.

        Raises:
            FileFormatError: what should be a list of parts is none.
        """
        for key in _TENSORS:
            found = self._state.get(key, {})
            if not isinstance(found, dict):
                raise broken("holds a network whose parts are not listed")
            for name, part in found.items():
                if isinstance(part, StoredTensor | Network):
                    yield str(name), part
        if isinstance(self._class_name, str):
            yield "class_name", self._class_name
        for name, value in self._state.items():
            known = _KEPT.get(name) if isinstance(name, str) else None
            if known or (isinstance(name, str) and not name.startswith("_")):
                yield known or name, _plain(value)


def _plain(value: Any) -> Any:
    """Small arrays as lists and single numbers; an attribute that is a tensor is no weight."""
    if isinstance(value, NumpyArray) and value.array is not None and value.array.size <= _LARGEST:
        return value.array.tolist()
    return None if isinstance(value, NumpyArray | StoredTensor | Network) else value


def network_of(meta: Any) -> Network:
    """The module that a persistent object's one argument describes.

    Raises:
        FileFormatError: it describes none.
    """
    if not isinstance(meta, dict) or not isinstance(meta.get("state"), dict):
        raise broken("holds a network that is not described")
    return Network(meta.get("class_name"), meta["state"])

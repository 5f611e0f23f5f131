"""Networks that were pickled as a tree of parts with their attributes: NVIDIA's `.pkl` files.

In files of the PyTorch code each module is a call with one dict: its class's name, the source
text of its whole Python file (dropped unread) and its attributes, among them `_parameters`,
`_buffers` and `_modules`, which holds modules of the same form. In files of the TensorFlow code
each network is an object whose state lists its `variables` and its `components`, networks again.

Sources of the forms: NVlabs/stylegan2-ada-pytorch, `torch_utils/persistence.py`; NVlabs/stylegan2,
`dnnlib/tflib/network.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from studio.files.checkpoints.values import Attributes, NumpyArray, StoredTensor, broken
from studio.files.safetensors_reader import MAX_NAME

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
                    yield _short(name), part
        if isinstance(self._class_name, str):
            yield "class_name", self._class_name
        for name, value in self._state.items():
            known = _KEPT.get(name) if isinstance(name, str) else None
            if known or (isinstance(name, str) and not name.startswith("_")):
                yield known or name, _plain(value)


class TfNetwork(Attributes):
    """A network of TensorFlow's kind, filled by its state; of its source text nothing is kept."""

    def parts(self) -> Iterator[tuple[str, Any]]:
        """(name, value): its variables, its components, then plain attributes.

        Raises:
            FileFormatError: what should be a list of parts is none.
        """
        variables, components = self.get("variables", []), self.get("components", {})
        if not isinstance(variables, list) or not isinstance(components, dict):
            raise broken("holds a network whose parts are not listed")
        for pair in variables:
            if not isinstance(pair, tuple) or len(pair) != 2 or not isinstance(pair[0], str):
                raise broken("holds a network whose variables are not named")
            yield _short(pair[0]).replace("/", "."), _number(pair[1])
        yield from ((_short(name), part) for name, part in components.items())
        for name in ("version", "name", "static_kwargs"):
            if name in self:
                yield name, self[name]


def _short(name: Any) -> str:
    """The name of a part, so that it costs little to carry about."""
    if not isinstance(name, str) or len(name) > MAX_NAME:
        raise broken("holds a network whose parts are not named")
    return name


def _number(value: Any) -> Any:
    """A variable of one number, which numpy writes as such, as an array again."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return NumpyArray(np.asarray(value, np.float32))
    return value


def _plain(value: Any) -> Any:
    """Small arrays as lists and single numbers; an attribute that is a tensor is no weight."""
    array = value.array if isinstance(value, NumpyArray) else None
    if array is not None and array.size <= _LARGEST and array.dtype.kind in "biuf":
        return array.tolist()
    return None if isinstance(value, NumpyArray | StoredTensor | Network) else value


def network_of(meta: Any) -> Network:
    """The module that a persistent object's one argument describes.

    Raises:
        FileFormatError: it describes none.
    """
    if not isinstance(meta, dict) or not isinstance(meta.get("state"), dict):
        raise broken("holds a network that is not described")
    return Network(meta.get("class_name"), meta["state"])

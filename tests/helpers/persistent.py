"""Files in the form of NVIDIA's `.pkl`: modules with source text and attributes."""

from __future__ import annotations

import io
import pickle
from collections import OrderedDict
from collections.abc import Mapping

import torch

SOURCE = "# The source text of the network would stand here.\n"
BUFFERS = ("noise_const", "resample_filter", "w_avg", "transform", "freqs", "phases",
           "magnitude_ema", "up_filter", "down_filter")  # fmt: skip


class Named:
    """A name that the file asks for; nothing of that name exists here."""

    def __init__(self, module: str, name: str) -> None:
        self.module, self.name = module, name

    def __call__(self, *_: object) -> None:
        raise AssertionError("names are never called")


class Easy(dict):
    """Is written as NVIDIA's dict whose items are attributes."""


class Stated:
    """An object of a class that nobody has here, with its state."""

    def __init__(self, module: str, name: str, state: object) -> None:
        self.kind, self.state = Named(module, name), state


class _Writer(pickle._Pickler):
    """A pickler that writes names without looking them up."""

    def save(self, obj, save_persistent_id=True):
        if isinstance(obj, Named):
            self.write(b"c" + obj.module.encode() + b"\n" + obj.name.encode() + b"\n")
        elif isinstance(obj, Easy):
            self.save(Named("dnnlib.util", "EasyDict"))
            self.write(b")\x81")
            self._batch_setitems(dict(obj).items())
        elif isinstance(obj, Stated):
            self.save(obj.kind)
            self.write(b")\x81")
            self.save(obj.state)
            self.write(b"b")
        else:
            super().save(obj, save_persistent_id)


class Reduced:
    """An object that is written as a call, perhaps with a state."""

    def __init__(self, called: Named, *arguments: object, state: object = None) -> None:
        self._parts = (called, arguments) if state is None else (called, arguments, state)

    def __reduce__(self) -> tuple:
        return self._parts


PERSISTENT = Named("torch_utils.persistence", "_reconstruct_persistent_obj")


def pickled(value: object, protocol: int = 4) -> bytes:
    out = io.BytesIO()
    _Writer(out, protocol).dump(value)
    return out.getvalue()


def module(class_name: str, state: object, source: str = SOURCE) -> Reduced:
    """One persistent object as NVIDIA's code writes it."""
    meta = {"type": "class", "version": 6, "module_src": source}
    return Reduced(PERSISTENT, meta | {"class_name": class_name, "state": state})


def state_of(
    parameters: Mapping[str, object],
    buffers: Mapping[str, object],
    modules: Mapping[str, object],
    **attributes: object,
) -> dict[str, object]:
    """The attributes of a torch module, with those that torch itself adds."""
    return {
        "training": False,
        "_parameters": OrderedDict(parameters),
        "_buffers": OrderedDict(buffers),
        "_non_persistent_buffers_set": set(),
        "_backward_hooks": OrderedDict(),
        "_modules": OrderedDict(modules),
        **attributes,
        "_init_args": (),
        "_init_kwargs": {},
    }


def network(
    tensors: Mapping[str, torch.Tensor],
    attributes: Mapping[str, Mapping[str, object]] | None = None,
    path: str = "",
    source: str = SOURCE,
) -> Reduced:
    """A tree of modules that holds `tensors` by their dotted names; `attributes` by module."""
    own = {name: value for name, value in tensors.items() if "." not in name}
    below: dict[str, dict[str, torch.Tensor]] = {}
    for name, value in tensors.items():
        first, _, rest = name.partition(".")
        if rest:
            below.setdefault(first, {})[rest] = value
    modules = {
        name: network(part, attributes, f"{path}.{name}".strip("."), source)
        for name, part in below.items()
    }
    state = state_of(
        {k: torch.nn.Parameter(v, False) for k, v in own.items() if k not in BUFFERS},
        {k: v for k, v in own.items() if k in BUFFERS},
        modules,
        **(attributes or {}).get(path, {}),
    )
    return module(path.rpartition(".")[2] or "Generator", state, source)


def nvidia_pickle(
    tensors: Mapping[str, torch.Tensor],
    attributes: Mapping[str, Mapping[str, object]] | None = None,
    source: str = SOURCE,
) -> bytes:
    """A whole file: G, D and G_ema, of which G_ema counts."""
    other = {name: torch.zeros_like(value) for name, value in tensors.items()}
    judge = {"b4.fc.weight": torch.zeros(2, 3), "b4.out.bias": torch.zeros(1)}
    return pickled({
        "G": network(other, attributes, source=source),
        "D": network(judge, source=source),
        "G_ema": network(tensors, attributes, source=source),
        "augment_pipe": None,
        "training_set_kwargs": Easy(resolution=32, path="./pictures.zip"),
    })  # fmt: skip

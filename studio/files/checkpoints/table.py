"""The closed table: all that a pickle may build. Nothing here is ever looked up by name elsewhere.

Every entry is a function of ours over inert values; what is not listed is refused by name.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from studio.files.checkpoints.networks import Network, TfNetwork, network_of
from studio.files.checkpoints.values import (
    Attributes,
    Budget,
    NumpyArray,
    NumpyType,
    Storage,
    StoredTensor,
    Token,
    broken,
    plain_key,
    refused,
    tensor_on,
)

Maker = Callable[[tuple[Any, ...], Budget], Any]
STORAGES = {
    "FloatStorage": "F32", "DoubleStorage": "F64", "HalfStorage": "F16", "BFloat16Storage": "BF16",
    "LongStorage": "I64", "IntStorage": "I32", "ShortStorage": "I16", "CharStorage": "I8",
    "ByteStorage": "U8", "BoolStorage": "BOOL", "UntypedStorage": "U8",
}  # fmt: skip
"""torch's storage classes -> dtype in the safetensors format."""
_YOUNG = {
    "torch.float8_e4m3fn": "F8_E4M3", "torch.float8_e5m2": "F8_E5M2", "torch.uint16": "U16",
    "torch.uint32": "U32", "torch.uint64": "U64",
}  # fmt: skip
"""torch's dtypes that have no storage class of their own -> dtype in the safetensors format."""
_OBJECTS = {
    "argparse.Namespace", "types.SimpleNamespace", "dnnlib.util.EasyDict", "easydict.EasyDict",
    "pytorch_lightning.utilities.parsing.AttributeDict",
    "lightning_fabric.utilities.data.AttributeDict",
    "lightning.fabric.utilities.data.AttributeDict",
    "collections.OrderedDict", "collections.defaultdict",
}  # fmt: skip
"""Objects that are only attributes or items: they become dicts."""
_MOST_WORDS = 64
_MODULES = ("torch.nn.", "torchvision.models", "diffusers.models", "timm.models")


def call(called: Any, arguments: Any, budget: Budget) -> Any:
    """What a call would give, for the few calls that are only data.

    Raises:
        RefusedFile: any other call.
    """
    if not isinstance(called, Token) or not isinstance(arguments, tuple):
        raise refused("calls something that is not a name")
    maker = _CALLS.get(str(called))
    if maker is None:
        raise _stranger(called)
    try:
        return maker(arguments, budget)
    except (IndexError, TypeError, ValueError, OverflowError):
        raise broken(f"describes a {called.name[:40]} that makes no sense") from None


def new(kind: Any, arguments: Any, budget: Budget) -> Any:
    """A new object of a class in the table, as plain data.

    Raises:
        RefusedFile: any other class.
    """
    if not isinstance(kind, Token) or not isinstance(arguments, tuple):
        raise refused("makes an object of something that is not a class")
    if str(kind) in _OBJECTS:
        return Attributes()
    if str(kind) == "dnnlib.tflib.network.Network":
        return TfNetwork()
    if str(kind) in _NEW:
        return call(kind, arguments, budget)
    raise _stranger(kind)


def set_state(target: Any, state: Any, budget: Budget) -> None:
    """Give an object of the table its state.

    Raises:
        RefusedFile: anything else has none.
    """
    match target, state:
        case Attributes(), dict():
            budget.steps(len(state))
            target.update(state)
        case dict(), dict():  # what torch hangs on an OrderedDict: versions of its modules
            return
        case NumpyType(), tuple():
            if len(state) > 1 and state[1] in ("<", ">", "|"):
                target.order = state[1]
        case NumpyArray(), tuple():
            try:
                _fill(target, state, budget)
            except (TypeError, ValueError, OverflowError):
                raise broken("holds a numpy array that makes no sense") from None
        case StoredTensor(), _:
            return
        case _:
            raise refused("sets the state of something that has none")


def _stranger(token: Token) -> Exception:
    name = str(token)
    if name.startswith("joblib."):
        return refused("was written by joblib, whose files run code when opened")
    if name.startswith(("__torch__", "torch.jit")):
        return refused("is a TorchScript program, not a list of weights")
    if name.startswith(_MODULES) or name.startswith("__main__"):
        return program(token)
    return refused(f"asks for {name} to be run")


def program(token: Token) -> Exception:
    """The error for a model that was saved whole, with its class `token`."""
    return refused(
        f"is a whole program object ({token}), which only running its code could open;"
        " its author can save the state_dict instead"
    )


# ---- what the calls give ------------------------------------------------------------------------
def _ordered(arguments: tuple[Any, ...], budget: Budget) -> dict[Any, Any]:
    if not arguments:
        return {}
    pairs = arguments[0]
    if isinstance(pairs, Token):  # a defaultdict's factory is dropped
        return {}
    budget.steps(len(pairs))
    found = {}
    for key, value in pairs.items() if isinstance(pairs, dict) else pairs:
        found[plain_key(key)] = value
    return found


def _tensor(arguments: tuple[Any, ...], _budget: Budget) -> StoredTensor:
    return tensor_on(*arguments[:4])


def _young_tensor(arguments: tuple[Any, ...], _budget: Budget) -> StoredTensor:
    """Of a young dtype: bytes, and what they are."""
    storage, offset, shape, strides, _, _, kind = arguments[:7]
    dtype = _YOUNG.get(str(kind)) if isinstance(kind, Token) else None
    if dtype is None or not isinstance(storage, Storage):
        raise refused(f"holds numbers of the unknown kind {str(kind)[:60]}")
    return tensor_on(storage.as_dtype(dtype), offset, shape, strides)


def _parameter(arguments: tuple[Any, ...], _budget: Budget) -> Any:
    if not isinstance(arguments[0], StoredTensor):
        raise broken("describes a parameter by something that is no tensor")
    return arguments[0]


def _typed(arguments: tuple[Any, ...], budget: Budget) -> Any:
    if not isinstance(arguments[0], Token) or str(arguments[0]) not in _REBUILDS:
        raise refused("makes a tensor in an unknown way")
    return call(arguments[0], arguments[2], budget)


def _encode(arguments: tuple[Any, ...], budget: Budget) -> bytes:
    text, coding = arguments
    if coding not in ("latin1", "latin-1") or not isinstance(text, str):
        raise refused("asks for an unknown coding")
    budget.bytes(len(text))
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        raise broken("holds bytes that are not bytes") from None


def _dtype(arguments: tuple[Any, ...], _budget: Budget) -> NumpyType:
    code = arguments[0]
    if not isinstance(code, str) or len(code) > 20:
        raise broken("names a number format by something that is no text")
    return NumpyType(code)


def _scalar(arguments: tuple[Any, ...], _budget: Budget) -> Any:
    kind, raw = arguments
    if not isinstance(kind, NumpyType) or not isinstance(raw, bytes):
        raise refused("holds a numpy value that is an object")
    dtype = kind.numpy()
    if len(raw) != dtype.itemsize:
        raise broken("holds a numpy value of the wrong length")
    if dtype.kind == "U":
        return raw.decode("utf-32-le").rstrip("\0")
    return np.frombuffer(raw, dtype)[0].item()


def _reconstruct(_arguments: tuple[Any, ...], _budget: Budget) -> NumpyArray:
    return NumpyArray()


def _fill(target: NumpyArray, state: tuple[Any, ...], budget: Budget) -> None:
    if len(state) != 5 or not isinstance(state[2], NumpyType):
        raise broken("holds a numpy array that is not described")
    _, shape, kind, fortran, raw = state
    dtype = kind.numpy()
    if not isinstance(raw, bytes) or not isinstance(shape, tuple) or len(shape) > 8:
        raise refused("holds a numpy array of objects")
    if not all(isinstance(n, int) and 0 <= n < 1 << 48 for n in shape):
        raise broken("holds a numpy array whose shape is not a list of sizes")
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise broken("holds a numpy array that does not fill its shape")
    budget.bytes(len(raw))
    target.array = np.frombuffer(raw, dtype).reshape(shape, order="F" if fortran else "C")


def _from_buffer(arguments: tuple[Any, ...], budget: Budget) -> NumpyArray:
    raw, kind, shape, order = arguments
    found = NumpyArray()
    _fill(found, (1, shape, kind, order == "F", raw), budget)
    return found


def _plain_object(arguments: tuple[Any, ...], budget: Budget) -> Any:
    found = new(arguments[0], (), budget)
    if len(arguments) > 2 and isinstance(arguments[2], dict) and isinstance(found, Attributes):
        set_state(found, arguments[2], budget)
    return found


def _network(arguments: tuple[Any, ...], _budget: Budget) -> Network:
    (meta,) = arguments
    return network_of(meta)


def _words(arguments: tuple[Any, ...], _budget: Budget) -> str:
    if len(arguments) > _MOST_WORDS:
        raise ValueError
    return " ".join(str(part)[:200] for part in arguments if isinstance(part, str | int))


def _first(arguments: tuple[Any, ...], _budget: Budget) -> Any:
    found = arguments[0] if arguments else ()
    if not isinstance(found, tuple | list):
        raise broken("holds a list that is not one")
    return found


def _nested(arguments: tuple[Any, ...], budget: Budget) -> Any:
    (raw,) = arguments
    if not isinstance(raw, bytes):
        raise broken("holds numbers that are not bytes")
    found = budget.within(memoryview(raw))
    if not isinstance(found, Storage | StoredTensor):
        raise refused("hides a file where numbers belong")
    return found


_CALLS: dict[str, Maker] = {
    "collections.OrderedDict": _ordered,
    "collections.defaultdict": _ordered,
    "torch._utils._rebuild_tensor": _tensor,
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_tensor_v3": _young_tensor,
    "torch._utils._rebuild_parameter": _parameter,
    "torch._utils._rebuild_parameter_with_state": _parameter,
    "torch._tensor._rebuild_from_type_v2": _typed,
    "torch.storage._load_from_bytes": _nested,
    "torch.Size": _first,
    "torch.device": _words,
    "pathlib.PosixPath": _words,
    "pathlib.WindowsPath": _words,
    "_codecs.encode": _encode,
    "numpy.dtype": _dtype,
    "numpy.core.multiarray.scalar": _scalar,
    "numpy._core.multiarray.scalar": _scalar,
    "numpy.core.multiarray._reconstruct": _reconstruct,
    "numpy._core.multiarray._reconstruct": _reconstruct,
    "numpy.core.numeric._frombuffer": _from_buffer,
    "numpy._core.numeric._frombuffer": _from_buffer,
    "copy_reg._reconstructor": _plain_object,
    "copyreg._reconstructor": _plain_object,
    "__builtin__.set": _first,
    "builtins.set": _first,
    "torch_utils.persistence._reconstruct_persistent_obj": _network,
}
_REBUILDS = {
    "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor_v3",
    "torch._utils._rebuild_parameter",
}  # fmt: skip
_NEW = {"torch.Size", "numpy.dtype", "pathlib.PosixPath"}
"""Of the calls, those that are also written as new objects."""

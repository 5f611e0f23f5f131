"""torch's own libraries, read into memory without holding up the window.

`import torch` links about 400 MB of code while it holds Python's lock: for a quarter of a second no
other thread moves (measured: 240 ms; 25 ms this way). A C function that is called through ctypes
lets the lock go, so the library is opened that way first; the import then finds it in memory.
"""

from __future__ import annotations

import ctypes
import os
import sys
from importlib.util import find_spec
from pathlib import Path

LIBRARIES = ("libtorch_cpu", "libtorch_python")


def load_ahead() -> tuple[str, ...]:
    """The libraries that lie in memory now; none on a system whose loader works otherwise."""
    spec = None if "torch" in sys.modules else find_spec("torch")
    if spec is None or spec.origin is None or os.name != "posix":
        return ()
    folder = Path(spec.origin).parent / "lib"
    end = ".dylib" if sys.platform == "darwin" else ".so"
    files = (folder / f"{name}{end}" for name in LIBRARIES)
    return tuple(path.stem for path in files if path.is_file() and _opened(path))


def _opened(path: Path) -> bool:
    """`dlopen` as a plain C function: ctypes' own way in keeps the lock."""
    system = ctypes.CDLL(None)
    system.dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    system.dlopen.restype = ctypes.c_void_p
    return bool(system.dlopen(os.fsencode(path), os.RTLD_NOW))

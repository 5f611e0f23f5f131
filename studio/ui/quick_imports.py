"""What the way to the first paint does without: PySide's watch over imports, and numpy.

PySide replaces `__import__` so that `from __feature__ import snake_case` works, and to do so reads
and splits the source of every module that is imported from then on, torch's two thousand as well
(measured: a quarter of the work up to the first picture, and the text of all of them kept in
memory). The studio uses no such feature.

numpy is put off: its name is there, its code is read when something is first asked of it, and at
the latest by `load_all` on the window's thread, before any other thread begins.
"""

from __future__ import annotations

import builtins
import sys
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import PySide6.QtCore  # noqa: F401  puts the watch in place

_PLAIN = "__orig_import__"
PUT_OFF = ("numpy",)


class _Later(ModuleType):
    """A module whose code has not run yet; the first look inside runs it."""

    def __getattr__(self, name: str) -> Any:
        if name == "__file__":  # asked by whoever lists the modules there are
            raise AttributeError(name)
        load(self.__name__)
        return getattr(self, name)


def unwatch() -> bool:
    """Put Python's own `__import__` back; whether there was a watch to take away."""
    plain = getattr(builtins, _PLAIN, None)
    if plain is None or builtins.__import__ is plain:
        return False
    builtins.__import__ = plain
    return True


def put_off(name: str) -> bool:
    """Let `import name` cost nothing for now; False where it is loaded or missing."""
    spec = None if name in sys.modules else find_spec(name)
    if spec is None or spec.loader is None:
        return False
    module = _Later(name)
    module.__spec__, module.__loader__ = spec, spec.loader
    sys.modules[name] = module
    return True


def load(name: str) -> None:
    """Run the code of a module that was put off; nothing to do for any other.

    Must be called while no other thread imports: nothing but the order keeps two from running it.
    """
    module = sys.modules.get(name)
    if isinstance(module, _Later):
        spec = module.__spec__
        assert spec is not None
        assert spec.loader is not None
        module.__class__ = ModuleType  # type: ignore[assignment]
        if spec.origin:
            module.__file__ = spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        module.__package__ = name
        spec.loader.exec_module(module)


def load_all() -> None:
    """Run the code of all that is still put off, before other threads begin."""
    for name in PUT_OFF:
        load(name)


unwatch()
for _name in PUT_OFF:
    put_off(_name)

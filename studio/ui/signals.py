"""Qt signals of one argument whose kind the type checker knows.

A signal declared with `int` or `float` converts what it carries (measured: 2^40 arrives as 0), so
ours are declared with `object`; what that object is stands in the annotation and is checked there:

    moved: Carries[PlaceMoved] = signal()

Several facts that belong together travel as one frozen dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar, overload

from PySide6.QtCore import Qt, Signal, SignalInstance

T = TypeVar("T")
Slot = Callable[[T], object] | Callable[[], object]
"""A slot may leave the argument out."""


class Bound(Protocol[T]):
    """The signal of one object, as PySide makes it."""

    def connect(
        self,
        slot: Slot[T] | Bound[T] | SignalInstance,
        type: Qt.ConnectionType = Qt.ConnectionType.AutoConnection,
    ) -> object:
        """Call `slot` with each fact from now on."""

    def disconnect(self, slot: Slot[T]) -> object:
        """No longer."""

    def emit(self, fact: T) -> None:
        """Tell everybody who is connected."""


class Carries(Generic[T]):
    """How the type checker sees a signal of one `T`; at run time there is only Qt's own."""

    @overload
    def __get__(self, owner: None, kind: type) -> Carries[T]: ...
    @overload
    def __get__(self, owner: object, kind: type) -> Bound[T]: ...
    def __get__(self, owner: object | None, kind: type) -> Carries[T] | Bound[T]:
        """PySide binds the signal; this is never called."""
        raise NotImplementedError


def signal() -> Any:
    """The Qt signal behind `Carries`."""
    return Signal(object)

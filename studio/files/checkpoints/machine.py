"""A walk through a pickle that builds inert values and calls nothing.

It knows every opcode of protocols 0 to 5 by its own hand. A GLOBAL gives a `Token`; REDUCE, NEWOBJ
and BUILD ask the closed table of `table`; INST, OBJ, EXT and out-of-band buffers are refused.

Source: the opcodes as documented in CPython's `Lib/pickletools.py`.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any, NoReturn

from studio.files.checkpoints import table
from studio.files.checkpoints.values import Budget, Token, broken, plain_key, refused

MAX_STACK = 1 << 20
MAX_MEMO = 1 << 20
MAX_LINE = 1 << 26
MAX_LONG_BYTES = 1 << 10
PersistentLoad = Callable[[Any], Any]


class _Mark:
    """Where a group on the stack begins."""


_MARK = _Mark()


class Machine:
    """Walks one pickle that starts at `at` in `data`; `end` is behind its STOP afterwards."""

    def __init__(
        self, data: memoryview, at: int, budget: Budget, persistent: PersistentLoad | None = None
    ) -> None:
        self._data = data
        self.end = at
        self._budget = budget
        self._persistent = persistent
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self) -> Any:
        """The value that the pickle describes.

        Raises:
            FileFormatError: it is damaged; `RefusedFile`: it asks for more than values.
        """
        while True:
            self._budget.steps()
            code = self._take(1)[0]
            if code == 0x2E:  # STOP
                found = self._pop()
                if self._stack:
                    raise broken("ends in the middle of a value")
                return found
            step = _STEPS.get(code)
            if step is None:
                raise broken(f"has the unknown instruction {code} at byte {self.end - 1:,}")
            step(self)

    # ---- reading --------------------------------------------------------------------------------
    def _take(self, count: int) -> memoryview:
        end = self.end + count
        if end > len(self._data):
            raise broken("ends too early; copy or download it again")
        part = self._data[self.end : end]
        self.end = end
        return part

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _raw_line(self) -> bytes:
        length = 64
        while True:
            window = bytes(self._data[self.end : self.end + length])
            end = window.find(b"\n")
            if end >= 0:
                self.end += end + 1
                return window[:end]
            if len(window) < length or length >= MAX_LINE:
                raise broken("has a line without an end")
            length *= 4

    def _line(self) -> str:
        return _text(self._raw_line())

    # ---- the stack ------------------------------------------------------------------------------
    def _push(self, value: Any) -> None:
        if len(self._stack) >= MAX_STACK:
            raise refused("piles up more values than any real checkpoint")
        self._stack.append(value)

    def _pop(self) -> Any:
        if not self._stack or self._stack[-1] is _MARK:
            raise broken("takes a value where there is none")
        return self._stack.pop()

    def _top(self) -> Any:
        if not self._stack or self._stack[-1] is _MARK:
            raise broken("uses a value where there is none")
        return self._stack[-1]

    def _group(self) -> list[Any]:
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at] is _MARK:
                items = self._stack[at + 1 :]
                del self._stack[at:]
                return items
        raise broken("closes a group that was never opened")

    # ---- steps ----------------------------------------------------------------------------------
    def sized(self, form: str, make: Callable[[bytes], Any]) -> None:
        """A value of stated length."""
        self._push(make(bytes(self._take(self._number(form)))))

    def long(self, form: str) -> None:
        """A whole number of stated length."""
        length = self._number(form)
        if not 0 <= length <= MAX_LONG_BYTES:
            raise refused(f"holds a number of {length:,} bytes")
        self._push(int.from_bytes(self._take(length), "little", signed=True))

    def line_number(self, kind: type[int] | type[float]) -> None:
        """A number written as text; `I01` and `I00` are truth values."""
        text = self._line().rstrip("L")
        if kind is int and text in ("00", "01"):
            self._push(text == "01")
            return
        try:
            if len(text) > 400:
                raise ValueError
            self._push(kind(text))
        except ValueError:
            raise broken(f"holds {text[:20]!r} where a number belongs") from None

    def line_text(self, quoted: bool) -> None:
        """A text that ends with its line, with escapes."""
        raw = self._raw_line()
        if quoted and (len(raw) < 2 or raw[:1] not in (b"'", b'"') or raw[-1:] != raw[:1]):
            raise broken("holds a text without quotes")
        try:
            if quoted:
                self._push(raw[1:-1].decode("unicode_escape"))
            else:
                self._push(raw.decode("raw_unicode_escape"))
        except UnicodeDecodeError:
            raise broken("holds a text with broken escapes") from None

    def group(self, make: Callable[[list[Any]], Any]) -> None:
        """A value made of the group on the stack."""
        self._push(make(self._group()))

    def tuple_of(self, count: int) -> None:
        """A tuple of the last `count` values."""
        items = [self._pop() for _ in range(count)]
        self._push(tuple(reversed(items)))

    def put(self, key: int) -> None:
        """Remember the top."""
        if key >= MAX_MEMO or len(self._memo) >= MAX_MEMO:
            raise refused("remembers more values than any real checkpoint")
        self._memo[key] = self._top()

    def memoize(self) -> None:
        """Remember the top under the next number."""
        self.put(len(self._memo))

    def get(self, key: int) -> None:
        """Recall a value."""
        if key not in self._memo:
            raise broken("recalls a value that it never made")
        self._push(self._memo[key])

    def line_key(self) -> int:
        """A memo's key written as text."""
        text = self._line()
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise broken("recalls a value by something that is no number")
        return int(text)

    def append(self, items: list[Any]) -> None:
        """Add to the list (or set) on the top."""
        target = self._top()
        if not isinstance(target, list):
            raise refused("adds items to something that is not a list")
        target.extend(items)

    def set_items(self, items: list[Any]) -> None:
        """Add pairs to the dict on the top."""
        target = self._top()
        if not isinstance(target, dict):
            raise refused("sets items of something that is not a dict")
        target.update(dict_of(items))

    def name(self, module: Any, name: Any) -> None:
        """A name becomes a token, whatever it is."""
        if not isinstance(module, str) or not isinstance(name, str):
            raise broken("asks for a name that is not a text")
        self._push(Token(module, name))

    def stack_name(self) -> None:
        """A name whose two parts lie on the stack."""
        name, module = self._pop(), self._pop()
        self.name(module, name)

    def reduce(self) -> None:
        """What would be a call."""
        arguments, called = self._pop(), self._pop()
        self._push(table.call(called, arguments, self._budget))

    def new_object(self, with_keywords: bool) -> None:
        """What would be a new object."""
        keywords = self._pop() if with_keywords else {}
        arguments, kind = self._pop(), self._pop()
        if keywords:
            raise refused("makes an object with named arguments")
        self._push(table.new(kind, arguments, self._budget))

    def build(self) -> None:
        """What would set an object's state."""
        state, target = self._pop(), self._top()
        table.set_state(target, state, self._budget)

    def persistent(self, key: Any) -> None:
        """A reference out of the pickle: storages of torch only."""
        if self._persistent is None:
            raise refused("refers to something outside of itself")
        self._push(self._persistent(key))

    def forbid(self, what: str) -> NoReturn:
        """An instruction that no checkpoint needs."""
        raise refused(f"uses {what}, which no checkpoint needs")

    def frame(self) -> None:
        """A hint about lengths; must stay within the file."""
        if self._number("<Q") > len(self._data) - self.end:
            raise broken("ends too early; copy or download it again")

    def protocol(self) -> None:
        """The version of the format."""
        if self._take(1)[0] > 5:
            raise broken("is written in an unknown version of pickle")

    def pop(self) -> None:
        """Forget the top, which may be a mark."""
        if not self._stack:
            raise broken("takes a value where there is none")
        self._stack.pop()


def dict_of(items: list[Any]) -> dict[Any, Any]:
    """The dict of keys and values in turn.

    Raises:
        FileFormatError: a key that is not plain, or no value for it.
    """
    if len(items) % 2:
        raise broken("has a key without a value")
    return {plain_key(key): value for key, value in zip(items[::2], items[1::2], strict=True)}


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _latin(raw: bytes) -> str:
    return raw.decode("latin-1")


def _set_of(items: list[Any]) -> list[Any]:
    return list(items)


Step = Callable[[Machine], Any]
_STEPS: dict[int, Step] = {
    ord("("): lambda m: m._push(_MARK),
    ord("0"): Machine.pop,
    ord("1"): Machine._group,
    ord("2"): lambda m: m._push(m._top()),
    ord("N"): lambda m: m._push(None),
    0x88: lambda m: m._push(True),
    0x89: lambda m: m._push(False),
    ord("F"): lambda m: m.line_number(float),
    ord("G"): lambda m: m._push(m._number(">d")),
    ord("I"): lambda m: m.line_number(int),
    ord("L"): lambda m: m.line_number(int),
    ord("J"): lambda m: m._push(m._number("<i")),
    ord("K"): lambda m: m._push(m._number("<B")),
    ord("M"): lambda m: m._push(m._number("<H")),
    0x8A: lambda m: m.long("<B"),
    0x8B: lambda m: m.long("<i"),
    ord("S"): lambda m: m.line_text(quoted=True),
    ord("V"): lambda m: m.line_text(quoted=False),
    ord("T"): lambda m: m.sized("<I", _latin),
    ord("U"): lambda m: m.sized("<B", _latin),
    ord("X"): lambda m: m.sized("<I", _text),
    0x8C: lambda m: m.sized("<B", _text),
    0x8D: lambda m: m.sized("<Q", _text),
    ord("B"): lambda m: m.sized("<I", bytes),
    ord("C"): lambda m: m.sized("<B", bytes),
    0x8E: lambda m: m.sized("<Q", bytes),
    0x96: lambda m: m.sized("<Q", bytes),
    ord("]"): lambda m: m._push([]),
    ord("l"): lambda m: m.group(list),
    ord("a"): lambda m: m.append([m._pop()]),
    ord("e"): lambda m: m.append(m._group()),
    0x8F: lambda m: m._push([]),
    0x90: lambda m: m.append(m._group()),
    0x91: lambda m: m.group(_set_of),
    ord(")"): lambda m: m._push(()),
    ord("t"): lambda m: m.group(tuple),
    0x85: lambda m: m.tuple_of(1),
    0x86: lambda m: m.tuple_of(2),
    0x87: lambda m: m.tuple_of(3),
    ord("}"): lambda m: m._push({}),
    ord("d"): lambda m: m.group(dict_of),
    ord("s"): lambda m: m.set_items(list(reversed([m._pop(), m._pop()]))),
    ord("u"): lambda m: m.set_items(m._group()),
    ord("p"): lambda m: m.put(m.line_key()),
    ord("q"): lambda m: m.put(m._number("<B")),
    ord("r"): lambda m: m.put(m._number("<I")),
    0x94: Machine.memoize,
    ord("g"): lambda m: m.get(m.line_key()),
    ord("h"): lambda m: m.get(m._number("<B")),
    ord("j"): lambda m: m.get(m._number("<I")),
    ord("c"): lambda m: m.name(m._line(), m._line()),
    0x93: Machine.stack_name,
    ord("R"): Machine.reduce,
    0x81: lambda m: m.new_object(with_keywords=False),
    0x92: lambda m: m.new_object(with_keywords=True),
    ord("b"): Machine.build,
    ord("P"): lambda m: m.persistent(m._line()),
    ord("Q"): lambda m: m.persistent(m._pop()),
    ord("i"): lambda m: m.forbid("INST"),
    ord("o"): lambda m: m.forbid("OBJ"),
    0x82: lambda m: m.forbid("EXT"),
    0x83: lambda m: m.forbid("EXT"),
    0x84: lambda m: m.forbid("EXT"),
    0x97: lambda m: m.forbid("buffers of another process"),
    0x98: lambda m: m.forbid("buffers of another process"),
    0x95: Machine.frame,
    0x80: Machine.protocol,
}
"""Opcode -> step; STOP is in the loop."""

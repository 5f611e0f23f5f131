"""torch's older container: pickles one after another, then the numbers."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from studio.files.checkpoints.machine import Machine
from studio.files.checkpoints.table import STORAGES, program
from studio.files.checkpoints.values import Budget, Bytes, Storage, Token, broken, refused

MAGIC = 0x1950A86A20F9469CFC6C
MAGIC_BYTES = b"\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19"
PROTOCOL = 1001


class Storages:
    """The storages that a pickle refers to, by key."""

    def __init__(self) -> None:
        self.found: dict[str, Storage] = {}

    def load(self, key: Any) -> Storage:
        """What a persistent id names: `('storage', torch.FloatStorage, key, location, count, …)`.

        Raises:
            FileFormatError: it names anything else.
        """
        match key:
            case ("storage", Token() as kind, str(name), _, int(count), *rest):
                pass
            case ("module", Token() as kind, *_):  # how torch once saved a module whole
                raise program(kind)
            case _:
                raise refused("refers to something outside of itself")
        if kind.module not in ("torch", "torch.storage", "torch.cuda"):
            raise refused(f"refers to {kind} for its numbers")
        if kind.name not in STORAGES:
            raise broken(f"holds numbers of the unknown kind {kind}")
        if any(part is not None for part in rest):
            raise broken("holds numbers that share memory in a way no longer written")
        if not 0 <= count < 1 << 48:
            raise broken("holds numbers of an impossible count")
        dtype = STORAGES[kind.name]
        storage = self.found.setdefault(name, Storage(dtype, name, count))
        if (storage.dtype, storage.count) != (dtype, count):
            raise broken(f"describes its numbers {name[:20]!r} in two ways")
        return storage


def read_stream(data: memoryview, budget: Budget) -> Any:
    """The value in a whole file of this kind; its numbers stay where they are in `data`.

    Raises:
        FileFormatError: damaged; `RefusedFile`: it asks for more than values.
    """
    storages = Storages()
    at = 0
    for wanted in (MAGIC, PROTOCOL):
        machine = Machine(data, at, budget)
        if machine.run() != wanted:
            raise broken("is not a file of torch")
        at = machine.end
    machine = Machine(data, at, budget)
    system = machine.run()
    if isinstance(system, dict) and system.get("little_endian") is False:
        raise broken("was written by a machine with another byte order")
    machine = Machine(data, machine.end, budget, storages.load)
    found = machine.run()
    machine = Machine(data, machine.end, budget)
    _attach(data, machine.run(), machine.end, storages)
    return found


def _attach(data: memoryview, keys: Any, at: int, storages: Storages) -> None:
    """Tell each storage where its numbers lie; the file must end behind the last one."""
    plain = isinstance(keys, list) and all(isinstance(key, str) for key in keys)
    if not plain or sorted(keys) != sorted(storages.found):
        raise broken("lists other numbers than it uses")
    flat = np.frombuffer(data, np.uint8)
    for key in keys:
        storage = storages.found[key]
        count = int.from_bytes(data[at : at + 8], "little", signed=True)
        if at + 8 > len(data) or count != storage.count:
            raise broken(f"holds other numbers {key[:20]!r} than it describes")
        at += 8
        if at + storage.size > len(data):
            raise broken("ends too early; copy or download it again")
        storage.read = partial(_part, flat, at, at + storage.size)
        at += storage.size
    if at != len(data):
        raise refused(f"holds {len(data) - at:,} bytes behind its end")


def _part(flat: Bytes, begin: int, end: int) -> Bytes:
    return flat[begin:end]

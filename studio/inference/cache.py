"""Loaded models, the least recently used freed first when memory gets short."""

from __future__ import annotations

import gc
import logging
import os
from collections import OrderedDict
from collections.abc import Callable
from time import perf_counter

import torch

from studio.errors import ModelError
from studio.inference.device import Device, free_device_cache
from studio.inference.faults import out_of_memory
from studio.inference.ladder import QualityLadder
from studio.models.base import Generator
from studio.models.opening.registry import open_model, weight_bytes
from studio.values.card import Card
from studio.values.client import ModelSource
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef

log = logging.getLogger(__name__)
Opener = Callable[[InstalledModel, torch.device], Generator]
MIB = 1 << 20


class Loaded:
    """A model in memory: its full-precision generator and, made when needed, its variants."""

    def __init__(self, model: InstalledModel, device: Device, opener: Opener) -> None:
        """Load the full-precision generator.

        Raises:
            ModelError: the model cannot be loaded.
        """
        self.model = model
        self.device = device.torch
        self.ladder = QualityLadder()
        self._opener = opener
        started, before = perf_counter(), _memory_in_use(self.device)
        self.full = self._load(self.device)
        self.load_ms = 1000.0 * (perf_counter() - started)
        grown = _memory_in_use(self.device) - before
        self.bytes = max(weight_bytes(model.folder), grown)
        self._half: Generator | None = None
        self._cpu: Generator | None = None

    @property
    def card(self) -> Card:
        """What is known of the model."""
        return self.model.card

    def half(self) -> Generator:
        """The generator in half precision on its device; its own copy, made at first use."""
        if self._half is None:
            self._half = self._load(self.device)
            self._half.to(self.device, half_type(self.device))
            self.bytes += weight_bytes(self.model.folder) // 2
        return self._half

    def on_cpu(self) -> Generator:
        """The full-precision generator on the CPU; its own copy unless it lives there."""
        if self.device.type == "cpu":
            return self.full
        if self._cpu is None:
            self._cpu = self._load(torch.device("cpu"))
        return self._cpu

    def drop_variants(self) -> None:
        """Free all but the full-precision generator."""
        self._half = self._cpu = None

    def _load(self, device: torch.device) -> Generator:
        with torch.no_grad():
            return self._opener(self.model, device)


def half_type(device: torch.device) -> torch.dtype:
    """The half precision that suits a device: bfloat16 on the CPU, float16 elsewhere."""
    return torch.bfloat16 if device.type == "cpu" else torch.float16


class ModelCache:
    """Models by content hash. The one used last always stays."""

    def __init__(
        self,
        source: ModelSource,
        device: Device,
        opener: Opener | None = None,
        budget_bytes: int | None = None,
    ) -> None:
        self._source = source
        self._device = device
        self._opener = opener or open_model
        self._budget = budget_bytes or _default_budget(device.torch)
        self._models: OrderedDict[str, Loaded] = OrderedDict()

    def get(self, ref: ModelRef) -> Loaded:
        """The loaded model, loading it if need be and freeing others to keep within the budget.

        Raises:
            ModelError: it is not installed or cannot be loaded.
            OutOfMemory: it does not fit, even alone.
        """
        found = self._models.get(ref.sha256)
        if found is not None and self._has_changed(found):
            del self._models[ref.sha256]
            found = None
        if found is not None:
            self._models.move_to_end(ref.sha256)
            return found
        model = self._source.find(ref)
        loaded = self._load(model)
        self._models[ref.sha256] = loaded
        self._shrink()
        return loaded

    def _has_changed(self, loaded: Loaded) -> bool:
        """Whether what lies beside a model, such as LoRAs, is not what it was loaded with."""
        try:
            now = self._source.find(loaded.card.ref).card
        except ModelError:
            return False  # gone from the library: what is in memory goes on
        return now.info.controls != loaded.card.info.controls

    def free_others(self, keep: Loaded | None) -> None:
        """Free every model but one, and all variants, and give memory back to the device."""
        kept = [(key, loaded) for key, loaded in self._models.items() if loaded is keep]
        self._models = OrderedDict(kept)
        if keep is not None:
            keep.drop_variants()
        gc.collect()
        free_device_cache(self._device.torch)

    def __len__(self) -> int:
        return len(self._models)

    def _load(self, model: InstalledModel) -> Loaded:
        free_device_cache(self._device.torch)  # what it takes is measured, and must not hide there
        first = out_of_memory(lambda: Loaded(model, self._device, self._opener))
        if first is not None:
            return first
        self.free_others(None)
        second = out_of_memory(lambda: Loaded(model, self._device, self._opener))
        if second is not None:
            return second
        log.warning("%s does not fit on %s", model.card.name, self._device.words)
        cpu = Device(torch.device("cpu"), "CPU", "CPU")
        return Loaded(model, cpu, self._opener)

    def _shrink(self) -> None:
        freed = False
        while len(self._models) > 1 and sum(m.bytes for m in self._models.values()) > self._budget:
            self._models.popitem(last=False)
            freed = True
        if freed:
            gc.collect()
            free_device_cache(self._device.torch)


def _memory_in_use(device: torch.device) -> int:
    """Bytes used now: of the device, or of this process on a CPU; 0 where unknown."""
    if device.type == "cuda":
        return torch.cuda.memory_allocated(device)
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _default_budget(device: torch.device) -> int:
    """A quarter of the machine's memory, or 60 % of the GPU's."""
    if device.type == "cuda":
        return int(0.6 * torch.cuda.get_device_properties(device).total_memory)
    try:
        total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return 2048 * MIB
    return max(512 * MIB, min(8192 * MIB, total // 4))

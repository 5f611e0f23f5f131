"""Which device renders, and whether it calculates right."""

from __future__ import annotations

import ctypes
import logging
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from studio.inference.measured import Measured

log = logging.getLogger(__name__)
TOLERANCE = 2e-3
"""Largest difference to the CPU, relative to the largest number; a wrong device is far beyond."""


@dataclass(frozen=True)
class Device:
    """The device, `words` for people and `details` for engineers."""

    torch: torch.device
    words: str
    details: str

    @property
    def key(self) -> str:
        """What measurements on this device are remembered under."""
        return f"{self.details.split(',')[0]}|{torch.__version__}"


def physical_cores() -> int:
    """How many physical cores this process may use, at least 1."""
    allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    logical = len(allowed) if allowed else os.cpu_count() or 1
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return max(1, logical // 2) if os.name == "nt" and logical > 2 else logical
    return _cores_in(text, allowed) or logical


def _cores_in(cpuinfo: str, allowed: set[int] | None) -> int:
    cores = set()
    for block in cpuinfo.split("\n\n"):
        facts = dict(re.findall(r"^([\w ]+?)\s*: *(.*)$", block, re.MULTILINE))
        if "core id" in facts and (allowed is None or int(facts["processor"]) in allowed):
            cores.add((facts.get("physical id"), facts["core id"]))
    return len(cores)


def threads_wanted() -> int:
    """A thread for each physical core, or fewer where `OMP_NUM_THREADS` says so, as for torch."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    cores = physical_cores()
    return min(cores, max(1, int(asked))) if asked.isdecimal() else cores


def prepare_torch() -> int:
    """Make arithmetic the same every time: fixed threads, full single precision; the threads."""
    threads = threads_wanted()
    torch.set_num_threads(threads)
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    return threads


def choose_device(measured: Measured) -> Device:
    """The fastest device that passes the self-test, else the CPU."""
    threads = prepare_torch()
    failed = []
    for kind, name in _accelerators():
        key = f"right|{name}|{torch.__version__}"
        right = measured.get(key)
        if right is None:
            right = calculates_right(torch.device(kind))
            measured.put(key, right)
        if right:
            return Device(torch.device(kind), "GPU", f"{name}, torch {torch.__version__}")
        failed.append(name)
    cores = "1 core" if threads == 1 else f"{threads} cores"
    note = f", not used: {', '.join(failed)} (failed the start-up test)" if failed else ""
    details = f"{_cpu_name()}, torch {torch.__version__}, {threads} threads{note}"
    return Device(torch.device("cpu"), f"CPU · {cores}", details)


def calculates_right(device: torch.device) -> bool:
    """Whether convolution, product and sine agree with the CPU."""
    try:
        here, there = _sample(torch.device("cpu")), _sample(device)
    except (RuntimeError, AssertionError) as error:
        log.warning("The start-up test failed on %s: %s", device, error)
        return False
    return all(_close(a, b.cpu()) for a, b in zip(here, there, strict=True))


def _sample(device: torch.device) -> tuple[Tensor, ...]:
    generator = torch.Generator("cpu").manual_seed(7)
    picture = torch.randn((2, 8, 24, 24), generator=generator).to(device)
    kernel = torch.randn((16, 8, 3, 3), generator=generator).to(device)
    matrix = torch.randn((64, 96), generator=generator).to(device)
    with torch.no_grad():
        return (
            functional.conv2d(picture, kernel, padding=1),
            matrix @ matrix.T,
            torch.sin(30.0 * matrix),
            functional.interpolate(picture, scale_factor=2, mode="bilinear"),
            matrix.softmax(dim=1).cumsum(dim=1),
        )


def _close(wanted: Tensor, found: Tensor) -> bool:
    worst = float((wanted - found).abs().max())
    return worst <= TOLERANCE * max(1.0, float(wanted.abs().max()))


def _accelerators() -> list[tuple[str, str]]:
    """(torch name, name for people) of what this machine offers besides the CPU."""
    offers: tuple[tuple[str, Callable[[], bool], Callable[[], str]], ...] = (
        ("cuda", torch.cuda.is_available, lambda: torch.cuda.get_device_name(0)),
        ("xpu", torch.xpu.is_available, lambda: str(torch.xpu.get_device_name(0))),
        ("mps", torch.backends.mps.is_available, lambda: "Apple GPU"),
    )
    return [(kind, name()) for kind, available, name in offers if available()]


def _cpu_name() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return "CPU"
    found = re.search(r"^model name\s*: *(.+)$", text, re.MULTILINE)
    return found[1].strip().replace(",", " ") if found else "CPU"


def free_device_cache(device: torch.device) -> None:
    """Give unused memory back: that of the device, or of this process to its system.

    What small tensors leave behind stays with the C library of Linux unless it is asked: models
    that came and went cost 90 MB for ever, and a model that moved in there seemed to weigh nothing.
    """
    match device.type:
        case "cuda":
            torch.cuda.empty_cache()
        case "xpu":
            torch.xpu.empty_cache()
        case "mps":
            torch.mps.empty_cache()
        case _:
            _trim_heap()


def _trim_heap() -> None:
    """Ask the C library for what it holds and does not use; where it is not glibc, nothing."""
    trim = getattr(_c_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)


@cache
def _c_library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(None) if sys.platform.startswith("linux") else None
    except OSError:
        return None

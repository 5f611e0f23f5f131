"""Whether half precision is worth it for drafts of a model on this machine: measured once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from time import perf_counter

import torch
from torch import Tensor

from studio.core.seeds import prior_points
from studio.errors import StudioError
from studio.inference.cache import Loaded
from studio.inference.device import Device
from studio.inference.measured import Measured
from studio.models.base import Generator, RenderRequest
from studio.values.cancel import CancelToken
from studio.values.controls import check_controls

log = logging.getLogger(__name__)
FASTER = 1.25
MEAN_ERROR = 0.5 / 255.0
WORST_ERROR = 8.0 / 255.0
TRIALS = 3
TRIAL_PX = 256
TOO_SLOW_S = 3.0


def half_is_good(measured: Measured, loaded: Loaded, device: Device) -> bool:
    """Whether half precision was found to be clearly faster and hardly different."""
    return measured.get(_key(loaded, device)) is True and loaded.device == device.torch


def needs_trial(measured: Measured, loaded: Loaded, device: Device) -> bool:
    """Whether nobody measured yet, and there is something to gain."""
    if loaded.device != device.torch or loaded.card.info.space.prior == "none":
        return False
    return _may_gain(device.torch) and measured.get(_key(loaded, device)) is None


def trial(measured: Measured, loaded: Loaded, device: Device) -> Iterator[None]:
    """Compare both precisions on a few seeds, yielding between renders; remember the verdict."""
    good = True
    full_s = half_s = 0.0
    for k in range(TRIALS):
        yield
        took, wanted = _timed(loaded.full, loaded, k)
        full_s += took if k else 0.0  # the first one pays for preparations
        if took > TOO_SLOW_S and loaded.device.type == "cpu":
            good = False  # a second copy in memory, and minutes of trials, are not worth it
            break
        yield
        try:
            took, found = _timed(loaded.half(), loaded, k)
        except (RuntimeError, StudioError) as error:
            log.info("%s knows no half precision: %s", loaded.card.name, error)
            good = False
            break
        half_s += took if k else 0.0
        good = good and _alike(wanted, found)
    good = good and half_s * FASTER < full_s
    measured.put(_key(loaded, device), good)
    if not good:
        loaded.drop_variants()


def _may_gain(device: torch.device) -> bool:
    """Plain CPUs only lose; those with bfloat16 arithmetic may win."""
    if device.type != "cpu":
        return True
    ask = getattr(torch.cpu, "get_capabilities", dict)  # since torch 2.11
    known: dict[str, object] = ask()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def _timed(generator: Generator, loaded: Loaded, k: int) -> tuple[float, Tensor]:
    info = loaded.card.info
    width, height = info.sizes.default
    if info.sizes.any_size:
        scale = min(1.0, TRIAL_PX / max(width, height))
        multiple = info.sizes.multiple
        width = max(multiple, int(width * scale) // multiple * multiple)
        height = max(multiple, int(height * scale) // multiple * multiple)
    point = prior_points(k, 1, info.space).reshape(1, *info.space.shape).to(loaded.device)
    request = RenderRequest(point, width, height, check_controls(info.controls, {}), draft=True)
    started = perf_counter()
    with torch.inference_mode():
        pictures = generator.render(request, CancelToken()).float().cpu()
    return perf_counter() - started, pictures


def _alike(wanted: Tensor, found: Tensor) -> bool:
    if not torch.isfinite(found).all():
        return False
    error = (wanted - found).abs()
    return float(error.mean()) <= MEAN_ERROR and float(error.max()) <= WORST_ERROR


def _key(loaded: Loaded, device: Device) -> str:
    return f"half|{loaded.card.sha256[:16]}|{device.key}"

"""The `parameters` of AUTOMATIC1111's web UI, which many tools write.

a prompt, over several lines
Negative prompt: also over several lines
Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 512x768, Model hash: 81761151, …
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from studio.export.metadata.others import bounded
from studio.values.foreign import Foreign
from studio.values.latent import Convention

TOOL = "AUTOMATIC1111"
NEGATIVE = "Negative prompt:"
MAX_TEXT = 64 << 10
MAX_PAIRS = 200
MAX_LAID = 16
_HASHES = re.compile(r"Hashes: \{[^{}]*\},?")
_LAID = re.compile(r"\s*<(lora|lyco|hypernet):([^:<>]{1,120})(?::([^<>]{0,40}))?>")
_BREAK = re.compile(r"[\s,]*\bBREAK\b[\s,]*")
_PAIR = re.compile(r'\s*([A-Za-z][\w \-/+]{0,60}):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)')
_KNOWN = frozenset({
    "Steps", "Sampler", "Schedule type", "CFG scale", "Seed", "Size", "Model hash", "Model",
    "Version", "Denoising strength", "VAE hash", "VAE", "Lora hashes", "RNG", "Tiling",
})  # fmt: skip


def read(text: str) -> Foreign | None:
    """What the text says; None where it is not of that layout."""
    lines = text[:MAX_TEXT].replace("\r\n", "\n").split("\n")
    last = next((at for at in reversed(range(len(lines))) if _is_settings(lines[at])), None)
    if last is None:
        return None
    told = "\n".join(lines[:last])
    prompt, _, negative = told.partition(f"\n{NEGATIVE}")
    if told.startswith(NEGATIVE):
        prompt, negative = "", told.removeprefix(NEGATIVE)
    pairs = _pairs(lines[last])
    found, more = _words(prompt), list(_more(pairs))
    if found.parts:
        more.append("the parts between which BREAK stands")
    width, _, height = pairs.get("Size", "").partition("x")
    return Foreign(
        TOOL, found.text, _words(negative).text,
        bounded.whole(pairs.get("Seed")), bounded.whole(pairs.get("Steps"), 1, 10_000),
        bounded.name(pairs.get("Sampler")), bounded.name(pairs.get("Schedule type")),
        bounded.number(pairs.get("CFG scale")), bounded.number(pairs.get("Denoising strength")),
        bounded.size(width, height), bounded.name(pairs.get("Model")),
        bounded.name(pairs.get("Model hash")), tuple(more)[:20],
        "both" if pairs.get("Tiling") == "True" else "", found.loras, _noise(pairs),
    )  # fmt: skip


@dataclass(frozen=True)
class _Told:
    """Words without what is no word; LoRAs with their strengths; whether they stood in parts."""

    text: str
    loras: tuple[tuple[str, float], ...]
    parts: bool


def _words(text: str) -> _Told:
    loras = []
    for kind, name, strength in _LAID.findall(text)[:MAX_LAID]:
        number = bounded.number(strength.partition(":")[0] or "1")
        label = bounded.name(name) if kind != "hypernet" else f"hypernetwork {bounded.name(name)}"
        loras.append((label, 1.0 if number is None else number))
    joined = _BREAK.sub(", ", _LAID.sub("", text))
    tidy = re.sub(r"[ \t]{2,}", " ", joined) if joined != text else text
    return _Told(bounded.words(tidy).strip(", "), tuple(loras), bool(_BREAK.search(text)))


def _noise(pairs: Mapping[str, str]) -> Convention:
    """Its seeds count the numbers of a graphics card, if it was not told otherwise."""
    other = pairs.get("RNG") == "CPU" or "comfy" in pairs.get("Version", "").casefold()
    return "torch_cpu" if other else "torch_cuda"


def _is_settings(line: str) -> bool:
    return line.lstrip().startswith("Steps: ") or ("Seed: " in line and "Size: " in line)


def _pairs(line: str) -> dict[str, str]:
    found: dict[str, str] = {}
    line = _HASHES.sub("", line[:MAX_TEXT])
    for match in _PAIR.finditer(line):
        key, value = match.group(1).strip(), match.group(2).strip()
        if value.startswith('"'):
            try:
                value = str(json.loads(value))
            except ValueError:
                value = value.strip('"')
        found.setdefault(key, value)
        if len(found) >= MAX_PAIRS:
            break
    return found


def _more(pairs: Mapping[str, str]) -> tuple[str, ...]:
    kept = (f"{key}: {value}" for key, value in pairs.items() if key not in _KNOWN and value)
    return tuple(bounded.name(text) for text in kept)[:20]

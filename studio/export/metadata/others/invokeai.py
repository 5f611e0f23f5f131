"""What InvokeAI writes: `invokeai_metadata`, before that `sd-metadata`, before that `Dream`."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from studio.export.metadata.others import bounded, compel
from studio.values.foreign import Foreign

TOOL = "InvokeAI"
MAX_LORAS = 16
HALVES = ("positive", "negative")
SEAMLESS = {(False, False): "", (True, False): "x", (False, True): "y", (True, True): "both"}
CHANGES = {
    "cfg_rescale_multiplier": "guidance made weaker by its own length",
    "clip_skip": "the layers of the text encoder that were skipped",
    "hrf_enabled": "a second pass at a larger size",
    "controlnets": "control nets", "controlLayers": "control nets",
    "ipAdapters": "pictures that it was shown", "ref_images": "pictures that it was shown",
    "t2iAdapters": "adapters", "refiner_model": "a refining model",
    "canvas_v2_metadata": "layers of its canvas", "regions": "words for parts of the picture",
}  # fmt: skip
"""What else changes a picture, where it says anything but 0 or nothing."""
_FLAGS = {"-s": "steps", "-S": "seed", "-W": "width", "-H": "height", "-C": "guidance",
          "-A": "sampler"}  # fmt: skip


def read(text: str) -> Foreign | None:
    """What `invokeai_metadata` says; None where it is no such document."""
    told = bounded.document(text)
    if not isinstance(told, dict) or not told.keys() & {"positive_prompt", "seed", "steps"}:
        return None
    model = told.get("model")
    model = model if isinstance(model, dict) else {}
    given = model.get("hash")
    kind, _, digest = given.rpartition(":") if isinstance(given, str) else ("", "", "")
    words, away = (compel.read(bounded.words(told.get(f"{half}_prompt"))) for half in HALVES)
    guidance = told.get("guidance") if model.get("base") == "flux" else told.get("cfg_scale")
    return Foreign(
        TOOL, words, away, bounded.whole(told.get("seed")),
        bounded.whole(told.get("steps"), 1, 10_000),
        bounded.name(told.get("scheduler")), "", bounded.number(guidance),
        bounded.number(told.get("strength")), bounded.size(told.get("width"), told.get("height")),
        bounded.name(model.get("name") or model.get("model_name")),
        bounded.name(digest) if kind in ("", "sha256") else "", _more(told),
        SEAMLESS[bool(told.get("seamless_x")), bool(told.get("seamless_y"))], _loras(told),
        "torch_cpu" if told.get("rand_device", "cpu") == "cpu" else "torch_cuda",
    )  # fmt: skip


def read_older(text: str) -> Foreign | None:
    """What `sd-metadata` says; None where it is no such document."""
    told = bounded.document(text)
    image = told.get("image") if isinstance(told, dict) else None
    if not isinstance(image, dict):
        return None
    prompt = image.get("prompt")
    if isinstance(prompt, list):  # several, each with its weight; mostly one
        parts = [part.get("prompt") for part in prompt[:16] if isinstance(part, dict)]
        prompt = ", ".join(bounded.words(part) for part in parts)
    return Foreign(
        TOOL, *_halves(bounded.words(prompt)), bounded.whole(image.get("seed")),
        bounded.whole(image.get("steps"), 1, 10_000), bounded.name(image.get("sampler")), "",
        bounded.number(image.get("cfg_scale")), None,
        bounded.size(image.get("width"), image.get("height")),
        bounded.name(told.get("model_weights")), bounded.name(told.get("model_hash")),
    )  # fmt: skip


def read_command(text: str) -> Foreign | None:
    """What `Dream` says: the command line that made the picture."""
    try:
        parts = shlex.split(text[: 4 * bounded.MAX_WORDS])
    except ValueError:
        return None
    if not parts:
        return None
    found: dict[str, str] = {}
    for at, part in enumerate(parts[1:], 1):
        if part in _FLAGS and at + 1 < len(parts):
            found[_FLAGS[part]] = parts[at + 1]
        elif part[:2] in _FLAGS and len(part) > 2:
            found[_FLAGS[part[:2]]] = part[2:]
    if "seed" not in found and "steps" not in found:
        return None
    return Foreign(
        TOOL, *_halves(bounded.words(parts[0])), bounded.whole(found.get("seed")),
        bounded.whole(found.get("steps"), 1, 10_000), bounded.name(found.get("sampler")), "",
        bounded.number(found.get("guidance")), None,
        bounded.size(found.get("width"), found.get("height")),
    )  # fmt: skip


def _halves(prompt: str) -> tuple[str, str]:
    """`what is wanted [what is not]`, as it was written then."""
    head, bracket, tail = prompt.partition("[")
    if not bracket or not tail.rstrip().endswith("]"):
        return prompt, ""
    return head.strip(" ,"), tail.rstrip()[:-1].strip()


def _loras(told: Mapping[str, Any]) -> tuple[tuple[str, float], ...]:
    found = []
    for entry in bounded.rows(told.get("loras"), MAX_LORAS):
        inner = entry.get("model") or entry.get("lora") if isinstance(entry, dict) else None
        label = inner.get("name") or inner.get("model_name") if isinstance(inner, dict) else ""
        weight = bounded.number(entry.get("weight")) if isinstance(entry, dict) else None
        found.append((bounded.name(label) or "without a name", 1.0 if weight is None else weight))
    return tuple(found)


def _more(told: Mapping[str, Any]) -> tuple[str, ...]:
    found = [words for key, words in CHANGES.items() if told.get(key)]
    vae = told.get("vae")
    if isinstance(vae, dict) and vae.get("name"):
        found.append(f"the decoder {bounded.name(vae['name'])}")
    style = bounded.words(told.get("positive_style_prompt"))
    if style and style != bounded.words(told.get("positive_prompt")):
        found.append(f"words of style: {bounded.name(style)}")
    if told.get("init_image"):
        found.append("the picture that it began with")
    return tuple(dict.fromkeys(found))[:20]

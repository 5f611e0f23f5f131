"""What InvokeAI writes: `invokeai_metadata`, before that `sd-metadata`, before that `Dream`."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from studio.export.metadata.others import bounded
from studio.values.foreign import Foreign

TOOL = "InvokeAI"
MAX_LORAS = 16
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
    words, away = (bounded.words(told.get(f"{half}_prompt")) for half in ("positive", "negative"))
    return Foreign(
        TOOL, words, away, bounded.whole(told.get("seed")),
        bounded.whole(told.get("steps"), 1, 10_000),
        bounded.name(told.get("scheduler")), "", bounded.number(told.get("cfg_scale")),
        bounded.number(told.get("strength")), bounded.size(told.get("width"), told.get("height")),
        bounded.name(model.get("name") or model.get("model_name")),
        bounded.name(digest) if kind in ("", "sha256") else "", _more(told),
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


def _more(told: Mapping[str, Any]) -> tuple[str, ...]:
    found = []
    loras = told.get("loras")
    for entry in loras[:MAX_LORAS] if isinstance(loras, list) else ():
        inner = entry.get("model") or entry.get("lora") if isinstance(entry, dict) else None
        label = inner.get("name") or inner.get("model_name") if isinstance(inner, dict) else ""
        found.append(bounded.name(f"LoRA {label or 'without a name'}"))
    found += [key for key in ("controlnets", "ipAdapters", "t2iAdapters") if told.get(key)]
    if told.get("init_image"):
        found.append("the picture that it began with")
    return tuple(found)

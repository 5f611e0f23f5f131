"""The one line of `parameters` that other tools for generated pictures read, and their chunks.

The layout is that of AUTOMATIC1111's web UI: prompt, `Negative prompt:`, then `Key: value` pairs.
"""

from __future__ import annotations

import json

from studio.export.metadata.provenance import SOFTWARE, Provenance
from studio.values.edit import base_of, label
from studio.values.latent import Seed

MAX_TEXT = 8000
_NAMES = {
    "steps": "Steps", "sampler": "Sampler", "guidance": "CFG scale", "strength":
    "Denoising strength", "truncation": "Truncation", "class": "Class",
}  # fmt: skip
_TOOLS = (
    ("workflow", "ComfyUI"), ("prompt", "ComfyUI"), ("invokeai_metadata", "InvokeAI"),
    ("invokeai_graph", "InvokeAI"), ("sd-metadata", "InvokeAI"), ("Dream", "InvokeAI"),
    ("parameters", "AUTOMATIC1111"), ("Comment", ""),
)  # fmt: skip


def parameters_text(provenance: Provenance) -> str:
    """How the picture was made, as other tools read it; empty without a recipe."""
    recipe = provenance.recipe
    if recipe is None:
        return ""
    controls = dict(recipe.controls)
    prompt = str(controls.pop("prompt", "")) or label(recipe)
    negative = str(controls.pop("negative", ""))
    pairs = {
        _NAMES.get(key, key.replace("_", " ").capitalize()): value
        for key, value in controls.items()
    }
    base = base_of(recipe.latent)
    if isinstance(base, Seed):
        pairs["Seed"] = base.n
    pairs["Size"] = f"{recipe.width}x{recipe.height}"
    pairs["Model hash"] = recipe.model.sha256[:10]
    pairs["Model"] = provenance.model_name or recipe.model.id
    pairs["Version"] = f"{SOFTWARE} {provenance.software_version}"
    lines = [_line(prompt)]
    lines += [f"Negative prompt: {_line(negative)}"] if negative else []
    lines.append(", ".join(f"{key}: {_quoted(value)}" for key, value in pairs.items()))
    return "\n".join(lines)[:MAX_TEXT]


def _line(text: str) -> str:
    return " ".join(text.split())[:4000]


def _quoted(value: object) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if set(text) & set(',:"\n\\') else text


def other_tool(texts: dict[str, str]) -> tuple[str, str]:
    """Which other tool wrote these text chunks, and its own text (shortened); else empty."""
    for key, tool in _TOOLS:
        text = texts.get(key, "")
        if not text or f"Version: {SOFTWARE} " in text:
            continue
        if key == "Comment":
            tool = "NovelAI" if "NovelAI" in texts.get("Software", "") else ""
        if tool:
            shown = "".join(c for c in text[:MAX_TEXT] if c.isprintable() or c in "\n\t")
            return tool, shown[:2000]
    return "", ""

"""What ComfyUI writes: the graph that was run (`prompt`), or the one on screen (`workflow`).

The graph is looked at from its sampler: whatever leads there told it words, seed and model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from studio.export.metadata.others import bounded
from studio.values.foreign import Foreign

TOOL = "ComfyUI"
MAX_NODES = 4096
MAX_WAY = 64
Graph = Mapping[str, Mapping[str, Any]]
"""Node id -> {`class_type`, `inputs`}; an input is a value, or [node id, output]."""
_WIDGETS = {
    "KSampler": ("seed", "", "steps", "cfg", "sampler_name", "scheduler", "denoise"),
    "KSamplerAdvanced": ("add_noise", "noise_seed", "", "steps", "cfg", "sampler_name",
                         "scheduler"),
    "CLIPTextEncode": ("text",),
    "EmptyLatentImage": ("width", "height"),
    "EmptySD3LatentImage": ("width", "height"),
    "CheckpointLoaderSimple": ("ckpt_name",),
    "UNETLoader": ("unet_name",),
    "LoraLoader": ("lora_name", "strength_model"),
    "RandomNoise": ("noise_seed",),
    "KSamplerSelect": ("sampler_name",),
    "BasicScheduler": ("scheduler", "steps", "denoise"),
    "CFGGuider": ("cfg",),
    "FluxGuidance": ("guidance",),
}  # fmt: skip
"""What the fields of a node on screen are called in the graph that is run."""


def read(text: str) -> Foreign | None:
    """What a `prompt` says; None where it is no graph with a sampler."""
    told = bounded.document(text)
    return _looked_at(_checked(told)) if isinstance(told, dict) else None


def read_workflow(text: str) -> Foreign | None:
    """What a `workflow` says; None where it is no graph with a sampler."""
    told = bounded.document(text)
    if not isinstance(told, dict) or not isinstance(told.get("nodes"), list):
        return None
    return _looked_at(_as_run(told))


def _checked(told: Mapping[str, Any]) -> Graph:
    found = {}
    for key, node in list(told.items())[:MAX_NODES]:
        if isinstance(node, dict) and isinstance(node.get("inputs"), dict):
            kind = bounded.name(node.get("class_type"))
            found[str(key)] = {"class_type": kind, "inputs": node["inputs"]}
    return found


def _as_run(told: Mapping[str, Any]) -> Graph:
    """The graph on screen as the one that would be run."""
    links = {}
    for link in bounded.rows(told.get("links"), 4 * MAX_NODES):
        if isinstance(link, list) and len(link) >= 5:
            links[str(link[0])] = [str(link[1]), link[2]]
    found = {}
    for node in told["nodes"][:MAX_NODES]:
        if not isinstance(node, dict):
            continue
        kind = bounded.name(node.get("type"))
        values = bounded.rows(node.get("widgets_values"), MAX_WAY)
        inputs: dict[str, Any] = dict(zip(_WIDGETS.get(kind, ()), values, strict=False))
        for entry in bounded.rows(node.get("inputs"), MAX_WAY):
            if isinstance(entry, dict) and str(entry.get("link")) in links:
                inputs[str(entry.get("name"))] = links[str(entry["link"])]
        found[str(node.get("id"))] = {"class_type": kind, "inputs": inputs}
    return found


def _looked_at(graph: Graph) -> Foreign | None:
    sampler = next((n for n in graph.values() if _is_sampler(n)), None)
    if sampler is None:
        return None
    value = _Finder(graph, sampler)
    guider = value.node("guider") or sampler
    positive = guider["inputs"].get("positive") or guider["inputs"].get("conditioning")
    model, more = value.model()
    guidance = value.any("cfg", "guidance")
    return Foreign(
        TOOL, value.text(positive), value.text(guider["inputs"].get("negative")),
        bounded.whole(value.any("seed", "noise_seed")),
        bounded.whole(value.any("steps"), 1, 10_000), bounded.name(value.any("sampler_name")),
        bounded.name(value.any("scheduler")), bounded.number(guidance),
        bounded.number(value.any("denoise")),
        bounded.size(value.any("width"), value.any("height")), model, "", more,
    )  # fmt: skip


def _is_sampler(node: Mapping[str, Any]) -> bool:
    kind = node["class_type"]
    inputs = node["inputs"]
    return "Sampler" in kind and bool(inputs.keys() & {"positive", "guider", "latent_image"})


class _Finder:
    """Follows the inputs of one node back through the graph, each node once."""

    def __init__(self, graph: Graph, sampler: Mapping[str, Any]) -> None:
        self._graph, self._sampler = graph, sampler

    def node(self, key: str) -> Mapping[str, Any] | None:
        """The node that an input of the sampler comes from."""
        return self._behind(self._sampler["inputs"].get(key))

    def any(self, *keys: str) -> object:
        """The first plain value of that name, at the sampler or what leads to it."""
        for node in self._upstream(self._sampler):
            for key in keys:
                value = node["inputs"].get(key)
                if value is not None and not isinstance(value, list | dict):
                    return value
        return None

    def text(self, link: object) -> str:
        """The words that lead to a conditioning."""
        start = self._behind(link)
        for node in self._upstream(start) if start is not None else ():
            for key in ("text", "text_g", "t5xxl", "string", "prompt"):
                found = bounded.words(node["inputs"].get(key))
                if found:
                    return found
        return ""

    def model(self) -> tuple[str, tuple[str, ...]]:
        """The name of the weights, and what was laid over them."""
        name, more = "", []
        for node in self._upstream(self._sampler):
            inputs = node["inputs"]
            name = name or bounded.name(inputs.get("ckpt_name") or inputs.get("unet_name"))
            if bounded.name(inputs.get("lora_name")):
                more.append(f"LoRA {bounded.name(inputs['lora_name'])}")
            if "ControlNet" in node["class_type"]:
                more.append(node["class_type"])
            if node["class_type"] == "LoadImage":
                more.append("the picture that it began with")
        return name, tuple(dict.fromkeys(more))[:16]

    def _behind(self, link: object) -> Mapping[str, Any] | None:
        if not isinstance(link, list) or len(link) != 2:
            return None
        return self._graph.get(str(link[0]))

    def _upstream(self, start: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        """`start` and all that leads to it, nearest first."""
        seen, row = set[int](), [start]
        for _ in range(MAX_WAY):
            following = []
            for node in row:
                if id(node) in seen:
                    continue
                seen.add(id(node))
                yield node
                found = (self._behind(value) for value in node["inputs"].values())
                following += [other for other in found if other is not None]
            row = following

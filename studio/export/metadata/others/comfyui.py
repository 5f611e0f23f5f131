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
MAX_LORAS = 16
TEXTS = ("t5xxl", "text", "text_g", "text_l", "clip_l", "string", "prompt")
"""Where encoders have their words; the first counts."""
STRINGS = ("value", "text", "string", "prompt", "populated_text")
COMBINED = ("ConditioningCombine", "ConditioningAverage", "ConditioningSetArea",
            "ConditioningSetTimestepRange", "ConditioningSetMask")  # fmt: skip
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
    samplers = [node for node in graph.values() if _is_sampler(node)]
    if not samplers:
        return None
    value = _first(graph, samplers)
    guider = value.node("guider") or value.sampler
    inputs = guider["inputs"]
    words, more = value.text(inputs.get("positive") or inputs.get("conditioning"))
    away, _ = value.text(inputs.get("negative"))
    model, loras, laid = value.model()
    passes = ("another pass of sampling after the first",) if len(samplers) > 1 else ()
    return Foreign(
        TOOL, words, away, bounded.whole(value.any("seed", "noise_seed")),
        bounded.whole(value.any("steps"), 1, 10_000), bounded.name(value.any("sampler_name")),
        bounded.name(value.any("scheduler")), value.guidance(),
        bounded.number(value.any("denoise")), value.size(), model, "",
        tuple(dict.fromkeys((*passes, *more, *laid)))[:16], "", loras,
    )  # fmt: skip


def _is_sampler(node: Mapping[str, Any]) -> bool:
    kind = node["class_type"]
    inputs = node["inputs"]
    return "Sampler" in kind and bool(inputs.keys() & {"positive", "guider", "latent_image"})


def _first(graph: Graph, samplers: list[Mapping[str, Any]]) -> _Finder:
    """The sampler that began: what it starts from was not sampled before."""
    finders = [_Finder(graph, sampler) for sampler in samplers]
    return next((one for one in finders if not one.goes_on()), finders[0])


class _Finder:
    """Follows the inputs of one sampler back through the graph, each node once."""

    def __init__(self, graph: Graph, sampler: Mapping[str, Any]) -> None:
        self._graph, self.sampler = graph, sampler

    def node(self, key: str) -> Mapping[str, Any] | None:
        """The node that an input of the sampler comes from."""
        return self._behind(self.sampler["inputs"].get(key))

    def goes_on(self) -> bool:
        """Whether another sampler made what it starts from."""
        start = self.node("latent_image")
        return start is not None and any(map(_is_sampler, self._upstream(start)))

    def any(self, *keys: str) -> object:
        """The first plain value of that name, at the sampler or what leads to it."""
        return self._value(self.sampler, keys)

    def size(self) -> tuple[int, int] | None:
        """(width, height) of what it starts from; encoders of words speak of other sizes."""
        start = self.node("latent_image")
        if start is None:
            return None
        return bounded.size(self._value(start, ("width",)), self._value(start, ("height",)))

    def guidance(self) -> float | None:
        """What a network is told counts before what is mixed from two predictions."""
        nodes = self._upstream(self.sampler)
        told = next((n for n in nodes if n["class_type"] == "FluxGuidance"), None)
        return bounded.number(
            told["inputs"].get("guidance") if told else self.any("cfg", "guidance")
        )

    def text(self, link: object) -> tuple[str, list[str]]:
        """The words that lead to a conditioning, and what else was done with them."""
        found, more = dict[str, None](), list[str]()
        seen, row = set[str](), [link]
        for _ in range(MAX_WAY):
            following: list[object] = []
            for one in row:
                node = self._behind(one)
                if node is None or str(one) in seen:
                    continue
                seen.add(str(one))
                kind, inputs = node["class_type"], node["inputs"]
                if kind == "ConditioningZeroOut":
                    continue
                told = list(filter(None, (self._string(inputs.get(key)) for key in TEXTS)))
                if told:
                    found[told[0]] = None
                    more += [f"other words for another encoder: {bounded.name(one)}"
                             for one in told[1:] if one != told[0]][:1]  # fmt: skip
                    continue
                if kind in COMBINED:
                    more.append("the way in which several prompts were put together")
                half = _half(one, inputs)
                following += [inputs[half]] if half else inputs.values()
            row = following
        return bounded.words(", ".join(found)), more

    def model(self) -> tuple[str, tuple[tuple[str, float], ...], tuple[str, ...]]:
        """The name of the weights, the LoRAs over them, and what else was laid over them."""
        name, loras, more = "", list[tuple[str, float]](), list[str]()
        for node in self._upstream(self.sampler):
            inputs = node["inputs"]
            name = name or bounded.name(inputs.get("ckpt_name") or inputs.get("unet_name"))
            if bounded.name(inputs.get("lora_name")):
                strength = bounded.number(inputs.get("strength_model"))
                loras.append(
                    (bounded.name(inputs["lora_name"]), 1.0 if strength is None else strength)
                )
            if "ControlNet" in node["class_type"]:
                more.append(node["class_type"])
            if node["class_type"] == "LoadImage":
                more.append("the picture that it began with")
        return name, tuple(loras[:MAX_LORAS]), tuple(more)

    def _value(self, start: Mapping[str, Any], keys: tuple[str, ...]) -> object:
        for node in self._upstream(start):
            for key in keys:
                value = node["inputs"].get(key)
                if value is not None and not isinstance(value, list | dict):
                    return value
        return None

    def _string(self, value: object) -> str:
        """A text, or that of the node of a text that it comes from."""
        for _ in range(MAX_WAY):
            node = self._behind(value)
            if node is None:
                break
            value = next((node["inputs"][key] for key in STRINGS if key in node["inputs"]), None)
        return bounded.words(value)

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


def _half(link: object, inputs: Mapping[str, Any]) -> str:
    """Of a node that passes on two conditionings: the one behind this output."""
    if not inputs.keys() >= {"positive", "negative"} or not isinstance(link, list):
        return ""
    return "negative" if link[1] == 1 else "positive"

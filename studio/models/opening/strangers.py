"""The best that can be said of a file that no architecture fits."""

from __future__ import annotations

import re

from studio.files.atomic import printable
from studio.files.checkpoints.work import Listing
from studio.models.opening.enlargers import enlarger_of
from studio.models.opening.finding import Candidate, Finding, Verdict
from studio.models.opening.holdings import holding_of
from studio.models.opening.kinds import JUDGES, kind_of
from studio.models.opening.recognise import NONSENSE

_KNOWN_OTHERS: tuple[tuple[Verdict, str, str], ...] = (
    ("not_generator", r"lora_(up|down|A|B|unet|te)|\.hada_w", "is a LoRA: changes to a model"),
    ("unknown", r"(^|/)(mapping\.fc0|synthesis\.)", "is a StyleGAN of NVIDIA's code"),
    ("unknown", r"(^|/|\.)(style\.\d|convs\.\d+\.conv\.modulation)", "is a kind of StyleGAN2"),
    ("unknown", r"time_emb|te\d\.\d\.weight|timestep", "is a diffusion network"),
    ("unknown", r"(^|\.|/)flows?\.\d|coupling|invconv|actnorm", "is a normalizing flow"),
)  # fmt: skip


def stranger(listing: Listing, candidates: tuple[Candidate, ...], why_not: str = "") -> Finding:
    """The best that can be said of a file that no architecture fits.

    `why_not`: why it is no Stable Diffusion in one file, where it seems to be one.
    """
    name, tensors = printable(listing.path.name), listing.tensors
    if why_not:
        words = (
            f"is a diffusion network in the layout of Stable Diffusion, but {printable(why_not)}"
        )
        return Finding("unknown", f"{name} {words}.", candidates=candidates)
    kind = listing.facts.get("_class_name")
    if listing.container == "folder" and isinstance(kind, str) and kind.isidentifier():
        words = f"is a {kind[:60]} of diffusers, which this version does not draw with"
        return Finding("unknown", f"{name} {words}.", candidates=candidates)
    enlarger = enlarger_of(listing)
    if enlarger is not None:
        return Finding(
            "not_generator", f"{name} {enlarger.words}.", candidates=candidates,
            sources=((listing.path, enlarger.plan),), enlarger=enlarger,
        )  # fmt: skip
    try:
        holding = holding_of(listing)
    except NONSENSE:
        holding = None
    if holding is not None:
        return Finding(
            "not_generator", f"{name} {holding.words}.", candidates=candidates,
            sources=((listing.path, holding.plan),), holding=holding,
        )  # fmt: skip
    told = kind_of({path: shape.sizes for path, shape in tensors.items()})
    if told is not None:
        verdict, words = told
        after = "." if verdict == "not_generator" else ", which this version does not draw with."
        return Finding(verdict, f"{name} {words}{after}", candidates=candidates)
    for verdict, pattern, words in _KNOWN_OTHERS:
        if any(re.search(pattern, path) for path in tensors):
            after = (
                "." if verdict == "not_generator" else ", which this version does not draw with."
            )
            return Finding(verdict, f"{name} {words}{after}", candidates=candidates)
    if _discriminates(listing):
        return Finding("not_generator", f"{name} {JUDGES}.", candidates=candidates)
    return Finding(
        "unknown",
        f"{name} holds {len(tensors)} tensors of no architecture that the studio knows; `--json`"
        " gives the reason of each.",
        candidates=candidates,
    )


def _discriminates(listing: Listing) -> bool:
    """Whether it begins with a convolution of a picture and ends in a few numbers."""
    weights = [s.sizes for s in listing.tensors.values() if len(s.sizes) in (2, 4)]
    if len(weights) < 2 or len(weights[0]) != 4:
        return False
    narrow = weights[0][1] in (1, 3) and weights[0][0] > 3
    return narrow and (len(weights[-1]) == 2 or weights[-1][0] == 1)

"""Encoders and decoders that lie in files of their own: one model in two files."""

from __future__ import annotations

from studio.files.checkpoints.work import Listing
from studio.models.opening.finding import Candidate, Finding
from studio.models.vae.grid import taesd


def together(first: Finding, second: Finding) -> Finding | None:
    """The pair of an encoder and a decoder as one model, None where they are no pair."""
    halves = [first, second]
    if not all(f.architecture == taesd.NAME and f.sources for f in halves):
        return None
    if {_half(f) for f in halves} != {"encoder", "decoder"}:
        return None
    halves.sort(key=lambda f: _half(f) == "encoder")
    names = " and ".join(f.sources[0][0].name for f in halves)
    return Finding(
        "match", f"{names}: the decoder and the encoder of one TAESD autoencoder.", "vae",
        taesd.NAME, (*first.candidates, *second.candidates),
        tuple(f.sources[0] for f in halves),
    )  # fmt: skip


def _half(found: Finding) -> str:
    return next(iter(found.sources[0][1])).split(".")[0]


def half_found(
    listing: Listing, best: Candidate, candidates: tuple[Candidate, ...]
) -> Finding:  # fmt: skip
    """The verdict on a file that holds one half, and which other half is wanted."""
    half = next(iter(best.plan)).split(".")[0]
    sources = ((listing.path, best.plan),)
    if half == "decoder":
        reason = f"{listing.path.name}: {best.reason}; with its encoder it would take photos."
        return Finding(
            "match", reason, "vae", best.architecture, candidates, sources, "encoder"
        )  # fmt: skip
    reason = f"{listing.path.name} is only {best.reason}; its decoder makes the pictures."
    return Finding(
        "not_generator", reason, "vae", best.architecture, candidates, sources, "decoder"
    )  # fmt: skip

"""What is said of a file: the verdict, every architecture's opinion, and what to convert."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from studio.models.opening.enlargers import Enlarges
from studio.models.opening.holdings import Holding
from studio.models.opening.recognise import Facts
from studio.values.card import Family

Verdict = Literal["match", "doubtful", "not_generator", "unknown", "broken", "ambiguous", "refused"]
Plan = dict[str, str]


@dataclass(frozen=True)
class Candidate:
    """One architecture's opinion of one group of tensors; `plan`: new name -> path in the file.

    `facts` are those that the architecture wants kept beside the weights.
    """

    where: str
    architecture: str
    family: Family
    fits: bool
    reason: str
    plan: Mapping[str, str]
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """The verdict on a file (or a pair): one sentence, every opinion, and what to convert.

    A doubtful one has all that a match has, but its pictures do not bear out what it was taken for.

    `holding`: directions or places that the file holds in place of a model, `enlarger`: a network
    that makes pictures larger.
    `partner`: what is wanted beside this file, such as the encoder of a decoder; empty if nothing.
    `files`: those of a folder that make the model. `texts`: small files to write beside the
    tensors, by their paths, where the file itself does not hold what its tensors need.
    `incomplete`: a known model that lacks parts; `rest`: a folder beside it that holds them, to be
    joined on a person's word.
    """

    verdict: Verdict
    reason: str
    family: str = ""
    architecture: str = ""
    candidates: tuple[Candidate, ...] = ()
    sources: tuple[tuple[Path, Mapping[str, str]], ...] = ()
    partner: str = ""
    facts: Facts = field(default_factory=dict)
    files: tuple[Path, ...] = ()
    holding: Holding | None = None
    enlarger: Enlarges | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    incomplete: bool = False
    rest: Path | None = None

"""What an architecture is to the studio: one object in its own file, one line in the registry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.models.base import Loader, Weights
from studio.models.opening.readings import Layout
from studio.models.opening.recognise import Group, Match, Shapes
from studio.values.card import Family, GeneratorInfo


@dataclass(frozen=True)
class Architecture:
    """Networks of one layout: `load` builds a generator of a card and the weights of its file.

    `name` stands in the metadata of converted files and on cards; it never changes.
    `load` raises `ModelError` where the weights are not those of such a network.
    """

    name: str
    family: Family
    load: Loader


@dataclass(frozen=True)
class Published(Architecture):
    """An architecture whose files come from elsewhere, under no name and with no card.

    `recognise` tells from names and shapes whether a group of tensors is such a network, and
    raises `MismatchError` where it is not. `info_of` is what a new card says of the converted
    weights; it raises `ModelError` where they make no generator. `layouts`, where it is given,
    tells the other sizes that the same weights, by shapes under the studio's names, may lead to.
    """

    recognise: Callable[[Group], Match]
    info_of: Callable[[Weights], GeneratorInfo]
    layouts: Callable[[Shapes], tuple[Layout, ...]] | None = None

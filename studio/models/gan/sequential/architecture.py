"""Sequential GANs: the graph comes from the shapes, the rest is assumed, said, and can be changed.

Weights do not say which activations stand between the layers, how z was drawn, nor on which side
of z a class stands: `measure` finds what their own figures bear out, `walk` draws under it.

Source of the family: Radford, Metz, Chintala, "Unsupervised Representation Learning with Deep
Convolutional Generative Adversarial Networks", 2015, arXiv:1511.06434.
"""

from __future__ import annotations

import torch
from torch import Tensor

from studio.errors import ModelError
from studio.models.base import Check, Controls
from studio.models.gan.classes import class_controls, class_shares
from studio.models.gan.sequential.graph import NUMBERED, ONE_HOT, Graph, graph_of, plan_of
from studio.models.gan.sequential.kinds import check_kind
from studio.models.gan.sequential.layouts import fitted, others
from studio.models.gan.sequential.measure import measure
from studio.models.gan.sequential.stems import NotSequentialError
from studio.models.gan.sequential.walk import EPSILONS, JOINS, NORMS, drawn
from studio.models.gan.spectral import folded
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import (
    ACTIVATIONS,
    PRIORS,
    Assumptions,
    assumed_on,
    assumption,
    prior_assumption,
    range_assumption,
)
from studio.models.opening.recognise import Group, Match, MismatchError
from studio.models.plain import PlainGenerator, Tensors, need_finite, shapes_in
from studio.values.card import Card, GeneratorInfo, Sizes, Space
from studio.values.controls import Control
from studio.values.directions import Direction

NAME = "sequential-gan"


def describe(
    graph: Graph, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a generator declares."""
    size = (graph.width, graph.height)
    return GeneratorInfo(
        family="gan",
        architecture=NAME,
        spaces=(Space("z", (graph.latent,)),),
        sizes=Sizes(size, (size,)),
        channels=4 if graph.channels == 4 else 3,
        controls=(
            *class_controls(graph.classes),
            prior_assumption(assumed),
            *layer_controls(graph, assumed),
        ),
        abilities=(
            "finds_directions",
            "projects",
            *(("takes_class",) if graph.classes > 1 else ()),
        ),
        directions=directions,
    )


def layer_controls(graph: Graph, assumed: Assumptions) -> tuple[Control, ...]:
    """What is assumed of the layers and between them, all but how z was drawn."""
    controls = [range_assumption(assumed)]
    if graph.joins:
        words = {key: (label,) for key, label in JOINS}
        controls.append(
            assumption("join", "Beside z", words, assumed, "On which side of z the class stands.")
        )
    if any(layer.norm == "affine" for layer in graph.layers):
        controls.append(
            assumption("norm", "Norms", NORMS, assumed, "The weights do not say which kind it is.")
        )
    if "epsilon" in assumed and any(layer.norm == "batch" for layer in graph.layers):
        controls.append(
            assumption("epsilon", "Norms add", EPSILONS, assumed,
                    "What is added to each remembered spread.")
        )  # fmt: skip
    controls += [
        assumption(
            f"after_{gap + 1}", f"After layer {gap + 1}", ACTIVATIONS, assumed,
            "The weights do not say which activation stands here.",
        )
        for gap in graph.guessed
    ]  # fmt: skip
    return tuple(controls)


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a sequence of layers that makes pictures.

    Raises:
        MismatchError: it is not.
    """
    try:
        plan = fitted(plan_of(group.shapes), group.shapes)
        graph = graph_of({new: group.shapes[local] for new, local in plan.items()})
    except NotSequentialError as error:
        raise MismatchError(str(error)) from None
    check_kind(group, graph)
    plan |= numbered_beside(group, graph)
    classes = f" and one of {graph.classes} classes" if graph.classes else ""
    reason = (
        f"a sequential generator of {len(graph.layers)} layers, z {graph.latent}{classes} to"
        f" {graph.channels} × {graph.height} × {graph.width}"
    )
    return Match(reason, plan)


def numbered_beside(group: Group, graph: Graph) -> dict[str, str]:
    """The layer beside a generator that the number of a class goes through on its way to z."""
    if graph.classes != ONE_HOT or graph.embedding:
        return {}
    wanted = ((graph.layers[0].into - graph.latent, 1), (graph.layers[0].into - graph.latent,))
    for name, shape in group.beside.items():
        stem = name.removesuffix("weight")
        if shape == wanted[0] and group.beside.get(stem + "bias") == wanted[1]:
            return {NUMBERED[0]: f"../{name}", NUMBERED[1]: f"../{stem}bias"}
    return {}


def load(card: Card, tensors: Tensors, device: torch.device) -> PlainGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    tensors = folded(tensors)
    graph = _graph(tensors)
    need_finite(tensors)
    info = describe(graph, assumed_on(card), card.info.directions)
    return PlainGenerator(info, tensors, _draw).on(device)


def info_of(tensors: Tensors) -> GeneratorInfo:
    """What to write on a new card: the assumptions that the weights themselves support best.

    Raises:
        ModelError: the weights are not a sequence of layers.
    """
    graph = _graph(tensors)
    plain = {name: value.float() for name, value in folded(tensors).items()}
    return describe(graph, measure(graph, plain))


def _graph(tensors: Tensors) -> Graph:
    try:
        return graph_of(shapes_in(tensors))
    except NotSequentialError as error:
        raise ModelError(f"The weights are not a sequence of layers: {error}.") from None


def _draw(tensors: Tensors, latents: Tensor, controls: Controls, check: Check) -> Tensor:
    graph = _graph(tensors)
    z = PRIORS[str(controls["prior"])][1](latents)
    shares = class_shares(controls, graph.classes, z) if graph.classes else None
    return drawn(tensors, graph, z, controls, check, shares)


ARCHITECTURE = Published(NAME, "gan", load, recognise, info_of, others)

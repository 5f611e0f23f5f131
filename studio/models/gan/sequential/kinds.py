"""What a sequence of layers is that makes no pictures from a latent: told before it is drawn with.

A network that takes a picture, a decoder whose encoder stands beside it and a table of codes read
like a generator when one looks at the sizes of the last layers alone.
"""

from __future__ import annotations

import re

from studio.models.gan.sequential.graph import Graph
from studio.models.gan.sequential.layouts import USUAL_SIDES
from studio.models.opening.recognise import Group, MismatchError, Shapes

_TIME = re.compile(r"(^|[._])(t|time|timestep|noise|sigma|step)s?_?(emb|mlp|proj)|(^|\.)temb", re.I)
_MASK = re.compile(r"(^|\.)masks?(\.|_|\d|$)", re.IGNORECASE)
_CODEBOOK = re.compile(r"codebook|quant|(^|[._])vq", re.IGNORECASE)
_COLOURS = (1, 2, 3, 4)
_LEAST_GROWTH = 2
_LONGEST = 1024
_LEAST_SIDE = 28


def check_kind(group: Group, graph: Graph) -> None:
    """Check that nothing in or beside the group says that it is no generator of its own.

    Raises:
        MismatchError: says what it is.
    """
    for names in (group.shapes, group.beside):
        told = _told_by_names(names)
        if told:
            raise MismatchError(told)
    if takes_picture(group.shapes):
        raise MismatchError("its first layer takes a picture, so it changes pictures")
    rest = {n: s for n, s in group.beside.items() if n.rpartition(".")[0] not in ("", group.where)}
    if group.where.endswith("decoder") and _has_encoder(rest):
        raise MismatchError("an encoder stands beside it, so its latent is not drawn from a normal")
    if all(layer.kind == "linear" for layer in graph.layers) and not graph.embedding:
        _check_dense(graph)


def takes_picture(shapes: Shapes) -> bool:
    """Whether the first convolution takes as few channels as a picture has, and gives more."""
    layers = [shape for shape in shapes.values() if len(shape) in (2, 4)]
    if len(layers) < 2 or len(layers[0]) != 4:
        return False
    out, into = layers[0][:2]
    return into in _COLOURS and out > max(_COLOURS)


def _told_by_names(shapes: Shapes) -> str:
    for name, shape in shapes.items():
        if _TIME.search(name):
            return f"{name!r} tells it a time or a noise, so it is a step of a diffusion"
        if _CODEBOOK.search(name) and len(shape) == 2:
            return f"{name!r} is a table of codes, so it is a VQ-VAE"
        if _MASK.search(name):
            return f"{name!r} is a mask, so parts of a picture are told it"
    return ""


def _has_encoder(beside: Shapes) -> bool:
    halves = {name: shape for name, shape in beside.items() if re.match(r"enc", name)}
    return any(len(shape) in (2, 4) for shape in halves.values())


def _check_dense(graph: Graph) -> None:
    """Linear layers that lead from a short latent to the numbers of a picture."""
    first, last = graph.layers[0].into, graph.layers[-1].out
    if len(graph.layers) < 2 or graph.height not in USUAL_SIDES or graph.height < _LEAST_SIDE:
        raise MismatchError(f"{last:,} numbers behind linear layers alone could be anything")
    if first > _LONGEST or first * _LEAST_GROWTH > last:
        raise MismatchError(f"it takes {first:,} numbers, as long as a picture")

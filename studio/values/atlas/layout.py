"""Where places lie on the map: by likeness, and in a way that a person's memory of it holds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.values.arrays import Doubles, Floats, Places

PRINCIPAL = 24
"""So many principal numbers say what a picture looks like well enough to compare it."""
NEIGHBOURS = 6
_BLOCK = 512
_TINY = 1e-12


@dataclass(frozen=True)
class Principal:
    """What varies most among pictures: `mean` [F], `axes` [P, F] of length 1, the strongest first.

    Source: Pearson, "On lines and planes of closest fit to systems of points in space", 1901.
    """

    mean: Floats
    axes: Floats

    @classmethod
    def of(cls, looks: Floats, count: int = PRINCIPAL) -> Principal:
        """Fit rows of looks [N, F]; at most `count` axes. Signs are fixed, so equal rows agree."""
        mean = looks.mean(axis=0)
        centred = (looks - mean).astype(np.float64)
        _, vectors = np.linalg.eigh(centred.T @ centred)
        axes = vectors[:, ::-1][:, : min(count, looks.shape[0], looks.shape[1])].T
        largest = np.abs(axes).argmax(axis=1)
        signs = np.sign(axes[np.arange(len(axes)), largest])
        return cls(mean.astype(np.float32), (axes * signs[:, None]).astype(np.float32))

    def project(self, looks: Floats) -> Floats:
        """[N, P] float32: rows of looks [N, F] in principal numbers."""
        found: Floats = ((looks - self.mean) @ self.axes.T).astype(np.float32)
        return found


def first_layout(principal: Floats) -> Floats:
    """[N, 2] from principal numbers [N, P]: the two strongest, as wide as the map is drawn."""
    flat = np.zeros((len(principal), 2), np.float32)
    flat[:, : min(2, principal.shape[1])] = principal[:, :2]
    return to_scale(flat)


def to_scale(positions: Floats) -> Floats:
    """Positions [N, 2] moved to the middle, with a spread of 1; all in one place stay there."""
    centred = positions - positions.mean(axis=0)
    spread = float(np.sqrt((centred**2).sum(axis=1).mean()))
    found: Floats = (centred / max(spread, _TINY)).astype(np.float32)
    return found


def nearest(asked: Floats, among: Floats, count: int) -> tuple[Places, Floats]:
    """The rows of `among` [N, P] nearest to each row of `asked` [M, P].

    Returns:
        Places [M, K] into `among`, nearest first, and distances [M, K] float32; K is `count` or N.
    """
    count = min(count, len(among))
    places = np.empty((len(asked), count), np.intp)
    apart = np.empty((len(asked), count), np.float32)
    squares = (among**2).sum(axis=1)
    for at in range(0, len(asked), _BLOCK):
        rows = asked[at : at + _BLOCK]
        square = (rows**2).sum(axis=1)[:, None] + squares - 2.0 * (rows @ among.T)
        found = np.argpartition(square, count - 1, axis=1)[:, :count]
        near = np.linalg.norm(rows[:, None] - among[found], axis=2)  # exact, where zero matters
        order = near.argsort(axis=1, kind="stable")
        places[at : at + _BLOCK] = np.take_along_axis(found, order, axis=1)
        apart[at : at + _BLOCK] = np.take_along_axis(near, order, axis=1)
    return places, apart


def shares_of(apart: Floats) -> Floats:
    """How much each of K neighbours at distances [M, K] counts: [M, K] that sum to 1 a row.

    A Gaussian of the distance, in terms of how far the middle neighbour is away.
    """
    middle = np.maximum(apart[:, [apart.shape[1] // 2]], _TINY)
    weights = np.exp(-((apart / middle) ** 2) * 2.0) + 1e-9
    found: Floats = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return found


def placed(asked: Floats, among: Floats, positions: Floats, count: int = NEIGHBOURS) -> Floats:
    """Where new places lie: the weighted mean of their neighbours, so that old ones stay.

    Args:
        asked: [M, P] principal numbers of the new ones.
        among: [N, P] of those on the map.
        positions: [N, 2] of these.
        count: how many neighbours have a say.

    Returns:
        [M, 2] float32.
    """
    found, apart = nearest(asked, among, count)
    shares = shares_of(apart)
    there: Floats = np.einsum("mk,mkd->md", shares, positions[found]).astype(np.float32)
    return there


def strewn(positions: Floats, first: int, room: float) -> Floats:
    """Positions [M, 2] each moved a little its own way, so that means do not pile up.

    `first` is the number of the first one: the same place is moved the same way every time.
    `room`: how far at most.
    """
    numbers = np.arange(first, first + len(positions), dtype=np.float64)
    angle = numbers * 2.399963229728653  # the golden angle
    reach = room * np.sqrt((numbers * 0.6180339887498949) % 1.0)
    return positions + np.stack((reach * np.cos(angle), reach * np.sin(angle)), axis=1).astype(
        np.float32
    )


def aligned(positions: Floats, before: Floats) -> Floats:
    """A new layout turned, mirrored, scaled and moved to lie over the one before as well as it can.

    Args:
        positions: [N, 2], the new one.
        before: [M, 2] with M <= N: where the first M of them were.

    Returns:
        [N, 2] float32. Orthogonal Procrustes with scale.

    Source: Schönemann and Carroll, "Fitting one matrix to another under choice of a central
    dilation and a rigid motion", Psychometrika 35 (1970), 245-255.
    """
    new = positions[: len(before)].astype(np.float64)
    old = before.astype(np.float64)
    middle, home = new.mean(axis=0), old.mean(axis=0)
    u, strengths, vt = np.linalg.svd((new - middle).T @ (old - home))
    power = ((new - middle) ** 2).sum()
    scale = strengths.sum() / power if power > _TINY else 1.0
    turn: Doubles = u @ vt
    found: Floats = ((positions - middle) @ turn * scale + home).astype(np.float32)
    return found


def preservation(principal: Floats, positions: Floats, count: int = 10, sample: int = 500) -> float:
    """Which share of a place's `count` most alike pictures are also its nearest on the map.

    0 … 1, over at most `sample` places spread evenly; chance gives `count` / (N - 1).

    Source: the neighbourhood hit of van der Maaten et al., "Dimensionality Reduction: A
    Comparative Review", 2009, as the share of common k nearest neighbours.
    """
    total = len(principal)
    count = min(count, total - 1)
    if count < 1:
        return 0.0
    rows = np.unique(np.linspace(0, total - 1, min(sample, total)).astype(np.intp))
    alike = _others(nearest(principal[rows], principal, count + 1)[0], rows, count)
    close = _others(nearest(positions[rows], positions, count + 1)[0], rows, count)
    kept = [len(np.intersect1d(a, b)) for a, b in zip(alike, close, strict=True)]
    return float(np.mean(kept)) / count


def _others(found: Places, rows: Places, count: int) -> list[Places]:
    return [line[line != row][:count] for line, row in zip(found, rows, strict=True)]


def farthest(principal: Floats, seen: Floats) -> int:
    """Which of the places [N, P] looks least like anything seen [M, P]; -1 where there is none."""
    if not len(principal):
        return -1
    if not len(seen):
        return 0
    _, apart = nearest(principal, seen, 1)
    return int(apart[:, 0].argmax())

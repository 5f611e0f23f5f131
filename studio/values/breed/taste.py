"""A taste: what somebody likes of pictures, learned from a few that were picked or passed over.

Notation: x [K] what a picture is like, w [K] what is liked of it, y in {0, 1} whether it was
liked. p(y = 1 | x, w) = 1 / (1 + exp(-w x)), with a normal prior of precision `PRIOR` on w.

Sources: MacKay, "The Evidence Framework Applied to Classification Networks", Neural Computation 4
(1992), 720-736, for the Laplace approximation; Chapelle and Li, "An Empirical Evaluation of
Thompson Sampling", NeurIPS 2011, for drawing w before every choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.values import seeds
from studio.values.arrays import Doubles

PRIOR = 0.2
"""Precision of w, of pictures whose figures are of length 1 on average: scores vary by about 2."""
PASSED = 0.15
"""What a child counts that was merely not picked, where a picked or refused one counts 1."""
_STEPS = 25
_ENOUGH = 1e-8


@dataclass(frozen=True)
class Verdict:
    """One picture and what was said of it: `liked`, and how much that counts.

    `looks`: [K] figures of the picture.
    """

    looks: tuple[float, ...]
    liked: bool
    counts: float = 1.0


@dataclass(frozen=True)
class Taste:
    """A normal distribution over w: its `mean` [K], and `root` [K, K], the covariance's root.

    Figures are measured from `middle` [K] in units of `spread` [K].
    """

    mean: Doubles
    root: Doubles
    middle: Doubles
    spread: Doubles

    def score(self, looks: Doubles) -> Doubles:
        """[N] what is expected of pictures [N, K]; larger is liked better."""
        found: Doubles = self._standard(looks) @ self.mean
        return found

    def chance(self, looks: Doubles) -> Doubles:
        """[N] how likely pictures [N, K] are liked, all that is not known of w averaged over.

        Source: MacKay 1992, formula for the moderated output.
        """
        x = self._standard(looks)
        variance = ((x @ self.root) ** 2).sum(axis=1)
        found: Doubles = 1.0 / (
            1.0 + np.exp(-(x @ self.mean) / np.sqrt(1.0 + np.pi * variance / 8))
        )
        return found

    def drawn(self, seed: int, nth: int, looks: Doubles) -> Doubles:
        """[N] scores of pictures [N, K] under one w, drawn at random; the same for a seed."""
        noise = seeds.normal(seed, f"taste/{nth}", len(self.mean)).astype(np.float64)
        found: Doubles = self._standard(looks) @ (self.mean + self.root @ noise)
        return found

    def _standard(self, looks: Doubles) -> Doubles:
        found: Doubles = (looks - self.middle) / self.spread
        return found


def learned(verdicts: Sequence[Verdict], seen: Doubles | None = None) -> Taste | None:
    """The taste behind some verdicts; None where there are none.

    Args:
        verdicts: at least one; a single click tells a little, and children stay various.
        seen: [N, K] pictures that were on the screen, judged or not: what is usual among them.
    """
    if not verdicts:
        return None
    x = np.array([verdict.looks for verdict in verdicts], dtype=np.float64)
    usual = x if seen is None or len(seen) < 2 else np.concatenate((x, seen))
    middle = usual.mean(axis=0)
    # A figure in which pictures hardly differ says nothing; it must not be blown up.
    spread = np.maximum(usual.std(axis=0), 0.25) * np.sqrt(x.shape[1])
    standard = (x - middle) / spread
    y = np.array([float(verdict.liked) for verdict in verdicts])
    counts = np.array([verdict.counts for verdict in verdicts])
    mean, precision = _newton(standard, y, counts)
    # precision = L L', covariance = L'^-1 L^-1
    root = np.linalg.inv(np.linalg.cholesky(precision)).T
    return Taste(mean, root, middle, spread)


def _newton(x: Doubles, y: Doubles, counts: Doubles) -> tuple[Doubles, Doubles]:
    """The most likely w and the second derivative of -log p there: the Laplace approximation.

    The logarithm of the posterior is concave, so that Newton's steps lead to its only top; a step
    that goes too far is halved.
    """
    prior = np.eye(x.shape[1]) * PRIOR
    w = np.zeros(x.shape[1])
    now = _loss(w, x, y, counts, prior)
    precision = prior
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-(x @ w)))
        gradient = x.T @ (counts * (p - y)) + prior @ w
        precision = (x.T * (counts * p * (1.0 - p))) @ x + prior
        step = np.linalg.solve(precision, gradient)
        scale = 1.0
        while scale > 1e-3 and _loss(w - scale * step, x, y, counts, prior) > now:
            scale /= 2.0
        w = w - scale * step
        now = _loss(w, x, y, counts, prior)
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return w, precision


def _loss(w: Doubles, x: Doubles, y: Doubles, counts: Doubles, prior: Doubles) -> float:
    """-log posterior of w, up to a constant."""
    score = x @ w
    return float((counts * (np.logaddexp(0.0, score) - y * score)).sum() + 0.5 * w @ prior @ w)


def chosen(taste: Taste, seed: int, looks: Doubles, count: int) -> tuple[int, ...]:
    """Which `count` of the pictures [N, K] to show, each the best under a w drawn for its cell.

    Where little is known the draws differ and so do the pictures; the more is known, the more they
    agree. In the order of the cells.
    """
    left = list(range(len(looks)))
    found: list[int] = []
    for cell in range(min(count, len(left))):
        scores = taste.drawn(seed, cell, looks[left])
        found.append(left.pop(int(np.argmax(scores))))
    return tuple(found)

"""Finds a mark in any picture, at any scale and place.

    P      how many pixels a tile takes up here; unknown in a picture that was scaled
    z      what a wave of the tile comes to in this picture, a complex number
    dx dy  where the tile begins, in tiles
    t      how well the chips agree with a codeword, in standard deviations

For each P of a fine ladder the picture is correlated with all waves of a tile of that size (two
products of matrices), and with the known waves at every place of the tile (one small Fourier
transform). The best few are looked at closely, and their other waves are decoded.

Before all that, one hypothesis is looked at by itself: nothing was cut off or scaled, the picture
was only stored again. Size and place of the tile are known then.

False finds. Which sizes and places are decoded, and how their waves are weighed, follows from the
picture and the known waves alone. Let y be the weighed chips of one of them in an unmarked picture,
and c the scrambled signs of one codeword. The signs of the scrambling were drawn by a hash, without
regard to any picture or to the known waves; so by Hoeffding's inequality P(c·y >= t |y|) <=
exp(-t²/2) whatever the picture is. There are 2^48 ids that the checksum admits, and no more than
`DECODED` = 128 hypotheses of a picture are ever decoded: four places of each of at most five usual
sizes and of the eight likeliest others, of a picture made ready in two ways. Hence `BLIND` = 10.7:
2^(48+7) exp(-57.2) < 6e-9 for a picture. Where only the n ids of the table are asked for, 2^48
becomes n, and less agreement is enough: `needed(n)`. Of the picture as it was exported there are
four hypotheses only, two a version of the tile, with an allowance of their own: `BLIND_THERE`
= 10.4 and `needed(n, THERE)`. Nothing was chosen there by the known waves, so that their agreement
k counts too: k²/2 and t²/2 are each exceeded as rarely as an exponential variable, and of two of
these P(sum >= s) <= (1 + s) exp(-s): `helped`. The six allowances together make fewer than 6e-8
false finds for a picture.

A picture marked by another studio is not unmarked: its chips agree with every codeword as far as
two codewords agree with each other. So an id of the table must also be nearly as likely as the
likeliest message there is, `_BEHIND`, and known waves help only so far, `_HELPED_LEAST`.

Sources: Hoeffding, "Probability inequalities for sums of bounded random variables", Journal of the
American Statistical Association 58, 1963; Kutter 1998 and Cox et al. 1997 as in `pattern`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.export.marks import fronts
from studio.export.marks.code import ID_BITS, SIGNS, Signs, decode
from studio.export.marks.fronts import Floats
from studio.export.marks.pattern import HIGH, LEAST_TILE, LOW, carrier, laid_out, tile_side

Waves = NDArray[np.complex128]
DECODED, THERE = 128.0, 4.0
"""Hypotheses that are decoded of a picture: anywhere, and as it was exported."""
FALSE = 1e-8
"""False finds that are allowed for a picture: blind and by the table, anywhere and as exported."""
BLIND, BLIND_THERE = 10.7, 10.4
_BEHIND = 3.5
"""Standard deviations that an id of the table may agree less than the likeliest message."""
_HELPED_LEAST, _HELPED_LEAST_BLIND = 6.0, 9.5
_FRONTS = (False, True)
_LEAST_P = 54.0
"""Pixels of a tile below which its finest waves are lost; twice as many, and half will do."""
_SMALLEST_SHARE, _LARGEST_SHARE = 0.08, 1.2
"""Of the shorter side that a tile may take up: a screen around the picture, or a cut-out of it."""
_LEAST_PART = 0.8
"""Of a tile must be there, across and down."""
_WINDOW = 512
_KEPT = 8
_PLACES, _CLOSE_PLACES = 64, 128
"""Places of a tile across and down, while looking for its size and when it is read."""
_PLACES_READ = 4
_SAME = 4.0 / _CLOSE_PLACES
_FINER = np.linspace(-0.75, 0.75, 7) / _CLOSE_PLACES
_RING = 4


@dataclass(frozen=True)
class Finding:
    """A mark that was found. `score`: t. `tile_px`: P, to tell how the picture was scaled."""

    mark: int
    score: float
    tile_px: float


@dataclass(frozen=True)
class _Candidate:
    score: float
    level: int
    period: float


def needed(ids: int, hypotheses: float = DECODED) -> float:
    """The agreement that one of `ids` known ids must reach, so that fewer than 1e-8 are false."""
    return math.sqrt(2.0 * math.log(hypotheses * max(1, ids) / FALSE))


def helped(ids: float, agreed: float, hypotheses: float = THERE) -> float:
    """The same where the known waves were not searched for and agree by `agreed`."""
    allowed = math.log(hypotheses * max(1.0, ids) / FALSE)
    both = allowed
    for _ in range(8):
        both = allowed + math.log1p(both)
    return math.sqrt(max(2.0 * both - max(agreed, 0.0) ** 2, 0.0))


def find(pixels: NDArray[np.uint8], known: tuple[NDArray[np.uint64], Signs]) -> Finding | None:
    """The mark in a picture, None where there is none that can be told from chance.

    Args:
        pixels: [H, W, 3] uint8.
        known: [N] ids of the table and their signs, [N, 256]; looked for where it cannot be
            decoded. N may be 0.
    """
    levels = _Levels(pixels)
    sizes = {tile_side(pixels.shape[1], pixels.shape[0], version) for version in (2, 3)}
    for fine in _FRONTS:
        for size in sorted(sizes):
            if found := _there(levels, float(size), known, fine):
                return found
    for period in _as_exported(pixels.shape[1], pixels.shape[0]):
        level, there = levels.of(period)
        found = _read(levels, _Candidate(0.0, level, there), known) if level >= 0 else None
        if found:
            return found
    best = sorted(_ladder(levels), key=lambda c: c.score, reverse=True)
    return next(filter(None, (_read(levels, c, known) for c in _apart(best))), None)


def _as_exported(width: int, height: int) -> Iterator[float]:
    """The tiles of a picture that was scaled as a whole, or not at all; looked for first."""
    quarter = min(width, height) / 4.0
    usual = (float(tile_side(width, height, version)) for version in (3, 2))
    yield from dict.fromkeys((*usual, quarter, float(LEAST_TILE)))


class _Levels:
    """The picture, and its halves; each made ready when first asked for."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self._light = [fronts.light(pixels)]
        self._ready: dict[tuple[int, bool], Floats] = {}
        self.shorter = min(pixels.shape[:2])

    def of(self, period: float) -> tuple[int, float]:
        """(level, P there) for a tile of `period` pixels; level -1 where it is too small."""
        level = math.floor(math.log2(period / _LEAST_P) + 1e-9) if period > 0 else -1
        return (level, period / 2.0**level) if level >= 0 else (-1, 0.0)

    def ready(self, level: int, fine: bool = False) -> Floats:
        """The picture at a level, ready for correlation, in one of two ways."""
        while len(self._light) <= level:
            self._light.append(fronts.halved(self._light[-1]))
        if (level, fine) not in self._ready:
            self._ready[level, fine] = fronts.front(self._light[level], level, fine)
        return self._ready[level, fine]


def _ladder(levels: _Levels) -> Iterator[_Candidate]:
    """The best place of every size of tile, in the middle of the picture."""
    period = max(_LEAST_P, _SMALLEST_SHARE * levels.shorter)
    while period <= _LARGEST_SHARE * levels.shorter:
        level, there = levels.of(period)
        middle = _middle(levels.ready(level))
        yield _Candidate(_places(_whitened(_waves(middle, there)))[0], level, there)
        period *= 1.0 + 2.0 / max(middle.shape)


def _middle(ready: Floats) -> Floats:
    top, left = (max(0, side - _WINDOW) // 2 for side in ready.shape)
    return ready[top : top + _WINDOW, left : left + _WINDOW]


def _apart(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """The best few that are not the same one again."""
    used: list[_Candidate] = []
    for new in candidates:
        size = new.period * 2.0**new.level
        if all(abs(size / (old.period * 2.0**old.level) - 1.0) > 0.012 for old in used):
            used.append(new)
            yield new
        if len(used) == _KEPT:
            return


def _read(
    levels: _Levels, about: _Candidate, known: tuple[NDArray[np.uint64], Signs]
) -> Finding | None:
    """The id at a candidate, if there is one."""
    return next(filter(None, (_read_once(levels, about, known, fine) for fine in _FRONTS)), None)


def _read_once(
    levels: _Levels, about: _Candidate, known: tuple[NDArray[np.uint64], Signs], fine: bool
) -> Finding | None:
    ready = levels.ready(about.level, fine)
    if min(ready.shape) < _LEAST_PART * about.period:
        return None
    longer = max(ready.shape)
    reach = 2.0 / min(_WINDOW, longer)
    tried: list[tuple[float, float, float, float]] = []
    for change in np.arange(-reach, reach + 0.35 / longer, 0.7 / longer):
        period = about.period * (1.0 + change)
        tried += [(*place, period) for place in _best_places(_whitened(_waves(ready, period)))]
    for _, dx, dy, period in _elsewhere(sorted(tried, reverse=True)):
        waves = _whitened(_waves(ready, period))
        moved = _moved(waves, *_closer(waves, dx, dy))
        least = needed(len(known[0]))
        if found := _decoded(moved, period * 2.0**about.level, known, BLIND, least):
            return found
    return None


def _elsewhere(
    places: list[tuple[float, float, float, float]],
) -> Iterator[tuple[float, float, float, float]]:
    """The best few (score, dx, dy, P) that are not the same place again."""
    used: list[tuple[float, float]] = []
    for place in places:
        dx, dy = place[1:3]
        if all(_apart_by(dx, x) + _apart_by(dy, y) > _SAME for x, y in used):
            used.append((dx, dy))
            yield place
        if len(used) == _PLACES_READ:
            return


def _apart_by(one: float, two: float) -> float:
    """How far two places are apart, going round."""
    between = abs(one - two) % 1.0
    return min(between, 1.0 - between)


def _there(
    levels: _Levels, size: float, known: tuple[NDArray[np.uint64], Signs], fine: bool
) -> Finding | None:
    """The id where nothing was cut off or scaled: the first tile begins in the corner."""
    level, period = levels.of(size)
    if level < 0:
        return None
    ready = levels.ready(level, fine)
    corner = 0.5 / 2.0**level - 0.5
    dx, dy = ((corner - side / 2.0) / period for side in (ready.shape[1], ready.shape[0]))
    moved = _moved(_whitened(_waves(ready, period)), dx, dy)
    agreed = _agreed(moved)
    blind = max(helped(2.0**ID_BITS, agreed), _HELPED_LEAST_BLIND)
    least = max(helped(len(known[0]), agreed), _HELPED_LEAST)
    return _decoded(
        moved, size, known, min(blind, BLIND_THERE), min(least, needed(len(known[0]), THERE))
    )


def _agreed(moved: Waves) -> float:
    """How well the known waves agree, in standard deviations."""
    public = carrier()
    there = moved[public.known] * np.conj(public.known_sign)
    return float(there.real.sum() / math.sqrt(float((np.abs(there) ** 2).sum()) / 2.0 + 1e-12))


def _decoded(
    moved: Waves, size: float, known: tuple[NDArray[np.uint64], Signs], blind: float, least: float
) -> Finding | None:
    """The id in waves whose tile begins in the middle, if it agrees well enough.

    `blind`: how well it must by itself, `least`: how well one of the known ids must.
    """
    soft, length = _chips(moved)
    mark, agrees, signs = decode(soft)
    score = float(signs @ soft) / length
    if agrees and score >= blind:
        return Finding(mark, score, size)
    return _among(known, soft, length, size, max(least, score - _BEHIND))


def _among(
    known: tuple[NDArray[np.uint64], Signs], soft: NDArray[np.float64], length: float,
    size: float, least: float,
) -> Finding | None:  # fmt: skip
    """The best of the known ids, if it agrees at least so well."""
    ids, signs = known
    if not len(ids):
        return None
    scores = signs @ soft.astype(np.float32)
    best = int(np.argmax(scores))
    score = float(scores[best]) / length
    return Finding(int(ids[best]), score, size) if score >= least else None


def _waves(ready: Floats, period: float) -> Waves:
    """[K] z of every wave, for tiles of `period` pixels that begin in the middle."""
    public = carrier()
    height, width = ready.shape
    cosine, sine = _turns(width, period)
    part = ready @ cosine - 1j * (ready @ sine)
    cosine, sine = _turns(height, period)
    upper = cosine.T @ part
    lower = sine.T @ part
    down = np.concatenate([(upper + 1j * lower)[:0:-1], upper - 1j * lower])
    return down[public.ky + HIGH, public.kx].astype(np.complex128)


def _turns(length: int, period: float) -> tuple[Floats, Floats]:
    """(cosines, sines), [length, HIGH + 1] each, of 0 … HIGH turns a tile."""
    turns = np.outer(np.arange(length) - length / 2.0, np.arange(HIGH + 1)) / period
    angle = (2.0 * np.pi * (turns - np.rint(turns))).astype(np.float32)
    return np.cos(angle), np.sin(angle)


def _rings() -> NDArray[np.int64]:
    public = carrier()
    return (np.hypot(public.ky, public.kx) - LOW).astype(np.int64)


def _whitened(waves: Waves) -> Waves:
    """As loud on every ring of frequencies: pictures are louder in low ones."""
    rings = _rings() // 2
    power = np.bincount(rings, np.abs(waves) ** 2) / np.bincount(rings)
    return waves / np.sqrt(power[rings] + 1e-12)


def _places(waves: Waves) -> tuple[float, float, float]:
    """(agreement of the known waves, dx, dy) at the best of 64 × 64 places."""
    field = _field(waves, _PLACES)
    best = int(np.argmax(field))
    return float(field.flat[best]), best % _PLACES / _PLACES, best // _PLACES / _PLACES


def _best_places(waves: Waves) -> list[tuple[float, float, float]]:
    """The same for the best few of 128 × 128 places, neighbours of one another among them."""
    field = _field(waves, _CLOSE_PLACES).ravel()
    best = np.argpartition(field, -4 * _PLACES_READ)[-4 * _PLACES_READ :]
    down, across = np.divmod(best, _CLOSE_PLACES)
    return [
        (float(field[i]), x / _CLOSE_PLACES, y / _CLOSE_PLACES)
        for i, x, y in zip(best, across, down, strict=True)
    ]


def _field(waves: Waves, places: int) -> NDArray[np.float64]:
    """[places, places] how well the known waves agree at every place, in standard deviations."""
    public = carrier()
    there = waves[public.known] * np.conj(public.known_sign * public.unit[public.known])
    field = np.fft.irfft2(laid_out(there, places, public.known), s=(places, places))
    length = math.sqrt(float((np.abs(there) ** 2).sum()) / 2.0) + 1e-12
    found: NDArray[np.float64] = field * (places**2 / 2.0 / length)
    return found


def _closer(waves: Waves, dx: float, dy: float) -> tuple[float, float]:
    """The best of 49 places around one."""
    public = carrier()
    some = public.known
    there = waves[some] * np.conj(public.known_sign * public.unit[some])
    across = np.exp(2j * np.pi * np.outer(dx + _FINER, public.kx[some]))
    down = np.exp(2j * np.pi * np.outer(dy + _FINER, public.ky[some]))
    field = ((down * there) @ across.T).real
    row, column = divmod(int(np.argmax(field)), len(_FINER))
    return float(dx + _FINER[column]), float(dy + _FINER[row])


def _moved(waves: Waves, dx: float, dy: float) -> Waves:
    """The waves without their public phases, as if the tile began in the middle."""
    public = carrier()
    turn = np.exp(2j * np.pi * (public.kx * dx + public.ky * dy))
    return waves * np.conj(public.unit) * turn


def _chips(waves: Waves) -> tuple[NDArray[np.float64], float]:
    """([256] soft signs, the length of the weighed chips that went into them)."""
    public = carrier()
    weighed = (waves * _weights(waves))[public.carrying]
    chips = np.empty(2 * len(weighed))
    chips[0::2], chips[1::2] = weighed.real, weighed.imag
    soft = np.bincount(public.sign_of, chips * public.scramble, SIGNS).astype(np.float64)
    return soft, float(np.linalg.norm(chips)) + 1e-12


def _weights(waves: Waves) -> NDArray[np.float64]:
    """[K] how far each ring is to be believed, by how the known waves of it agree.

    Compression and scaling take the mark from some rings and leave it in others; with agreement m
    of unit noise the best weight is m / (1 - m²).
    """
    public = carrier()
    rings = _rings() // _RING
    agreeing = (waves[public.known] * np.conj(public.known_sign)).real
    count = np.bincount(rings[public.known], minlength=rings.max() + 1)
    mean = np.bincount(rings[public.known], agreeing, rings.max() + 1) / np.maximum(count, 1)
    smooth = np.convolve(np.pad(mean, 1, mode="edge"), [0.25, 0.5, 0.25], "valid")
    held = np.clip(smooth, 0.02, 0.95)
    weight: NDArray[np.float64] = (held / (1.0 - held**2))[rings]
    return weight

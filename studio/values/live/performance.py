"""A performance: every place that was shown, as a skeleton and the numbers that moved.

Most moments differ from the one before by a few numbers only: how far along directions, values of
controls, how much of a blend. What is left when those are taken out, the skeleton, is written once.
A record is one line of JSON with its checksum before it, so that a file that was torn in the middle
is good up to there.
"""

from __future__ import annotations

import json
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from studio.errors import InputError
from studio.values import edit
from studio.values.card import GeneratorInfo
from studio.values.film.timing import MAX_SECONDS
from studio.values.latent import Blend, Move
from studio.values.recipe import Recipe, from_json, to_json

FORMAT = "latent-studio/performance"
SUFFIX = ".performance"
MAX_LINE = 9 << 20
MAX_SKELETONS = 100_000
KEPT = 256
PLACES = 5
"""Decimals of what is written: less than any eye sees."""
Numbers = dict[str, float]
"""By name: `d` and the id of a direction, `c` and the key of a control, `w`: of a blend of two."""


@dataclass(frozen=True)
class Moment:
    """At a second from the beginning: the numbers on a skeleton, which is a place without them."""

    at: float
    skeleton: Recipe
    numbers: Numbers = field(default_factory=dict)


def plain_controls(info: GeneratorInfo) -> Numbers:
    """The controls that are taken out of places of a model, with their defaults."""
    return {c.key: float(c.default) for c in info.controls if c.kind == "float"}


def taken_apart(recipe: Recipe, floats: Iterable[str]) -> tuple[Recipe, Numbers]:
    """(skeleton, numbers) of a place; `put_together` makes the same place of them."""
    numbers: Numbers = {}
    floats = frozenset(floats)
    for key in floats & recipe.controls.keys():
        numbers[f"c {key}"] = float(recipe.controls[key])
    kept = {k: v for k, v in recipe.controls.items() if k not in floats}
    latent = recipe.latent
    base, moves = edit.base_of(latent), edit.moves_of(latent)
    whole = edit.shifted(base, moves) == latent and all(m.layers is None for m in moves.values())
    if whole:
        numbers |= {f"d {key}": move.amount for key, move in moves.items()}
        if isinstance(base, Blend) and len(base.parts) == 2:
            numbers["w"] = base.weights[1]
            base = msgspec.structs.replace(base, weights=(0.5, 0.5))
        latent = base
    return msgspec.structs.replace(recipe, latent=latent, controls=kept), numbers


def put_together(skeleton: Recipe, numbers: Numbers) -> Recipe:
    """The place of a skeleton with its numbers; directions are the skeleton's own or a model's."""
    controls = dict(skeleton.controls)
    controls |= {k[2:]: v for k, v in numbers.items() if k.startswith("c ")}
    base = skeleton.latent
    if "w" in numbers and isinstance(base, Blend):
        base = msgspec.structs.replace(base, weights=(1.0 - numbers["w"], numbers["w"]))
    moves = {k[2:]: Move(v) for k, v in numbers.items() if k.startswith("d ")}
    latent = edit.shifted(base, moves) if moves else base
    return msgspec.structs.replace(skeleton, latent=latent, controls=controls)


class Encoder:
    """Makes lines of places; remembers a few skeletons, so its memory does not grow."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, int] = OrderedDict()
        self._count = 0
        self._last: tuple[int, Numbers] | None = None

    def begin(self, name: str) -> bytes:
        """The first line."""
        return line({"format": FORMAT, "version": 1, "name": name[:80]})

    def lines(self, at: float, recipe: Recipe, floats: Iterable[str]) -> bytes:
        """The lines of a place at a second; none where nothing has moved since the last one."""
        skeleton, numbers = taken_apart(recipe, floats)
        numbers = {key: round(value, PLACES) for key, value in sorted(numbers.items())}
        told = to_json(skeleton)
        number, before = self._known.get(told), b""
        if number is None:
            number, self._count = self._count, self._count + 1
            before = line({"s": number, "p": json.loads(told)})
            self._known[told] = number
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        else:
            self._known.move_to_end(told)
        if self._last == (number, numbers):
            return before
        self._last = number, numbers
        return before + line({"t": round(at, 4), "i": number, "n": numbers})


def line(record: dict[str, object]) -> bytes:
    """One record with its checksum."""
    text = json.dumps(record, separators=(",", ":"), ensure_ascii=True).encode()
    return b"%08x " % zlib.crc32(text) + text + b"\n"


def read(lines: Iterable[bytes]) -> Iterator[Moment]:
    """The moments in the lines of a file, in order; where a line is torn, it ends.

    Raises:
        InputError: it is no performance at all.
    """
    skeletons: dict[int, Recipe] = {}
    last = 0.0
    for number, raw in enumerate(lines):
        record = _record(raw)
        if number == 0:
            if record is None or record.get("format") != FORMAT:
                raise InputError("This is not a performance of Latent Studio.")
            continue
        if record is None:
            return
        if "p" in record:
            if len(skeletons) >= MAX_SKELETONS:
                return
            try:
                number_of = msgspec.convert(record["s"], int)
                skeletons[number_of] = from_json(json.dumps(record["p"]))
            except (InputError, msgspec.ValidationError, ValueError, KeyError):
                return
            continue
        moment = _moment(record, skeletons)
        if moment is None:
            return
        if moment.at >= last:
            last = moment.at
            yield moment


def _record(raw: bytes) -> dict[str, object] | None:
    if len(raw) > MAX_LINE or not raw.endswith(b"\n") or raw[8:9] != b" ":
        return None
    text = raw[9:-1]
    if raw[:8] != b"%08x" % zlib.crc32(text):
        return None
    try:
        record = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


class _Told(msgspec.Struct, frozen=True):
    t: float
    i: int
    n: dict[str, float] = {}


def _moment(record: dict[str, object], skeletons: Mapping[int, Recipe]) -> Moment | None:
    try:
        told = msgspec.convert(record, _Told)
    except msgspec.ValidationError:
        return None
    skeleton = skeletons.get(told.i)
    fits = 0 <= told.t <= MAX_SECONDS and all(abs(v) <= 1e6 for v in told.n.values())
    return Moment(told.t, skeleton, told.n) if skeleton is not None and fits else None

"""Hypothesis strategies for recipes, hostile JSON and trails."""

import hypothesis.strategies as st
import numpy as np

from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Blend, Encoded, Move, Seed, Shift, StyleMix, Vector
from studio.values.recipe import ModelRef, Recipe

sha256s = st.text("0123456789abcdef", min_size=64, max_size=64)
spaces = st.sampled_from(["z", "w", "noise"])
amounts = st.floats(-1000, 1000)
numbers = st.floats(-1e6, 1e6, width=32)
directions = st.builds(
    lambda name, space, values, step: Direction(
        name, space, np.array(values, "<f4").tobytes(), step
    ),
    st.text(min_size=1, max_size=60),
    spaces,
    st.lists(numbers, min_size=1, max_size=6),
    st.floats(0.001, 1000),
)
seeds = st.one_of(
    st.builds(Seed, st.integers(0, 2**63 - 1), spaces),
    st.builds(Seed, st.integers(0, 2**32 - 1), spaces, st.just("nvidia")),
)
vectors = st.builds(
    lambda space, values: Vector.of(space, np.array(values, np.float32)),
    spaces,
    st.lists(numbers, min_size=1, max_size=8),
)
encoded = st.builds(Encoded, sha256s, st.sampled_from(["encoder", "refined"]), vectors)
moves = st.dictionaries(
    st.one_of(
        st.text("0123456789abcdef", min_size=16, max_size=16),
        st.builds(random_direction_id, st.integers(0, 2**63 - 1), st.integers(0, 999)),
    ),
    st.builds(Move, amounts, st.none() | st.just((0, 3))),
    max_size=4,
)


@st.composite
def blends(draw, below):
    parts = draw(st.lists(below, min_size=2, max_size=4))
    raw = [draw(st.floats(0.01, 1)) for _ in parts]
    weights = tuple(w / sum(raw) for w in raw)
    how = draw(st.sampled_from(["round", "straight", "keep_length"]))
    return Blend(tuple(parts), weights, how, draw(spaces))


def _deeper(below):
    bases = below.filter(lambda node: not isinstance(node, Shift))
    mixes = st.builds(StyleMix, below, below, st.just((0, 5)))
    return st.one_of(blends(below), st.builds(Shift, bases, moves), mixes)


latents = st.recursive(st.one_of(seeds, vectors, encoded), _deeper, max_leaves=6)
values = st.one_of(
    st.booleans(), st.integers(-(2**53), 2**53), st.floats(-1e9, 1e9), st.text(max_size=20)
)
recipes = st.builds(
    Recipe,
    st.builds(ModelRef, st.text(min_size=1, max_size=20), sha256s),
    latents,
    st.integers(1, 16_384),
    st.integers(1, 16_384),
    st.dictionaries(st.text("abcdefg_", min_size=1, max_size=8), values, max_size=3),
    st.lists(directions, max_size=2).map(lambda found: {d.id: d for d in found}),
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=10), below, max_size=4)
    ),
    max_leaves=12,
)

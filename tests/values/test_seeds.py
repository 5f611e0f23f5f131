import hashlib
from statistics import NormalDist

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from studio.values.seeds import inverse_normal, normal, uniform


def test_published_seeds_never_change():
    assert [float(x).hex() for x in normal(4182, "z", 4)] == [
        "0x1.6a4a440000000p+0", "-0x1.9ec5a20000000p-1",
        "0x1.0ec5f20000000p+0", "0x1.c58d580000000p+0",
    ]  # fmt: skip
    assert hashlib.sha256(normal(4182, "z", 4096).tobytes()).hexdigest() == (
        "07e399825b4c0926d2c21be872d436cfae94f792d5ae1ba0a3ebc9cc6e0dddc3"
    )


def philox(counter, key):
    """Philox4x64-10 written from the paper."""
    multipliers = (0xD2E7470EE14C6C93, 0xCA5A826395121157)
    weyl = (0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B)
    for _ in range(10):
        a, b = multipliers[0] * counter[0], multipliers[1] * counter[2]
        mask = 2**64 - 1
        counter = (
            (b >> 64) ^ counter[1] ^ key[0], b & mask, (a >> 64) ^ counter[3] ^ key[1], a & mask
        )  # fmt: skip
        key = tuple((k + w) & mask for k, w in zip(key, weyl, strict=True))
    return counter


@given(st.integers(0, 2**63 - 1))
def test_the_words_are_those_of_the_paper(seed):
    purpose = int.from_bytes(hashlib.sha256(b"latent-studio/z").digest()[:8], "little")
    words = philox((1, 0, 0, 0), (seed, purpose))
    expected = [(word >> 11) * 2.0**-53 + 2.0**-54 for word in words]
    assert uniform(seed, "z", 4).tolist() == expected


@given(st.floats(1e-300, 1 - 1e-16))
def test_the_quantile_agrees_with_another_implementation(p):
    found = float(inverse_normal(np.array([p]))[0])
    assert found == pytest.approx(NormalDist().inv_cdf(p), rel=1e-13, abs=1e-13)


@given(st.integers(0, 2**63 - 1), st.integers(1, 50))
def test_a_longer_draw_begins_with_the_shorter(seed, count):
    assert np.array_equal(normal(seed, "z", 64)[:count], normal(seed, "z", count))


def test_purposes_and_seeds_do_not_meet():
    draws = {
        normal(s, p, 8).tobytes() for s in (0, 1, 2**63 - 1) for p in ("z", "w", "direction/0")
    }
    assert len(draws) == 9


def test_the_uniform_never_reaches_its_ends():
    values = uniform(5, "z", 100_000)
    assert values.min() > 0.0
    assert values.max() < 1.0

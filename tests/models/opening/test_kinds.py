"""Files that nothing is drawn with are called what they are."""

from __future__ import annotations

import pytest

from studio.models.opening.kinds import JUDGES, kind_of

DENSE_JUDGE = {"0.weight": (256, 784), "2.weight": (64, 256), "4.weight": (1, 64)}
DENSE_AUTOENCODER = {"e.0.weight": (128, 784), "e.2.weight": (16, 128), "d.0.weight": (784, 16)}
CONV_AUTOENCODER = {
    "e.0.weight": (32, 1, 3, 3), "e.2.weight": (2, 1568), "d.0.weight": (1568, 2),
    "d.2.weight": (32, 1, 3, 3),
}  # fmt: skip
CYCLE = {"0.weight": (64, 3, 7, 7), "3.weight": (128, 64, 3, 3), "6.weight": (3, 128, 7, 7)}
CODES = {"e.weight": (64, 3, 4, 4), "vq.codebook.weight": (512, 64), "d.weight": (64, 3, 4, 4)}
PIXELS = {"0.weight": (16, 1, 7, 7), "0.mask": (16, 1, 7, 7), "2.weight": (256, 16, 1, 1)}
NOISED = {"alphabar_t": (1001,), "eps.0.weight": (64, 1, 7, 7), "eps.2.weight": (1, 64, 3, 3)}
JAX = {"params/Dense_0/kernel": (100, 784), "params/Dense_0/bias": (784,)}


@pytest.mark.parametrize(
    ("shapes", "words"),
    [
        (DENSE_JUDGE, "judges pictures"), (DENSE_AUTOENCODER, "autoencoder"),
        (CONV_AUTOENCODER, "autoencoder"), (CYCLE, "from picture to picture"), (CODES, "VQ-VAE"),
        (PIXELS, "autoregressive"), (NOISED, "diffusion"), (JAX, "JAX"),
    ],
)  # fmt: skip
def test_a_kind_is_named(shapes, words):
    told = kind_of(shapes)
    assert told is not None
    assert words in told[1]


@pytest.mark.parametrize(
    "shapes",
    [{}, {"labels": (1000,)}, {"0": (16, 784), "1": (16, 784)}, {"a.weight": (64, 29)},
     {"layers.0.weight": (22, 29), "layers.2.weight": (1, 22)}],
)  # fmt: skip
def test_what_could_be_anything_is_not(shapes):
    assert kind_of(shapes) is None


@pytest.mark.parametrize(
    "shapes",
    [
        {"fc.weight": (10, 1), "d.0.weight": (256, 794), "d.4.weight": (1, 256)},
        {"embed.weight": (10, 10), "fc1.weight": (128, 794), "fc4.weight": (1, 128)},
        {"e.weight": (10, 7840), "m.0.weight": (64, 11, 4, 4), "m.9.weight": (1, 2304)},
    ],
)
def test_judges_that_see_a_label_are_named(shapes):
    assert kind_of(shapes) == ("not_generator", JUDGES)

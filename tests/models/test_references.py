"""Against numbers of the reference implementations, so that no misreading sits on both sides.

Recorded with the public code named beside each, in float32 on a CPU, for the weights of
`tests/helpers/reference_weights.py`. Nothing of that code is here.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import torch
from torch import Tensor

from studio.models.base import CancelToken, RenderRequest, Weights
from studio.models.opening.recognise import Group
from studio.models.opening.registry import architecture_of
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL
from studio.models.vae.grid.kl import KLHalves
from tests.helpers import reference_weights
from tests.helpers.checkpoints import loaded
from tests.helpers.filled import even

TOLERANCE = 1e-4
"""Of the spread of the numbers."""


@dataclass(frozen=True)
class Recorded:
    """Of all numbers of a tensor the mean and the spread, and twelve at even steps."""

    mean: float
    spread: float
    numbers: tuple[float, ...]

    def check(self, found: Tensor) -> None:
        flat = found.detach().double().flatten()
        at = [k * len(flat) // 12 + len(flat) // 29 for k in range(12)]
        wanted = torch.tensor([self.mean, self.spread, *self.numbers], dtype=torch.float64)
        ours = torch.stack([flat.mean(), flat.std(correction=0), *flat[at]])
        off = (ours - wanted).abs() / self.spread
        assert float(off.max()) < TOLERANCE, f"off by {off.tolist()} of the spread"


def generator_of(architecture: str, state: dict[str, Tensor]):
    """The state of a reference network, taken in by the way of every opened file."""
    known = architecture_of(architecture)
    match = known.recognise(Group("", reference_weights.shapes_in(state)))
    weights = Weights({new: state[old] for new, old in match.names.items()}, match.facts)
    return loaded(architecture, weights)


def picture(generator, latents: Tensor, **controls) -> Tensor:
    width, height = generator.info.sizes.default
    return generator.render(RenderRequest(latents, width, height, controls), CancelToken())


# NVlabs/stylegan3, training/networks_stylegan2.py; truncation 0.7, constant noise.
STYLEGAN2 = Recorded(
    0.68366942, 0.20301267,
    (0.90455735, 0.94567794, 0.96056414, 0.97640425, 0.30680645, 0.31425929,
     0.95287412, 1.0, 0.63749069, 0.6675626, 0.56904989, 0.6867075),
)  # fmt: skip
# NVlabs/stylegan3, training/networks_stylegan3.py; truncation 0.7.
STYLEGAN3 = Recorded(
    0.55065776, 0.12005758,
    (0.60305619, 0.60149473, 0.53834653, 0.54386443, 0.5811134, 0.56503844,
     0.76187968, 0.7711345, 0.40829295, 0.38750774, 0.44641683, 0.4124966),
)  # fmt: skip
# ajbrock/BigGAN-PyTorch, BigGAN.py; class 3, z cut off at 2.
BIGGAN = Recorded(
    0.58849091, 0.26013547,
    (0.36447453, 0.29917717, 0.86223471, 0.75883967, 0.65707052, 0.65205801,
     0.13537446, 0.13916194, 0.94845182, 0.90121222, 0.80157161, 0.81831074),
)  # fmt: skip
# models.py of odegeasslbc/FastGAN-pytorch, in the copy of hugobb/FastGAN-pytorch; no noise.
FASTGAN = Recorded(
    0.4223863, 0.083780014,
    (0.50777209, 0.50822002, 0.30898142, 0.30650336, 0.44899681, 0.44569182,
     0.508008, 0.50848752, 0.30510926, 0.30415359, 0.44763443, 0.44573292),
)  # fmt: skip
# rosinality/glow-pytorch, model.py: log densities of two pictures, and two drawn from latents.
GLOW_DENSITIES = (-1064.2383, -1062.3892)
GLOW = Recorded(
    0.49962167, 1.5699267,
    (0.40670455, 0.44859403, 2.8909075, 1.7846882, 3.7429986, 3.7178752,
     2.0325689, 0.082917631, 0.22950199, 3.1400199, 2.1380825, 1.4543945),
)  # fmt: skip
# huggingface/diffusers 0.42.1, AutoencoderKL: decoded latents, and the mean of an encoded picture.
KL_DECODED = Recorded(
    0.5143162, 0.12843153,
    (0.38320839, 0.41431907, 0.68388581, 0.65424442, 0.54394561, 0.52580369,
     0.37923539, 0.35543722, 0.66810113, 0.61084485, 0.45589525, 0.526815),
)  # fmt: skip
KL_ENCODED = Recorded(
    0.087919729, 0.37725725,
    (0.47766489, 0.7432512, -0.31617245, -0.23677051, -0.39303493, 0.013909142,
     0.30052963, 0.66908276, 0.02546218, 0.21604097, -0.52424324, 0.63833368),
)  # fmt: skip


def test_stylegan2():
    generator = generator_of("stylegan2", reference_weights.stylegan2())
    STYLEGAN2.check(picture(generator, even("z", 2, 6), truncation=0.7))


def test_stylegan3():
    generator = generator_of("stylegan3", reference_weights.stylegan3())
    STYLEGAN3.check(picture(generator, even("z", 2, 5), truncation=0.7))


def test_biggan():
    generator = generator_of("biggan", reference_weights.biggan())
    BIGGAN.check(picture(generator, even("z", 2, 20), truncation=1.0, **{"class": "3"}))


def test_fastgan():
    generator = generator_of("fastgan", reference_weights.fastgan())
    FASTGAN.check(picture(generator, even("z", 2, 10), noise=0.0))


@torch.inference_mode()
def test_glow():
    flow = generator_of("glow", reference_weights.glow()).flow
    seen = even("x", 2, 3, 16, 16) / 8
    assert flow.log_density(seen).tolist() == pytest.approx(GLOW_DENSITIES, rel=1e-5)
    z = torch.cat([even("fine", 2, 6 * 8 * 8), even("coarse", 2, 24 * 4 * 4)], 1)
    GLOW.check(flow.inverse(0.7 * z, 16) + 0.5)


@torch.inference_mode()
def test_autoencoder_kl():
    network = AutoencoderKL(reference_weights.KL)
    network.load_state_dict(reference_weights.autoencoder_kl())
    halves = KLHalves(network, {"scaling_factor": 0.5})
    KL_DECODED.check(halves.draw(even("z", 2, 4, 6, 5), lambda: None))
    KL_ENCODED.check(halves.read(even("x", 2, 3, 24, 20) / 4 + 0.5, lambda: None))

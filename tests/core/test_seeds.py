import numpy as np
import pytest
import torch

from studio.core.seeds import prior_points, seed_point
from studio.errors import LatentError
from studio.values.card import Space
from studio.values.latent import Seed

Z = Space("z", (512,))


def test_studio_seeds_never_change():
    found = seed_point(Seed(4182), Space("z", (4,)))
    assert found.tolist() == pytest.approx(
        [-0.35435465, -1.98690605, 0.11758512, 0.61257869], abs=1e-6
    )


def test_nvidia_seeds_are_numpys():
    expected = np.random.RandomState(85).randn(1, 512).astype(np.float32)[0]
    assert np.array_equal(seed_point(Seed(85, "z", "nvidia"), Z).numpy(), expected)


def test_torch_seeds_are_torchs_and_leave_the_global_state_alone():
    before = torch.random.get_rng_state()
    found = seed_point(Seed(3, "z", "torch_cpu"), Space("z", (4, 8, 8)))
    expected = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(3))[0]
    assert torch.equal(found, expected)
    assert torch.equal(torch.random.get_rng_state(), before)


def test_seeds_of_a_graphics_card_are_what_it_draws():
    """The numbers of `torch.manual_seed(0); torch.randn((3, 4), device="cuda")`, as published."""
    found = seed_point(Seed(0, "z", "torch_cuda"), Space("z", (3, 4)))
    assert found.dtype == torch.float32
    assert found.reshape(-1).tolist() == pytest.approx(
        [-0.92466259, -0.42534415, -2.6438457, 0.14518388, -0.12086647, -0.57972564,
         -0.62285122, -0.32838709, -1.07454231, -0.36314407, -1.67105067, 2.26550497], abs=2e-6,
    )  # fmt: skip
    high = seed_point(Seed(2**40, "z", "torch_cuda"), Space("z", (64, 64)))
    assert not torch.equal(high, seed_point(Seed(0, "z", "torch_cuda"), Space("z", (64, 64))))
    assert float(high.std()) == pytest.approx(1.0, abs=0.03)


def test_points_look_normal():
    points = prior_points(10, 200, Z).double()
    assert abs(float(points.mean())) < 0.02
    assert float(points.std()) == pytest.approx(1.0, abs=0.02)
    assert torch.equal(points[3].float(), seed_point(Seed(13), Z))


def test_uniform_prior_fills_the_cube():
    space = Space("z", (4096,), "uniform")
    point = seed_point(Seed(1), space)
    assert -1.0 <= float(point.min()) < -0.98
    assert 0.98 < float(point.max()) <= 1.0
    with pytest.raises(LatentError, match="convention"):
        seed_point(Seed(1, "z", "nvidia"), space)


def test_spaces_without_a_prior_have_no_seeds():
    with pytest.raises(LatentError, match="no seeds"):
        seed_point(Seed(1, "w"), Space("w", (4,), "none"))

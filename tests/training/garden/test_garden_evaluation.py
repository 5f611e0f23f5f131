"""How Garden is measured: known cases give known figures."""

from __future__ import annotations

import torch

from studio.training.garden.corpus import Corpus, made_corpus, true_corpus
from studio.training.garden.directions import ATTRIBUTES, vector_of
from studio.training.garden.evaluation import (
    masks,
    pairwise,
    precision_recall,
    shared_silhouettes,
    sharpness,
)
from studio.training.garden.scenes import FACTOR_PLACES, FACTORS
from studio.training.garden.trainer import new_model


def test_precision_and_recall_of_known_clouds():
    source = torch.Generator().manual_seed(1)
    true = torch.randn(300, 4, generator=source)
    assert precision_recall(true, true) == (1.0, 1.0)
    precision, recall = precision_recall(true[:300] * 0.05, true)
    assert precision > 0.95
    assert recall < 0.3
    assert precision_recall(true + 50.0, true) == (0.0, 0.0)


def test_equal_masks_share_a_silhouette_wherever_they_stand():
    masks = torch.zeros(3, 64, 64, dtype=torch.bool)
    masks[0, 10:30, 10:50] = True
    masks[1, 30:40, 20:40] = True  # half as large, elsewhere
    ring = (torch.arange(64) - 32).square()
    masks[2] = (ring[:, None] + ring[None]) < 400
    assert abs(shared_silhouettes(masks) - 1 / 3) < 1e-6


def test_a_blurred_picture_is_less_sharp():
    picture = (torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(2)) > 0.5).float()
    soft = torch.nn.functional.avg_pool2d(picture, 3, 1, 1)
    assert sharpness(soft) < 0.8 * sharpness(picture)


def test_pairs_of_equal_pictures_are_no_distance_apart():
    one = torch.full((1, 3, 64, 64), 90, dtype=torch.uint8)
    assert pairwise(one.repeat(5, 1, 1, 1)) < 1e-6
    assert pairwise(torch.cat((one, one + 100))) > 0.1


def test_views_of_the_data_and_of_the_generator_are_alike_in_kind(tmp_path):
    true = true_corpus(2, 1)
    made = made_corpus(new_model(3, 500), 2, 1)
    for corpus in (true, made):
        for view in (corpus.whole, corpus.close, corpus.portrait):
            assert view.shape == (2, 3, 64, 64)
            assert view.dtype == torch.uint8
    assert torch.equal(true.species, made.species)
    true.save(tmp_path / "held.pt")
    assert torch.equal(Corpus.read(tmp_path / "held.pt").portrait, true.portrait)


def test_masks_show_petals():
    model = new_model(3, 500)
    found = masks(model, torch.zeros(1, model.config.z_dim))
    assert found.shape == (1, 64, 64)
    assert 0.01 < found.float().mean() < 0.9


def test_directions_are_unit_mixtures_of_factors():
    assert len(ATTRIBUTES) >= 8
    for _, low, high, mixture in ATTRIBUTES:
        vector = vector_of(mixture, FACTORS + 10)
        assert abs(float(vector.norm()) - 1) < 1e-5
        assert set(mixture) <= set(FACTOR_PLACES)
        assert low != high

import numpy as np
import pytest

from studio.errors import MissingModel, ModelError
from studio.inference.direct import DirectEngine
from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.values.messages import Band, ExportJob
from tests.helpers.fake_generator import FakeModels, card_of, info_of, picture, recipe_of


@pytest.fixture
def models():
    return FakeModels()


@pytest.mark.parametrize(("bits", "dither"), [(8, False), (8, True), (16, False)])
def test_bytes_are_those_of_the_window(models, bits, dither):
    recipe = recipe_of(2, (700, 1700))
    box, results = Mailbox(), []
    engine = Engine(models, box, results.append, None, models.open)
    box.post(ExportJob(1, recipe, bits, dither, 77))
    while (taken := box.take(0.0)) is not None:
        engine.do(taken)
    theirs = [r for r in results if isinstance(r, Band)]
    ours = list(DirectEngine(models, None, models.open).bands(recipe, bits, dither, 77))
    assert len(ours) == len(theirs) == 3
    for a, b in zip(ours, theirs, strict=True):
        assert (a.y0, a.height) == (b.y0, b.height)
        assert np.array_equal(a.rows, b.rows)


def test_progress_and_models_kept(models):
    engine = DirectEngine(models, None, models.open)
    seen = []
    for seed in range(3):
        list(engine.bands(recipe_of(seed), on_progress=lambda *step: seen.append(step)))
    assert models.script.opened == ["fake"]
    assert seen == [(64, 64)] * 3
    assert engine.notes == {}
    assert engine.device
    assert engine.picture(recipe_of(1)).shape == (64, 64, 3)


def test_fallbacks_are_noted(models):
    engine = DirectEngine(models, None, models.open)

    def short(generator, request):
        if request.rows is None:
            raise MemoryError

    models.script.on_render = short
    engine.picture(recipe_of())
    assert list(engine.notes) == ["Made in smaller pieces to fit into memory."]


def test_a_photo_finds_its_place(models):
    engine = DirectEngine(models, None, models.open)
    steps = []
    latent, report = engine.encode(
        card_of().ref, picture(), "a" * 64, "close", lambda *s: steps.append(s)
    )
    assert (latent.fit, latent.picture, report) == ("close", "a" * 64, {"psnr_db": 20.0})
    assert steps[-1] == (3, 4)


def test_errors_come_at_the_first_band(models):
    other = card_of("other")
    with pytest.raises(MissingModel, match="other"):
        next(DirectEngine(models).bands(recipe_of(card=other)))
    unable = FakeModels(card_of(info=info_of(abilities=())))
    with pytest.raises(ModelError, match="no photos"):
        DirectEngine(unable, None, unable.open).encode(card_of().ref, picture(), "a" * 64)

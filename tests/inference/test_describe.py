"""What the engine finds of a model as a whole: the same for everyone, honest where it breaks."""

import pytest
import torch

from studio.inference.direct import DirectEngine
from studio.inference.engine import Engine
from studio.inference.mailbox import Mailbox
from studio.values.card import Space
from studio.values.controls import Control
from studio.values.described import class_at, sample_count, sample_recipe
from studio.values.messages import CancelJob, DescribeModelJob, JobFrame, ModelDescribed
from studio.values.variety_words import rests_on, verdict
from tests.helpers.fake_generator import CONTROLS, FakeModels, card_of, info_of


def describe(models, count=12):
    told = {}
    engine = DirectEngine(models, None, models.open)
    report = engine.describe(models.cards[0], count, told.__setitem__)
    return report, told


def test_the_same_model_gives_the_same_report():
    one, told = describe(FakeModels())
    two, _ = describe(FakeModels())
    assert one.statistics == two.statistics
    assert one.basis == two.basis
    assert (one.asked, one.broken, one.statistics.samples) == (12, 0, 12)
    assert sorted(told) == list(range(12))
    assert one.statistics.variety.distinct > 1.5
    assert one.picture_ms > 0


def test_a_model_that_makes_one_picture_is_told_so():
    models = FakeModels()
    models.script.on_render = lambda generator, request: torch.full(
        (len(request.latents), 3, request.height, request.width), 0.4
    )
    report, _ = describe(models)
    variety = report.statistics.variety
    assert variety.distance == pytest.approx(0.0, abs=1e-6)
    assert variety.distinct == pytest.approx(1.0, abs=1e-3)
    assert variety.duplicates == 1.0
    assert verdict(report, None) == "It makes one picture over and over, whatever the seed."


def broken_for(share):
    seen = {}

    def render(generator, request):
        place = tuple(request.latents.flatten().tolist())
        number = seen.setdefault(place, len(seen))
        if number % share == 0:
            return torch.full(
                (len(request.latents), 3, request.height, request.width), float("nan")
            )
        return None

    return render


def test_broken_pictures_are_counted_and_in_no_figure():
    models = FakeModels()
    models.script.on_render = broken_for(4)
    report, told = describe(models)
    assert (report.broken, report.statistics.samples) == (3, 9)
    assert [seed for seed, pixels in told.items() if pixels is None] == [0, 4, 8]
    assert "3 of 12 pictures were broken numbers" in rests_on(report)


def test_a_model_of_broken_numbers_alone_has_a_report_that_says_so():
    models = FakeModels()
    models.script.on_render = broken_for(1)
    report, _ = describe(models, 4)
    assert (report.broken, report.statistics.samples, report.statistics.variety) == (4, 0, None)
    assert verdict(report, None).startswith("Every picture was broken numbers")


def test_a_model_without_seeds_is_refused_in_words():
    info = info_of()
    from msgspec.structs import replace

    card = card_of(info=replace(info, spaces=(Space("z", (8,), "none"),)))
    from studio.errors import ModelError

    with pytest.raises(ModelError, match="has no seeds"):
        describe(FakeModels(card))


KINDS = tuple((str(n), name) for n, name in enumerate(("Rose", "Aster", "Lily")))
CLASS = Control("class", "Class", "choice", "0", choices=KINDS)
MANY = Control("class", "Class", "int", 0, 0, 999, 1)


def with_classes(control):
    from msgspec.structs import replace

    return card_of(info=replace(info_of(), controls=(*CONTROLS, control)))


def test_classes_take_turns_and_are_looked_at_one_by_one():
    card = with_classes(CLASS)
    assert [class_at(card, n)[1] for n in range(4)] == ["Rose", "Aster", "Lily", "Rose"]
    assert [sample_recipe(card, n).controls for n in (0, 1)] == [{}, {"class": "1"}]
    report, _ = describe(FakeModels(card), sample_count(card, 2))
    assert [(c.label, c.samples) for c in report.classes] == [
        ("Rose", 8), ("Aster", 8), ("Lily", 8),
    ]  # fmt: skip


def test_of_many_classes_the_seeds_see_all_kinds():
    card = with_classes(MANY)
    seen = [class_at(card, n)[0] for n in range(64)]
    assert len(set(seen)) == 64
    assert max(b - a for a, b in zip(sorted(seen), sorted(seen)[1:], strict=False)) < 40
    report, _ = describe(FakeModels(card), 4)
    assert report.classes == ()


def engine_results(*requests, steps=1000):
    models, results, box = FakeModels(), [], Mailbox()
    engine = Engine(models, box, results.append, None, models.open)
    for request in requests:
        box.post(request)
    for _ in range(steps):
        taken = box.take(0.0)
        if taken is None:
            break
        engine.do(taken)
    return results, engine, box


def test_the_job_gives_frames_progress_and_one_report():
    results, *_ = engine_results(DescribeModelJob(3, card_of().ref, 6))
    assert [r.index for r in results if isinstance(r, JobFrame)] == list(range(6))
    described = [r for r in results if isinstance(r, ModelDescribed)]
    assert len(described) == 1
    assert described[0].report.asked == 6
    assert type(results[-1]).__name__ == "JobDone"


def test_the_job_can_be_stopped():
    results, engine, box = engine_results(DescribeModelJob(3, card_of().ref, 600), steps=4)
    box.post(CancelJob(3))
    for _ in range(5):
        taken = box.take(0.0)
        if taken is not None:
            engine.do(taken)
    assert results[-1].cancelled
    assert not any(isinstance(r, ModelDescribed) for r in results)

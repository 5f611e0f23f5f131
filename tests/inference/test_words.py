"""Words at the engine: what a model makes of a text, and directions learnt from pairs of texts."""

from dataclasses import dataclass

import numpy as np
import pytest
import torch
from msgspec.structs import replace

from studio.inference import learn_words as learning
from studio.inference.discover import unit_change
from studio.inference.engine import Engine
from studio.inference.learn_words import _moved
from studio.inference.mailbox import Mailbox
from studio.inference.sketches import Sketcher
from studio.models.diffusion.pipeline.words.telling import between_words, spoken
from studio.values.cancel import CancelToken
from studio.values.card import Space
from studio.values.controls import Control
from studio.values.loras import card_with, lora_control
from studio.values.messages import (
    DraftRequest,
    FullRequest,
    JobDone,
    LearnWordsJob,
    OpenModel,
    ReadWords,
)
from studio.values.tokens import Span
from tests.helpers.fake_generator import (
    CONTROLS,
    FakeGenerator,
    FakeModels,
    card_of,
    info_of,
    recipe_of,
)
from tests.helpers.postcard_words import tiny_reader

READER = tiny_reader()
TEXTS = (Control("prompt", "Words", "text", "sea"), Control("negative", "Without", "text", ""))
INFO = replace(
    info_of(abilities=("any_size", "takes_text")),
    spaces=(Space("z", (8,)), Space("text", (32,), "none")), controls=(*CONTROLS, *TEXTS),
)  # fmt: skip
SPEAKER, SILENT = card_of("speaker", INFO), card_of("silent")


@dataclass(frozen=True)
class Said:
    key: str
    level: float


class Speaker(FakeGenerator):
    """Paints as bright as its words say."""

    def condition(self, latent, directions, controls, size, token):
        said = spoken(READER, latent, directions, controls, token.check)
        level = 0.2 * float(said.blocks[0][2][0].words.pooled[0, 0])
        return Said(said.key, level)

    def waves(self, request):
        plain = super().waves(request)
        return (plain + request.conditioning.level).clamp(0, 1) if request.conditioning else plain

    def count_words(self, text):
        return READER.count(text)

    def words_between(self, more, less):
        return between_words(READER, more, less)


class SpeakingModels(FakeModels):
    def open(self, model, device):
        self.script.opened.append(model.card.id)
        kind = Speaker if model.card.id == SPEAKER.id else FakeGenerator
        return kind(model.card, self.script, device)


class Bench:
    def __init__(self):
        models = SpeakingModels(SPEAKER, SILENT)
        self.mailbox, self.results = Mailbox(), []
        self.engine = Engine(models, self.mailbox, self.results.append, None, models.open)

    def run(self, *requests):
        for request in requests:
            self.mailbox.post(request)
        while (taken := self.mailbox.take(0.0)) is not None:
            self.engine.do(taken)
        return self.results


def ended(steps):
    """What a generator of steps returns."""
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


@pytest.fixture
def bench():
    return Bench()


def test_a_text_is_counted(bench):
    (found,) = bench.run(ReadWords(SPEAKER.ref, "prompt", "two zebra moons", 4))
    assert (found.key, found.epoch, found.model, found.text) == (
        "prompt", 4, SPEAKER.ref, "two zebra moons",
    )  # fmt: skip
    assert (found.report.used, found.report.unknown) == (2, (Span(4, 9, "zebra"),))


def test_a_model_without_words_says_nothing_of_them(bench):
    (found,) = bench.run(ReadWords(SILENT.ref, "prompt", "sea"))
    assert found.report is None


def test_the_latest_of_each_key_is_read(bench):
    texts = ("s", "se", "sea")
    asked = [ReadWords(SPEAKER.ref, key, text) for text in texts for key in ("prompt", "negative")]
    found = bench.run(*asked)
    assert sorted((r.key, r.text) for r in found) == [("negative", "sea"), ("prompt", "sea")]


def test_words_come_before_full_pictures_and_after_drafts(bench):
    recipe = recipe_of(card=SPEAKER)
    found = bench.run(
        DraftRequest(1, recipe, 32),
        FullRequest(2, recipe, 32), ReadWords(SPEAKER.ref, "prompt", "sea"),
    )  # fmt: skip
    names = [getattr(r, "lane", "words") for r in found]
    assert [name for name in names if name != "preview"] == ["draft", "words", "full"]


def test_words_do_not_stop_a_full_picture(bench):
    bench.mailbox.post(FullRequest(1, recipe_of(card=SPEAKER), 32))
    taken = bench.mailbox.take(0.0)
    bench.mailbox.post(ReadWords(SPEAKER.ref, "prompt", "sea"))
    assert not taken.token.cancelled


def test_words_of_an_earlier_model_are_not_read(bench):
    found = bench.run(
        ReadWords(SPEAKER.ref, "prompt", "sea", 1), OpenModel(SILENT.ref, 2),
        ReadWords(SPEAKER.ref, "prompt", "sea", 1),
    )  # fmt: skip
    assert [type(r).__name__ for r in found] == ["ModelReady"]


def test_a_direction_is_learnt_and_a_unit_shows(bench):
    pairs = (("stormy", "calm"), ("stormy night", "calm night"))
    found = bench.run(LearnWordsJob(1, SPEAKER.ref, "Stormy", pairs))
    (answer,) = [r for r in found if type(r).__name__ == "DirectionsFound"]
    (direction,) = answer.directions
    assert found[-1] == JobDone(1, ())
    assert (direction.name, direction.space, direction.origin) == ("Stormy", "text", "words")
    assert (direction.low, direction.high) == ("calm", "stormy")
    mean = torch.stack([between_words(READER, *pair) for pair in pairs]).mean(0)
    along = np.frombuffer(direction.vector, "<f4")
    assert float(along @ mean.numpy()) == pytest.approx(float(mean.norm()), rel=1e-5)
    assert 0.02 * float(mean.norm()) <= direction.step <= 0.4001 * float(mean.norm())


def test_a_unit_changes_a_picture_as_much_as_other_directions_do(bench, monkeypatch):
    monkeypatch.setattr(learning, "LARGEST", 4.0)
    (answer,) = [
        r for r in bench.run(LearnWordsJob(1, SPEAKER.ref, "Stormy", (("stormy", "calm"),)))
        if type(r).__name__ == "DirectionsFound"
    ]  # fmt: skip
    renderer = bench.engine._renderer
    loaded = renderer.cache.get(SPEAKER.ref)
    sketch = Sketcher(renderer, loaded, CancelToken(), lambda: None)
    target = ended(unit_change(sketch))
    ends = [_moved(sketch, loaded.full, answer.directions[0], way) for way in (1.0, -1.0)]
    change = float((ends[0] - ends[1]).square().mean().sqrt()) / 2
    assert change == pytest.approx(target, rel=0.05)


@pytest.mark.parametrize(
    ("model", "pairs", "words"),
    [
        (SILENT, (("a", "b"),), "takes no words"),
        (SPEAKER, (), "two texts"),
        (SPEAKER, (("  ", ""),), "two texts"),
        (SPEAKER, (("sea", "sea"),), "say the same"),
        (SPEAKER, (("zebra", "unicorn"),), "say the same"),
        (SPEAKER, (("sea", "night"),) * 33, "At most 32"),
    ],
)
def test_what_cannot_be_learnt_is_said(bench, model, pairs, words):
    (failed,) = [
        r for r in bench.run(LearnWordsJob(1, model.ref, "x", pairs))
        if type(r).__name__ == "JobFailed"
    ]  # fmt: skip
    assert words in failed.message


# ---- the library changes beside the engine ------------------------------------------------------
def test_a_model_is_loaded_again_when_its_card_has_other_controls():
    models = SpeakingModels(SPEAKER)
    mailbox, results = Mailbox(), []
    engine = Engine(models, mailbox, results.append, None, models.open)

    def ready():
        mailbox.post(OpenModel(SPEAKER.ref, 1))
        engine.do(mailbox.take(0.0))
        return results[-1].card

    assert ready() == SPEAKER
    assert ready() == SPEAKER
    assert len(models.script.opened) == 1
    more = card_with(SPEAKER, (lora_control("lora_1", "Ink"),))
    models.cards = (more,)
    assert ready() == more
    assert len(models.script.opened) == 2
    models.cards = (SILENT,)
    assert ready() == more  # gone from the library: it goes on
    assert len(models.script.opened) == 2

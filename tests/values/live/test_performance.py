"""What was played: written down, read again, and the same as a film."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from studio.errors import InputError
from studio.values import edit
from studio.values.film import Reel
from studio.values.latent import Blend
from studio.values.live.acting import set_to
from studio.values.live.fading import Fade
from studio.values.live.filming import films_of
from studio.values.live.performance import (
    Encoder,
    plain_controls,
    put_together,
    read,
    taken_apart,
)
from tests.helpers.fake_generator import card_of, info_of, recipe_of

INFO = info_of()
FLOATS = plain_controls(INFO)
CARD = card_of("fake")
USUAL = {CARD.sha256: FLOATS}
WAYS = ("/direction/random-3-0", "/direction/random-3-1", "/control/bright")


def played(moments):
    encoder = Encoder()
    lines = encoder.begin("test")
    for at, recipe in moments:
        lines += encoder.lines(at, recipe, FLOATS)
    return lines.splitlines(keepends=True)


def a_minute(step_s=1 / 60):
    """Knobs, a wave, a scene that is faded to, a jump, and a pause; (second, place) each."""
    first, second = recipe_of(1, card=CARD), set_to(recipe_of(9, card=CARD), {WAYS[0]: 1.0}, INFO)
    fade = Fade(first, second, 20.0, 8.0, INFO)
    here = first
    for n in range(round(60 / step_s)):
        at = n * step_s
        if at >= 50:
            here = recipe_of(44, card=CARD)
        elif at >= 20:
            here = fade.at(min(at, 28.0))
        if not 30 < at < 35:
            knob = {
                WAYS[0]: 2 * math.sin(at * 0.8), WAYS[1]: math.cos(at * 2.2),
                WAYS[2]: 0.5 + 0.4 * math.sin(at),
            }  # fmt: skip
            yield at, set_to(here, knob, INFO)


@given(st.lists(st.tuples(st.sampled_from(WAYS), st.floats(-3, 3)), max_size=6), st.booleans(),
       st.floats(0.01, 0.99))  # fmt: skip
def test_a_place_is_taken_apart_and_put_together(moves, blended, share):
    recipe = recipe_of(3)
    if blended:
        blend = Blend((recipe.latent, recipe_of(4).latent), (1 - share, share))
        recipe = replace(recipe, latent=blend)
    recipe = set_to(recipe, dict(moves), INFO)
    assert put_together(*taken_apart(recipe, FLOATS)) == recipe


def test_what_stands_still_costs_nothing_and_what_moves_little():
    lines = played(a_minute())
    assert sum(map(len, lines)) < 60 * 60 * 160
    recipe = recipe_of(1)
    encoder = Encoder()
    encoder.lines(0.0, recipe, FLOATS)
    assert encoder.lines(1.0, recipe, FLOATS) == b""


def test_a_torn_or_foreign_file_is_good_as_far_as_it_goes():
    lines = played(a_minute(1 / 10))
    whole = list(read(lines))
    torn = [*lines[:100], lines[100][:-7]]
    assert list(read(torn)) == whole[: len(list(read(torn)))]
    assert 80 < len(list(read(torn))) < 100
    flipped = [*lines[:50], lines[50].replace(b"1", b"2", 1), *lines[51:]]
    assert len(list(read(flipped))) < 50
    for foreign in ([b"hello\n"], [b""], [b"00000000 {}\n"]):
        with pytest.raises(InputError):
            list(read(foreign))


def test_memory_of_the_writer_is_bounded():
    encoder = Encoder()
    for seed in range(2000):
        encoder.lines(seed / 10, recipe_of(seed), FLOATS)
    assert len(encoder._known) <= 256


def test_a_minute_as_a_film_shows_what_was_shown():
    shown = list(a_minute())
    (film,) = films_of(read(played(shown)), 60.0, "Evening", USUAL, 60.0)
    assert film.seconds == pytest.approx(60, abs=0.02)
    assert len(film.keys) < 20
    assert sum(len(t.source.points) for t in film.tracks) < len(shown)
    reel = Reel(film, {CARD.sha256: INFO})
    worst = 0.0
    for at, recipe in shown[::7]:
        there = reel.recipe_at(at)
        assert edit.base_of(there.latent).__class__ is edit.base_of(recipe.latent).__class__
        for key in ("random-3-0", "random-3-1"):
            worst = max(worst, abs(edit.amount(there, key) - edit.amount(recipe, key)))
        bright = [r.controls.get("bright", 0.5) for r in (there, recipe)]
        worst = max(worst, abs(bright[0] - bright[1]))
        base = edit.base_of(recipe.latent)
        if isinstance(base, Blend):
            weights = edit.base_of(there.latent).weights
            worst = max(worst, float(np.abs(np.subtract(weights, base.weights)).max()))
    assert worst < 0.02


def test_a_very_long_one_becomes_several_films_that_can_be_kept(monkeypatch):
    monkeypatch.setattr("studio.values.live.filming.MAX_KEYS", 100)
    places = ((n * 0.5, recipe_of(n, card=CARD)) for n in range(220))
    films = films_of(read(played(places)), 30.0, "Night", USUAL)
    assert len(films) == 3
    assert films[1].name == "Night · 2"
    assert sum(film.seconds for film in films) == pytest.approx(110.5, abs=1)

"""Playing and scrubbing: time by the clock, frames from memory or the engine, drops counted."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QImage

from studio.ui.animate import player as module
from studio.ui.animate.cross_fade import CrossFade, mix
from studio.ui.animate.player import Player
from studio.ui.animate.preview_cache import PreviewCache
from studio.ui.engine.thumbnails import Thumbnail
from studio.ui.feature.stage import Pictured
from studio.values.film import Region, Shot
from tests.ui.animate.samples import FakeScheduler, FakeStage, FakeThumbs, film_of


class Clock:
    def __init__(self):
        self.now = 100.0

    def perf_counter(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


def image(side=8):
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


@pytest.fixture
def played(qtbot, clock):
    scheduler, stage = FakeScheduler(), FakeStage()
    player = Player(scheduler, stage, CrossFade(FakeThumbs()))
    film = film_of()
    place = film.keys[0].recipe
    player.set_film(film, lambda at: Shot(replace(place, width=round(at * 30) + 1)), False)
    player._tick.timeout.disconnect()  # the test is the clock
    yield player, scheduler, stage, clock
    player.pause()


def draw(stage, scheduler):
    """The engine answers with a draft of what was asked last."""
    stage.pictured.emit(Pictured(scheduler.asked[-1], image(), False))


def test_time_goes_by_the_clock_and_every_missed_frame_is_counted(played):
    player, scheduler, stage, clock = played
    player.play()
    draw(stage, scheduler)
    for _ in range(5):
        clock.now += 0.1  # three frames a look, of which one can be drawn
        player._go()
        draw(stage, scheduler)
    assert player.at == pytest.approx(0.5)
    assert (player.played.due, player.played.shown) == (16, 6)
    assert player.played.dropped == 10


def test_nothing_is_dropped_where_the_engine_keeps_up(played):
    player, scheduler, stage, clock = played
    player.play()
    draw(stage, scheduler)
    for _ in range(30):
        clock.now += 1 / 30
        player._go()
        draw(stage, scheduler)
    assert player.played.dropped == 0


def test_what_was_drawn_once_comes_from_memory_the_second_time(played):
    player, scheduler, stage, _clock = played
    player.seek(1.0)
    draw(stage, scheduler)
    player.play()
    draw(stage, scheduler)
    asked = len(scheduler.asked)
    player.seek(1.0)
    assert len(scheduler.asked) == asked
    assert stage.shown[-1][1] == (31, 64)
    assert scheduler.stopped


def test_a_busy_engine_is_not_asked_for_more(played):
    player, scheduler, _, clock = played
    player.play()
    scheduler.ready = False
    asked = len(scheduler.asked)
    clock.now += 0.5
    player._go()
    assert len(scheduler.asked) == asked
    assert player.at == pytest.approx(0.5)


def test_a_closed_film_goes_round_and_an_open_one_ends(played):
    player, _, _, clock = played
    film = player._film
    player.play()
    clock.now += film.seconds + 1
    player._go()
    assert player.at == pytest.approx(1.0)
    player.pause()
    open_film = replace(film, course=replace(film.course, closed=False))
    player.set_film(open_film, player._shot_at, True)
    player.play()
    clock.now += film.seconds
    player._go()
    assert not player.running
    assert player.at == pytest.approx(film.seconds - 1 / 30)


def test_the_region_is_played_round_and_round(played):
    player, _, _, clock = played
    player.set_film(replace(player._film, region=Region(2.0, 4.0)), player._shot_at, True)
    player.seek(3.5)
    player.play()
    clock.now += 1.0
    player._go()
    assert player.at == pytest.approx(2.5)


def test_the_shuttle_gets_faster_and_turns(played):
    player, _, _, clock = played
    player.shuttle(1)
    player.shuttle(1)
    assert player.rate == 2.0
    player.shuttle(-1)
    assert player.rate == -1.0
    before = player.at
    clock.now += 0.5
    player._go()
    assert player.at == pytest.approx((before - 0.5) % player._film.seconds)


def test_steps_are_frames_and_go_round_a_loop(played):
    player, *_ = played
    player.step(1)
    assert player.at == pytest.approx(1 / 30)
    player.step(-2)
    assert player.at == pytest.approx(player._film.seconds - 1 / 30)


def test_an_edit_that_changes_pictures_forgets_them_and_a_marker_does_not(played):
    player, scheduler, stage, _ = played
    player.seek(1.0)
    draw(stage, scheduler)
    player.set_film(player._film, player._shot_at, True)
    assert len(player.cache) == 1
    player.set_film(player._film, player._shot_at, False)
    assert len(player.cache) == 0


def test_a_full_picture_is_no_frame_of_the_preview(played):
    player, scheduler, stage, _ = played
    player.seek(1.0)
    stage.pictured.emit(Pictured(scheduler.asked[-1], image(), True))
    assert len(player.cache) == 0


def test_the_cache_stays_within_its_budget_and_keeps_what_comes_next():
    each = image().sizeInBytes()
    cache = PreviewCache(4 * each)
    for frame in range(10):
        cache.put(frame, image(), (8, 8), 10)
    assert cache.used_bytes <= 4 * each
    assert cache.get(0) is not None  # the first ones come up again; the one before the last went
    assert cache.spans() == ((0, 3), (9, 10))


def test_a_picture_larger_than_the_budget_is_not_kept():
    cache = PreviewCache(10)
    cache.put(0, image(), (8, 8), 10)
    assert len(cache) == 0
    assert cache.used_bytes == 0


def flat(level, side=8):
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(QColor(level, level, level))
    return made


def level_of(image):
    return QColor(image.pixel(image.width() // 2, image.height() // 2)).red()


def test_two_pictures_are_mixed_as_light_in_the_shape_of_the_film():
    assert level_of(mix(flat(0), flat(255), 0.5, (8, 8))) == 188
    assert [level_of(mix(flat(90), flat(200), share, (8, 8))) for share in (0.0, 1.0)] == [90, 200]
    wide = mix(flat(10, 16), flat(10, 8), 0.3, (32, 16))
    assert (wide.width(), wide.height(), level_of(wide)) == (16, 8, 10)


def test_a_cross_fade_is_seen_as_both_pictures_once_both_are_there(qtbot, clock):
    scheduler, stage, thumbs = FakeScheduler(), FakeStage(), FakeThumbs()
    player, film = Player(scheduler, stage, CrossFade(thumbs)), film_of()
    dark, bright = film.keys[0].recipe, film.keys[1].recipe
    player.set_film(film, lambda at: Shot(dark, bright, 0.25), False)
    assert scheduler.asked[-1] is dark
    assert list(thumbs.wanted.values()) == [bright]
    stage.pictured.emit(Pictured(dark, flat(0), False))
    assert not stage.shown, "half of a fade is not the fade"
    thumbs.ready.emit(Thumbnail(next(iter(thumbs.wanted)), "filmfade", flat(255)))
    image, size = stage.shown[-1]
    assert (level_of(image), size) == (137, (64, 64))
    assert len(player.cache) == 1
    asked = len(scheduler.asked)
    player.play()
    player._tick.stop()
    clock.now += 0.1
    player._go()
    assert len(scheduler.asked) == asked, "two pictures make the whole fade"
    assert player.played.shown > 0
    player.pause()


def test_a_fade_at_rest_stays_one_when_its_stronger_picture_is_drawn_well(qtbot, clock):
    scheduler, stage, thumbs = FakeScheduler(), FakeStage(), FakeThumbs()
    player, film = Player(scheduler, stage, CrossFade(thumbs)), film_of()
    dark, bright = film.keys[0].recipe, film.keys[1].recipe
    player.set_film(film, lambda at: Shot(dark, bright, 0.75), False)
    thumbs.ready.emit(Thumbnail(f"filmfade/{dark.id}", "filmfade", flat(0)))
    stage.pictured.emit(Pictured(bright, flat(255), False))
    before = len(stage.shown)
    stage.pictured.emit(Pictured(bright, flat(255, 32), True))
    assert len(stage.shown) == before + 1
    assert level_of(stage.shown[-1][0]) == level_of(stage.shown[-2][0])

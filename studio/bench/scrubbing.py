"""SCRUB: how soon the picture under the pointer is seen, beyond the draft that it takes."""

from __future__ import annotations

import math
import random
import time
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer

from studio.bench.driver import WindowDriver
from studio.bench.figures import Figure, percentile
from studio.values import edit

if TYPE_CHECKING:
    from studio.ui.animate.workspace import AnimateWorkspace

SIDE_PX = 512
_SEEDS = (11, 12, 13, 14, 15)
_JUMPS, _PULLS = 40, 6
_PULL_S, _EVERY_MS = 1.2, 8


def measure(apart: bool = False) -> Figure:
    """A hand jumps to moments of a film, and pulls the playhead along and stops."""
    with WindowDriver(SIDE_PX, apart=apart) as driver:
        animate = _film(driver)
        jumps = _jumps(driver, animate)
        pulls = [_pull(driver, animate, number) for number in range(_PULLS)]
    stops, frames = [stop for stop, _ in pulls], [count for _, count in pulls]
    told = {
        "median_ms": round(percentile(jumps, 0.5), 2),
        "stop_median_ms": round(percentile(stops, 0.5), 2),
        "frames_a_second": round(sum(frames) / (_PULLS * _PULL_S), 1),
    }
    return Figure("SCRUB", {"p95": percentile(jumps, 0.95), "stop": max(stops)}, told)


def _film(driver: WindowDriver) -> AnimateWorkspace:
    """Animate with a film of five places, at rest, its motion measured."""
    window = driver.window
    card = window.view.card
    assert card is not None
    places = tuple(edit.new_recipe(card, seed, (SIDE_PX, SIDE_PX)) for seed in _SEEDS)
    window.strip.film_asked.emit(places)
    found = next(place for place in window.workspaces if place.key == "animate")
    animate = cast("AnimateWorkspace", found)
    animate.player.pause()
    driver.until(lambda: animate.film.film is not None and animate.film.film.course.pace != ())
    _rest(driver)
    return animate


def _rest(driver: WindowDriver) -> None:
    """Nothing is drawn any more; the place of the trail is not what is seen here."""
    driver.pump(700)
    driver.until(lambda: driver.window.thumbs.idle)
    driver.pump(300)


def _jumps(driver: WindowDriver, animate: AnimateWorkspace) -> list[float]:
    """Milliseconds beyond the draft from a jump to its picture on the screen."""
    rng, found = random.Random(7), []
    film = animate.film.film
    assert film is not None
    for number in rng.sample(range(film.course.count), _JUMPS):
        animate.player.cache.clear()
        driver.pump(20)
        began = time.perf_counter()
        found.append(_seen(driver, animate, number / film.course.fps, began))
        driver.pump(250)  # what else is drawn at rest is no part of it
    return found


def _pull(driver: WindowDriver, animate: AnimateWorkspace, number: int) -> tuple[float, int]:
    """The playhead is pulled along; (ms beyond the draft after it stops, frames seen till then)."""
    film, hand = animate.film.film, QTimer()
    assert film is not None
    animate.player.cache.clear()
    began, before = time.perf_counter(), len(driver.watch.painted)

    def at() -> float:
        return (1.7 * number + 1.5 * (time.perf_counter() - began)) % (film.seconds - 0.1)

    hand.setInterval(_EVERY_MS)
    hand.timeout.connect(lambda: animate.player.seek(at(), rest=False))
    hand.start()
    driver.pump(int(_PULL_S * 1000))
    hand.stop()
    count = len(driver.watch.painted) - before
    stop = _seen(driver, animate, at(), time.perf_counter())
    _rest(driver)
    return stop, count


def _seen(driver: WindowDriver, animate: AnimateWorkspace, at: float, began: float) -> float:
    """Milliseconds beyond its draft until the picture of a moment is on the screen."""
    animate.player.seek(at, rest=False)
    film = animate.film.film
    assert film is not None
    fps = film.course.fps
    recipe = animate.film.recipe_at(math.floor(animate.player.at * fps + 1e-6) / fps)
    assert recipe is not None
    seen, frame = driver.painted(recipe)
    return (seen - began) * 1e3 - frame.render_ms

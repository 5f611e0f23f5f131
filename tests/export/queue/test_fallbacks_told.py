"""What the engine did to make a picture at all reaches the person and the file's own record."""

import json

import pytest

from studio.cli.making import make
from studio.export.batches.plan import Plan
from studio.export.films.table import MP4
from studio.export.prints.layout import PrintSpec
from studio.export.queue.makings import open_task
from studio.export.queue.tasks import BatchTask, FilmTask, PrintTask, SheetTask, StillTask
from studio.export.reading import read_recipe
from studio.export.spec import StillSpec
from studio.export.table_page import page
from studio.export.table_plan import Cell, PagePlan
from studio.values.film.held import film_of_frames
from studio.values.film.takes import Shooting
from studio.values.messages import Band
from tests.export.batches.batch_samples import HELPERS, seeds
from tests.export.export_samples import CARD, picture, seed_recipe
from tests.helpers.frames_task import frames_task

SMALLER = "Made in smaller pieces to fit into memory."
PLACES = tuple(seed_recipe(64, 48, n) for n in range(3))


def film(path, count=3):
    made = film_of_frames(tuple(seed_recipe(64, 48, n) for n in range(count)), 12)
    return FilmTask(str(path), made, Shooting(12), 64, 48, MP4.usual(12))


TASKS = {
    "still": lambda at: StillTask(str(at / "a.png"), PLACES[0], StillSpec()),
    "sheet": lambda at: SheetTask(str(at / "a.png"), PLACES, ("", "", ""), StillSpec()),
    "pdf": lambda at: PrintTask(str(at / "a.pdf"), PLACES, (), PrintSpec(dpi=72, columns=3)),
    "tiff": lambda at: PrintTask(
        str(at / "a.tif"), PLACES, (), PrintSpec("A6", kind="tiff", dpi=72, columns=3)
    ),
    "frames": lambda at: frames_task(str(at / "a.mp4"), PLACES, MP4.usual(12)),
    "film": lambda at: film(at / "a.mp4"),
}


def step(making, notes=()):
    """One picture; False where none is wanted."""
    ask = making.ask()
    if ask is None:
        return False
    rows = picture(ask.recipe.width, ask.recipe.height, ask.bits, seed=ask.recipe.latent.n)
    making.band(0, rows)
    making.made(notes)
    return True


@pytest.mark.parametrize("kind", TASKS)
def test_one_picture_of_it_is_enough(tmp_path, kind):
    making = open_task(TASKS[kind](tmp_path), HELPERS)
    step(making, (SMALLER,))
    while step(making):
        pass
    path = making.finish()
    assert list(making.problems) == [SMALLER]
    assert read_recipe(path).provenance.notes == (SMALLER,)


def test_of_pages_only_that_of_the_picture_says_so(tmp_path):
    spec = PrintSpec("A6", kind="tiff", dpi=72)
    making = open_task(PrintTask(str(tmp_path / "a.tif"), PLACES, (), spec), HELPERS)
    for notes in ((), (SMALLER,), ()):
        step(making, notes)
    making.finish()
    pages = sorted(tmp_path.glob("*.tif"))
    assert [read_recipe(at).provenance.notes for at in pages] == [(), (SMALLER,), ()]


@pytest.mark.parametrize("kind", ["frames", "film"])
def test_a_film_that_was_stopped_still_tells_of_its_first_half(tmp_path, kind):
    places = tuple(seed_recipe(64, 48, n) for n in range(40))
    task = film(tmp_path / "a.mp4", 40)
    task = frames_task(task.path, places, task.spec) if kind == "frames" else task
    making = open_task(task, HELPERS)
    for n in range(30):
        step(making, (SMALLER,) if n == 1 else ())
    making.pause()
    again = open_task(task, HELPERS)
    assert again.done == 24, "the first piece is whole"
    while step(again):
        pass
    path = again.finish()
    assert list(again.problems) == [SMALLER]
    assert read_recipe(path).provenance.notes == (SMALLER,)


def batch_of(folder, layout="plain"):
    return open_task(BatchTask(str(folder), Plan(seeds(3), layout=layout)), HELPERS)


def test_of_a_batch_the_picture_its_row_the_card_and_the_person_are_told(tmp_path):
    making = batch_of(tmp_path / "set", "imagefolder")
    for notes in ((), (SMALLER,), ()):
        step(making, notes)
    making.finish()
    assert list(making.problems) == [SMALLER]
    rows = [json.loads(x) for x in (tmp_path / "set/index.jsonl").read_text().splitlines()]
    assert [row.get("notes", "") for row in rows] == ["", SMALLER, ""]
    told = [read_recipe(tmp_path / "set" / row["file"]).provenance.notes for row in rows]
    assert told == [(), (SMALLER,), ()]
    assert f"Of 1 pictures: {SMALLER}" in (tmp_path / "set/README.md").read_text()


def test_pictures_that_a_batch_lacks_are_told(tmp_path):
    making = batch_of(tmp_path / "set")
    making.ask()
    making.failed("It fell apart.")
    while step(making):
        pass
    making.finish()
    assert list(making.problems) == ["1 of 3 pictures could not be made: It fell apart."]


class Engine:
    """Draws, and had to help itself at each picture."""

    def __init__(self):
        self.notes = {}

    def bands(self, recipe, bits, *_, **__):
        rows = picture(recipe.width, recipe.height, bits, seed=recipe.latent.n)
        yield Band(1, 0, recipe.height, rows)
        self.notes[SMALLER] = None


class NeverStops:
    """Nobody asks for an end."""

    def is_set(self):
        return False


def test_without_a_window_each_picture_says_so_and_each_task(tmp_path):
    engine = Engine()
    for name in ("a", "b"):
        making = batch_of(tmp_path / name)
        make(making, engine, NeverStops(), lambda: None)
        path = making.finish()
        told = [read_recipe(file).provenance.notes for file in sorted(path.glob("*.png"))]
        assert told == [(SMALLER,)] * 3
        assert list(making.problems) == [SMALLER]


def test_a_page_of_a_table_says_so():
    plan = PagePlan("Tide", ("a",), ("b",), ("",), (Cell(0, 0, 0, PLACES[0], "Ä"),))
    drawn = {0: picture(64, 48)}
    assert SMALLER in page(plan, drawn, (CARD,), (SMALLER,)).decode()
    assert page(plan, drawn, (CARD,)).decode().count("<p>") == 1

"""What leaves the window as a file: pictures, steps and films."""

from __future__ import annotations

import time

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from studio.export.films import table
from studio.export.metadata.provenance import Mark
from studio.export.reading import read_recipe
from studio.ui.exporting.film_choice import FilmExport
from studio.values import edit, messages as m
from studio.values.card import Sizes
from studio.values.film import Course, Film
from studio.values.latent import Seed
from tests.helpers.fake_engine import picture_of


def test_ctrl_s_exports_and_dropping_the_file_restores_the_place(qtbot, window):
    features = window.features
    window.view.set_seed(123)
    with qtbot.waitSignal(features.exporting.export.written, timeout=10_000) as written:
        window.commands.action("export").trigger()
    path = written.args[0]
    made = window.view.recipe
    window.view.set_seed(4)
    features.exchange.drops.open_file(path)
    qtbot.waitUntil(lambda: window.view.recipe == made)


def test_a_cancelled_export_leaves_no_file(qtbot, window, engine, tmp_path, monkeypatch):
    def waits(job, deliver):
        recipe = job.recipe
        rows = picture_of(recipe, recipe.width, recipe.height)[: recipe.height // 2]
        deliver(m.Band(job.id, 0, recipe.height, np.ascontiguousarray(rows)))
        while job.id not in engine._cancelled:
            time.sleep(0.005)
        deliver(m.JobFailed(job.id, "Stopped.", cancelled=True))

    monkeypatch.setattr(engine, "_job", waits)
    export, out = window.features.exporting.export, tmp_path / "out"
    export.set_choice(replace(export.choice, folder=str(out)))
    window.commands.action("export").trigger()
    running = window.link.jobs
    qtbot.waitUntil(
        lambda: bool(running.running) and len(list(out.iterdir())) == 1, timeout=300_000
    )
    for task in window.link.jobs.running:
        window.link.jobs.cancel(task.id)
    qtbot.waitUntil(lambda: not window.link.jobs.running)
    assert list(out.iterdir()) == []


def test_steps_between_the_wells(qtbot, window, engine):
    window.view.set_seed(5)
    window.state.blending.set_well("A", edit.new_recipe(window.view.card, 1, (64, 64)))
    window.state.blending.set_well("B", edit.new_recipe(window.view.card, 2, (64, 64)))
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000):
        window.features.exporting.films.steps(4)
    recipes = [job.recipe for job in engine.asked(m.ExportJob)]
    assert len(recipes) == 4
    assert recipes[0].latent == Seed(1)
    assert recipes[-1].latent == Seed(2)


def test_a_film_meets_every_pin_whole_and_its_controls_glide(qtbot, window, engine, tmp_path):
    export = window.features.exporting.export
    export.set_choice(replace(export.choice, folder=str(tmp_path)))
    pins = tuple(
        edit.with_control(edit.new_recipe(window.view.card, n, (64, 64)), "contrast", value, 1.0)
        for n, value in ((1, 2.0), (2, 0.5), (3, 1.5))
    )
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000):
        made = Film.through(pins, Course(2.1, 10))
        window.features.exporting.films.film(made, FilmExport(folder=str(tmp_path)), None, 0.0)
    frames = [job.recipe for job in engine.asked(m.ExportJob)]
    leg = (len(frames) - 1) // 2
    assert (frames[0], frames[leg], frames[-1]) == pins
    contrasts = [frame.controls.get("contrast", 1.0) for frame in frames[: leg + 1]]
    assert contrasts == sorted(contrasts, reverse=True)
    assert len(set(contrasts)) == leg + 1


def test_steps_as_files_are_counted(qtbot, window, tmp_path):
    export = window.features.exporting.export
    export.set_choice(replace(export.choice, folder=str(tmp_path)))
    window.state.blending.set_well("A", edit.new_recipe(window.view.card, 1, (64, 64)))
    window.state.blending.set_well("B", edit.new_recipe(window.view.card, 2, (64, 64)))
    for first in (1, 4):
        with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000):
            window.features.exporting.films.steps(3, as_files=True)
        names = [f"Ridgelines steps {n:04d}.png" for n in range(1, first + 3)]
        assert sorted(p.name for p in tmp_path.glob("*steps*")) == names


def test_keeping_the_last_seconds_writes_a_film(qtbot, window, tmp_path):
    for _ in range(6):
        window.view.show_moving(edit.nudged(window.view.recipe, {"random-1-0": 0.1}))
        qtbot.wait(80)
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000) as written:
        films = window.features.exporting.films
        films.keep(time.monotonic(), table.GIF.usual(12), (64, 64), tmp_path / "films")
    assert written.args[0].suffix == ".gif"
    with Image.open(written.args[0]) as film:
        assert film.n_frames > 3


@pytest.mark.parametrize("asked", [(512, 512), (32, 48)])
def test_a_film_of_a_model_of_one_size_is_drawn_at_that_and_has_the_size_asked_for(
    qtbot, window, tmp_path, monkeypatch, asked
):
    sizes = Sizes((64, 64), fixed=((64, 64),))
    card = window.view.card
    card = replace(card, info=replace(card.info, sizes=sizes))
    window.view.set_models((m.InstalledModel(card, tmp_path), *window.view.models[1:]))
    assert window.view.card.info.sizes == sizes
    for _ in range(6):
        window.view.show_moving(edit.nudged(window.view.recipe, {"random-1-0": 0.1}))
        qtbot.wait(80)
    tasks = []
    films = window.features.exporting.films
    monkeypatch.setattr(films._export.queue, "add", tasks.append)
    films.keep(time.monotonic(), table.GIF.usual(12), asked, tmp_path / "films")
    (task,) = tasks
    assert (task.width, task.height) == asked
    assert {(place.width, place.height) for place in task.recipes} == {(64, 64)}


def test_ten_seconds_in_which_nothing_moved_are_no_film(qtbot, window, tmp_path):
    qtbot.wait(200)
    window.features.exporting.films.keep(
        time.monotonic(), table.MP4.usual(30), (64, 64), tmp_path / "films"
    )
    assert "Nothing has moved" in window.canvas.banner.text
    assert not (tmp_path / "films").exists()


SMALLER = "Made in smaller pieces to fit into memory."


def test_a_fallback_in_one_frame_of_a_film_is_kept_and_told(qtbot, window, engine, tmp_path):
    engine.fallbacks = {2: SMALLER}
    places = [edit.new_recipe(window.view.card, n, (64, 64)) for n in (1, 2)]
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000) as written:
        made = Film.through(places, Course(1.0, 10))
        window.features.exporting.films.film(made, FilmExport(folder=str(tmp_path)), None, 0.0)
    assert read_recipe(written.args[0]).provenance.notes == (SMALLER,)
    assert SMALLER in window.canvas.banner.text


def test_a_fallback_in_one_picture_of_a_sheet_is_kept_and_told(qtbot, window, engine):
    engine.fallbacks = {1: SMALLER}
    places = [edit.new_recipe(window.view.card, n, (64, 64)) for n in (1, 2, 3)]
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000) as written:
        window.features.exporting.films.sheet_of(tuple(places))
    assert read_recipe(written.args[0]).provenance.notes == (SMALLER,)
    assert SMALLER in window.canvas.banner.text


def test_of_steps_as_files_only_the_one_says_so(qtbot, window, engine, tmp_path):
    engine.fallbacks = {1: SMALLER}
    export = window.features.exporting.export
    export.set_choice(replace(export.choice, folder=str(tmp_path)))
    window.state.blending.set_well("A", edit.new_recipe(window.view.card, 1, (64, 64)))
    window.state.blending.set_well("B", edit.new_recipe(window.view.card, 2, (64, 64)))
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=20_000):
        window.features.exporting.films.steps(3, as_files=True)
    files = sorted(tmp_path.glob("*steps*"))
    assert [read_recipe(file).provenance.notes for file in files] == [(), (SMALLER,), ()]


def test_a_still_and_a_carried_picture_say_so_too(qtbot, window, engine):
    engine.fallbacks = {0: SMALLER}
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=10_000) as written:
        window.commands.action("export").trigger()
    assert read_recipe(written.args[0]).provenance.notes == (SMALLER,)
    engine.canvas_fallbacks = (SMALLER,)
    window.view.set_seed(9)
    qtbot.waitUntil(lambda: window.canvas_controller.at_rest)
    carried = window.features.exchange.drag_out.data().urls()[0].toLocalFile()
    assert read_recipe(carried).provenance.notes == (SMALLER,)


def test_an_export_is_marked_unless_that_is_switched_off(qtbot, window, tmp_path):
    exporting = window.features.exporting
    export = exporting.export
    export.set_choice(replace(export.choice, folder=str(tmp_path), size="custom",
                              width=320, height=272))  # fmt: skip
    marked = []
    for on in (True, False):
        window.settings.set_marking(on)
        window.view.set_seed(9)
        with qtbot.waitSignal(export.written, timeout=20_000) as written:
            window.commands.action("export").trigger()
        steps = read_recipe(written.args[0]).provenance.steps
        marked.append(any(isinstance(step, Mark) for step in steps))
    assert marked == [True, False]

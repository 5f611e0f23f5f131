"""Export film: what the sheet offers, refuses and remembers, and that a film comes of it."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from msgspec.structs import replace

from studio.export.films import table
from studio.export.films.presets import PRESETS
from studio.ui.exporting.film_choice import FilmExport, from_state, to_state
from studio.ui.exporting.film_dialog import FilmDialog
from studio.ui.projects.controller import SUFFIX
from studio.values.edit import new_recipe
from studio.values.film import Course, Film, Region, Sound
from studio.values.mixing import between
from tests.helpers import songs
from tests.helpers.fake_engine import fake_card

CARD = fake_card()


def film_of(count=3, side=64, **changes):
    places = [new_recipe(CARD, n, (side, side)) for n in range(1, count + 1)]
    return replace(Film.through(places, Course(1.0, 12, closed=True)), **changes)


@pytest.fixture
def sheet(qtbot):
    made = FilmDialog()
    qtbot.addWidget(made)
    made.set_film(film_of(), FilmExport(), 0.5)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("preset", PRESETS, ids=lambda p: p.key)
def test_every_preset_is_whole_and_can_be_written(sheet, preset):
    sheet.set_film(film_of(side=128), FilmExport(), 0.0)
    sheet.presets[preset.key].click()
    choice = sheet.choice
    assert choice.preset == preset.key
    assert sheet.presets[preset.key].isChecked()
    assert sheet.export_button.isEnabled()
    assert choice.size_for(film_of(side=128)) == (preset.size or (128, 128))
    if preset.closed:
        open_film = film_of(course=Course(1.0, 12))
        assert choice.film_for(open_film).course.closed


def test_a_change_of_hand_is_no_preset_any_more(sheet):
    sheet.presets["story"].click()
    sheet.quality._groove.change(50)
    assert sheet.choice.preset == ""
    assert sheet.choice.spec.quality == 50
    assert sheet.choice.size_for(film_of()) == (1080, 1920)


def test_label_and_marks_outlive_presets_formats_and_the_program(sheet):
    sheet.set_film(film_of(side=256), FilmExport(), 0.0)
    sheet.set_marking(True)
    assert sheet.mark_keys.isVisible()
    sheet.presets["story"].click()
    sheet.label_switch.click()
    sheet.mark_keys.click()
    assert sheet.choice.preset == "story"
    sheet.presets["square"].click()
    sheet._take(sheet.choice.with_format("webm"))
    assert (sheet.choice.spec.label, sheet.choice.spec.mark_keys) == (True, True)
    assert from_state(to_state(sheet.choice)) == sheet.choice
    assert sheet.label_switch.isChecked()
    assert sheet.mark_keys.isChecked()


def test_what_is_too_small_for_a_mark_says_so(sheet):
    sheet.set_marking(True)
    assert "mark needs" in sheet.unmarked.text
    assert not sheet.mark_keys.isVisible()
    sheet.set_marking(False)
    assert sheet.unmarked.isHidden()


@pytest.mark.parametrize("kind", table.FORMATS, ids=lambda k: k.key)
def test_formats_show_what_they_have(sheet, kind):
    index = sheet.format.findData(kind.key)
    sheet.format.setCurrentIndex(index)
    sheet.format.activated.emit(index)
    assert sheet.choice.spec.format == kind.key
    assert sheet._depth_row.isVisible() is (len(kind.depths) > 1)
    assert sheet.quality.isVisible() is kind.quality
    assert sheet._target_row.isVisible() is kind.sized
    assert sheet._poster_row.isVisible() is kind.cover
    assert sheet.export_button.isEnabled()


def test_what_cannot_be_written_is_said_and_cannot_be_asked(sheet):
    sheet._change(width=9000, height=9000, own_size=False)
    assert not sheet.export_button.isEnabled()
    assert "9000" in sheet.note.text


def test_a_part_and_a_poster(sheet):
    film = film_of(region=Region(0.25, 0.75))
    sheet.set_film(film, FilmExport(), 0.5)
    sheet.part.choose(1)
    sheet.poster.choose(2)
    choice = sheet.choice
    assert choice.shooting_for(film).count(film.seconds) == 6
    assert choice.spec_for(film, 0.5).poster_s == pytest.approx(0.25)


def test_the_choice_survives_settings():
    choice = FilmExport(width=1080, height=1920, own_size=False, subframes=4, preset="story")
    assert from_state(to_state(choice)) == choice
    assert from_state("{}") == FilmExport()
    assert from_state("nonsense") == FilmExport()


def test_a_film_with_a_song_is_made_by_the_queue(qtbot, window, tmp_path):
    track, _ = songs.song(120, 2)
    data = songs.coded(track)
    sha256 = window.trail.project.put_blob(data)
    film = film_of(sound=Sound("march.wav", sha256, 2.0, rate=songs.RATE))
    window.features.exporting.show_film_export(film, 0.0)
    dialog = window.features.exporting._dialogs.latest
    dialog._change(folder=str(tmp_path), subframes=4)
    dialog.folder.set_folder(tmp_path)
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=60_000) as written:
        dialog.export_button.click()
    with av.open(str(written.args[0])) as found:
        video, audio = found.streams.video[0], found.streams.audio[0]
        assert (video.width, video.height, video.frames) == (64, 64, 12)
        assert float(audio.duration * audio.time_base) == pytest.approx(1.0, abs=0.05)
    assert not dialog.isVisible()
    assert window.features.exporting._film_choice.subframes == 4


def test_the_file_is_called_as_the_film_or_the_project_and_not_as_a_moment(
    qtbot, window, tmp_path, monkeypatch
):
    tasks = []
    exporting = window.features.exporting
    monkeypatch.setattr(exporting.films._export.queue, "add", tasks.append)
    a, b = (new_recipe(CARD, n, (64, 64)) for n in (3, 4))
    moving = tuple(between(a, b, t / 8, "round", CARD.info) for t in range(9))
    monkeypatch.setattr(exporting.films._recorder, "frames", lambda *_: moving)
    film, choice = Film.through([a, b], Course(1.0, 12)), FilmExport(folder=str(tmp_path))

    def names():
        tasks.clear()
        exporting.films.keep(0.0, table.MP4.usual(30), (64, 64), tmp_path)
        exporting.films.film(film, choice, None, 0.5)
        exporting.films.film(replace(film, name="Dunes"), choice, None, 0.5)
        return [Path(task.path).name for task in tasks]

    assert names() == ["Ridgelines film.mp4", "Ridgelines film.mp4", "Dunes.mp4"]
    window.features.projects.save_to(tmp_path / f"Autumn{SUFFIX}")
    assert window.trail.project.title == "Autumn"
    assert names() == ["Autumn film.mp4", "Autumn film.mp4", "Dunes.mp4"]


def test_a_film_of_two_models_cross_fades_and_one_that_is_gone_is_passed_over(
    qtbot, window, tmp_path
):
    other = fake_card("Aurora", abilities=("any_size", "tiles"))
    gone = fake_card("Lost")
    places = [new_recipe(card, 3, (64, 64)) for card in (CARD, other, gone)]
    film = Film.through(places, Course(1.0, 12, closed=True))
    choice = FilmExport(folder=str(tmp_path))
    with qtbot.waitSignal(window.features.exporting.export.written, timeout=60_000) as written:
        window.features.exporting.films.film(film, choice, None, 0.0)
    with av.open(str(written.args[0])) as found:
        assert found.streams.video[0].frames == 12
    assert "not installed" in window.canvas.banner.text

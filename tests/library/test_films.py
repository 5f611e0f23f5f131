"""Films of a project: kept, edited, taken back, and read again after a restart."""

import math

import msgspec
import numpy as np
import pytest

from studio.errors import InputError, NewerError, ProjectError, RecipeError
from studio.library.films import FILM, PART, ProjectFilms
from studio.library.project import Project
from studio.values.directions import Direction
from studio.values.film import Course, Drawn, Point, Sound, Target, Tempo, Track, edits
from studio.values.film.edits import with_marker, with_region, with_sound, with_track
from studio.values.film.model import LegPace
from studio.values.latent import Move, Shift
from tests.export.export_samples import huge_recipe, photo_recipe, seed_recipe
from tests.values.film_samples import film_of

DIRECTION = Direction.of("Up", "z", np.arange(1, 17, dtype=np.float32), 0.7, "examples")


@pytest.fixture
def project(tmp_path):
    with Project.untitled(tmp_path) as found:
        yield found


def whole_film():
    """A film with one of everything."""
    film = film_of(0.0, 2.0, 5.0, name="Tide", directions={DIRECTION.id: DIRECTION})
    film, _ = edits.with_key(film, photo_recipe(), 7.0, ease="linear", hold=0.5)
    film, _ = edits.with_key(film, huge_recipe(600), 8.0)
    curve = Drawn((Point(1, 0.5, "free", leave=(0.1, 1 / 3)),), after="mirror")
    film, _ = with_track(film, Track("t1", Target("direction", DIRECTION.id, (0, 3)), curve))
    film = edits.with_tempo(with_region(with_marker(film, 3.0, "Höhe"), 1.0, 2.0), Tempo(97.3))
    film = with_sound(film, Sound("tide.wav", "ab" * 32, 61.5, 2.0))
    pace = (LegPace("0123456789abcdef", (0.0, 0.25, 1 / 3)),)
    return edits.with_course(film, even="whole", pace=pace, closed=True)


def test_a_film_is_read_back_whole_also_after_a_restart(project, tmp_path):
    films = ProjectFilms(project)
    new = films.add(whole_film())
    assert films.get(new) == whole_film()
    project.save_as(tmp_path / "work.latent")
    project.flush()
    copy = project.save_copy(tmp_path / "copy.latent")
    with Project.open(copy) as again:
        assert ProjectFilms(again).get(new) == whole_film()
        assert [f.name for f in ProjectFilms(again).names()] == ["Tide"]


def test_edits_of_films_and_of_the_trail_are_taken_back_in_their_order(project):
    films = ProjectFilms(project)
    project.add_place(seed_recipe(n=1), None)
    new = films.add(film_of(0.0))
    films.put(new, film_of(0.0, 2.0), "placed a keyframe")
    node = project.add_place(seed_recipe(n=2), None, merge=False)
    films.put(new, film_of(0.0, 3.0), "moved a keyframe")
    assert project.undo().label == "moved a keyframe"
    assert films.get(new) == film_of(0.0, 2.0)
    project.undo()
    assert node.id not in project.trail
    assert project.undo().label == "placed a keyframe"
    assert films.get(new) == film_of(0.0)
    assert project.undo().label == "made a film"
    with pytest.raises(ProjectError, match="not in the project"):
        films.get(new)
    for _ in range(4):
        project.redo()
    assert films.get(new) == film_of(0.0, 3.0)
    films.remove(new)
    assert films.names() == ()
    project.undo()
    assert films.get(new) == film_of(0.0, 3.0)


def test_a_drag_is_one_edit(project):
    films = ProjectFilms(project)
    new = films.add(film_of(0.0, 1.0))
    for n in range(20):
        films.put(new, film_of(0.0, 1.0 + n / 10), "moved a keyframe")
    project.undo()
    assert films.get(new) == film_of(0.0, 1.0)


def test_places_are_kept_once_and_edits_are_small(project):
    films = ProjectFilms(project)
    places = [huge_recipe(2000), photo_recipe()]
    film = edits.with_places(film_of(), places * 10, 0.0, 0.2)
    new = films.add(film)
    assert len(project.state_keys(PART)) == 2
    assert len(project.state_bytes(f"{FILM}{new}")) < 4000
    assert films.get(new) == film


def test_films_are_found_by_name(project):
    films = ProjectFilms(project)
    first = films.add(film_of(0.0, name="Tide"))
    films.add(film_of(0.0, name="Ebb"))
    films.add(film_of(0.0, name="ebb"))
    assert films.named("tide") == first == films.named("1")
    with pytest.raises(ProjectError, match="no film called 'Flood'; it has Tide, Ebb, ebb"):
        films.named("Flood")
    with pytest.raises(ProjectError, match="more than one film called 'ebb'"):
        films.named("ebb")


def test_a_film_that_could_not_be_read_back_is_not_kept(project):
    films = ProjectFilms(project)
    new = films.add(film_of(0.0))
    for bad in (
        film_of(math.nan),
        film_of(0.0, course=Course(math.inf, 10)),
        film_of(0.0, tempo=Tempo(0)),
        msgspec.structs.replace(film_of(0.0), tracks=(
            Track("t1", Target("noise"), Drawn((Point(0, math.nan),))),)),
    ):  # fmt: skip
        with pytest.raises(InputError):
            films.put(new, bad, "broke it")
    assert films.get(new) == film_of(0.0)
    assert project.undo_label == "made a film"


def test_damaged_and_newer_films_cost_themselves_alone(project):
    films = ProjectFilms(project)
    whole, broken = films.add(film_of(0.0, 2.0)), films.add(film_of(0.0))
    newer = films.add(film_of(0.0))
    state = project.state(f"{FILM}{broken}")
    project.set_state(f"{FILM}{broken}", state | {"course": {"seconds": -1, "fps": 10}})
    project.set_state(f"{FILM}{newer}", state | {"version": 9})
    with pytest.raises(RecipeError, match=r"course.seconds is wrong"):
        films.get(broken)
    with pytest.raises(NewerError):
        films.get(newer)
    assert [f.id for f in films.names()] == [whole]
    project.set_state(f"{PART}{seed_recipe(n=2).id}", {"format": "other"})
    again = ProjectFilms(project)
    assert [k.id for k in again.get(whole).keys] == ["k1"]
    assert again.lost(whole) == 1


def test_a_deep_place_is_kept_as_it_was(project):
    recipe = msgspec.structs.replace(
        seed_recipe(n=2**63 - 1), latent=Shift(photo_recipe().latent, {"random-3-0": Move(1 / 3)})
    )
    films = ProjectFilms(project)
    new = films.add(edits.with_places(film_of(), [recipe], 0.0, 1.0))
    assert films.get(new).keys[0].recipe.id == recipe.id

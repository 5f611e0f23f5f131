"""Laws of a project and its library against a slow model: undo, redo, reopening at any time."""

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from studio.library.bin import in_bin
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.library.settings import SettingsFile
from tests.helpers.library import BareLibrary
from tests.helpers.shelf import put
from tests.library.landscape import moved, seed

names = st.sampled_from(["", "dawn", "noon", "dusk"])
picks = st.integers(0, 10**6)


def seen(project):
    """What a person sees: the living trail, the state, and the library as its disk has it."""
    nodes = [(n.id, n.parent, n.name, n.pinned, n.recipe) for n in project.trail]
    return nodes, {key: project.state(key) for key in ("film", "film 2")}, shelved(project.library)


def shelved(library):
    """Models with their cards, what is in the bin, favourites and tags; read from the disk."""
    models = {str(m.folder): m.card for m in InstalledModels(library.models.folders).models()}
    binned = sorted((found.slot, found.name) for found in in_bin(library.folders))
    return models, binned, set(library.favourites), library.house_tags


class Journalled(RuleBasedStateMachine):
    """Every step keeps the list of what was seen before it; undo must lead back along it."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        put(self.folder / "house", "Aurora", house=True)
        for name in ("Birds", "Faces", "Cats"):
            put(self.folder / "own", name)
        self.project = Project.untitled(self.folder)
        self.open_library()
        self.before, self.after = [], []
        self.now, self.copies = 0.0, 0

    def teardown(self):
        self.project.close()
        shutil.rmtree(self.folder)

    def open_library(self):
        settings = SettingsFile(self.folder / "settings")
        settings.change(model_folders=(str(self.folder / "own"),))
        models = InstalledModels([self.folder / "house", self.folder / "own"])
        self.library = self.project.library = BareLibrary(models, settings)

    def model(self, number, house=True):
        found = [m for m in self.library.models.models() if house or not m.card.house]
        return found[number % len(found)] if found else None

    def pick(self, number):
        living = list(self.project.trail)
        return living[number % len(living)].id

    def edited(self, before):
        """An edit was made where what is seen changed: it can be undone, and nothing redone."""
        if seen(self.project) != before:
            self.before.append(before)
            self.after.clear()

    @rule(number=picks, value=st.integers(1, 5))
    def place(self, number, value):
        before, self.now = seen(self.project), self.now + 100.0
        parent = self.pick(number) if before[0] else None
        self.project.add_place(moved(number % 7, dusk=value / 2), parent, now=self.now)
        self.edited(before)

    @precondition(lambda self: len(self.project.trail) > 0)
    @rule(number=picks, name=names)
    def rename(self, number, name):
        before = seen(self.project)
        self.project.rename(self.pick(number), name)
        self.edited(before)

    @precondition(lambda self: len(self.project.trail) > 0)
    @rule(number=picks, pinned=st.booleans(), name=names)
    def pin(self, number, pinned, name):
        before = seen(self.project)
        self.project.set_pin(self.pick(number), pinned, name)
        self.edited(before)

    @precondition(lambda self: len(self.project.trail) > 0)
    @rule(numbers=st.lists(picks, max_size=3))
    def delete(self, numbers):
        before = seen(self.project)
        self.project.delete([self.pick(number) for number in numbers])
        self.edited(before)

    @rule(numbers=st.lists(st.integers(1, 20), max_size=3))
    def restore(self, numbers):
        before = seen(self.project)
        self.project.restore(numbers)
        self.edited(before)

    @rule(key=st.sampled_from(["film", "film 2"]), value=st.none() | st.lists(st.integers()))
    def keyframes(self, key, value):
        before = seen(self.project)
        self.project.set_state(key, value, f"Keyframe {len(self.before)}")
        self.edited(before)

    @rule(number=picks, name=names, tags=st.none() | st.lists(names, max_size=2))
    def change_a_model(self, number, name, tags):
        before, model = seen(self.project), self.model(number, house=False)
        change = self.library.change(model, {"name": name}, tags) if model else None
        if change is not None:
            self.library.do(self.project, change)
            assert seen(self.project) != before
        self.edited(before)

    @rule(number=picks, star=st.booleans(), tags=st.lists(names, max_size=2, unique=True))
    def mark_a_model(self, number, star, tags):
        before, model = seen(self.project), self.model(number)
        change = self.library.favour(model) if star else self.library.tag(model, tuple(tags))
        if change is not None:
            self.library.do(self.project, change)
        self.edited(before)

    @rule(number=picks)
    def delete_a_model(self, number):
        before, model = seen(self.project), self.model(number, house=False)
        if model is not None:
            self.library.do(self.project, self.library.delete(model))
            assert seen(self.project) != before
        self.edited(before)

    @rule(number=picks)
    def restore_a_model(self, number):
        before, lying = seen(self.project), in_bin(self.library.folders)
        if lying:
            self.library.do(self.project, self.library.restore(lying[number % len(lying)]))
            assert seen(self.project) != before
        self.edited(before)

    @rule()
    def undo(self):
        after = seen(self.project)
        undone = self.project.undo()
        assert (undone is None) == (not self.before)
        if undone is not None:
            assert undone.problem == ""
            assert seen(self.project) == self.before.pop()
            self.after.append(after)

    @rule()
    def redo(self):
        before = seen(self.project)
        redone = self.project.redo()
        assert (redone is None) == (not self.after)
        if redone is not None:
            assert redone.problem == ""
            assert seen(self.project) == self.after.pop()
            self.before.append(before)

    @rule()
    def all_the_way_back_and_forth(self):
        here = seen(self.project)
        count = 0
        while self.project.undo() is not None:
            count += 1
        assert count == len(self.before)
        assert seen(self.project) == (self.before[0] if self.before else here)
        for _ in range(count):
            self.project.redo()
        assert seen(self.project) == here

    @rule()
    def reopen(self):
        before, labels = seen(self.project), (self.project.undo_label, self.project.redo_label)
        trail = self.project.trail
        path = self.project.save_copy(self.folder / f"copy {self.copies}")
        self.copies += 1
        self.project.close()
        self.project = Project.open(path)
        self.open_library()
        assert self.project.trail == trail
        assert seen(self.project) == before
        assert (self.project.undo_label, self.project.redo_label) == labels

    @invariant()
    def labels_say_what_is_possible(self):
        assert (self.project.undo_label is None) == (not self.before)
        assert (self.project.redo_label is None) == (not self.after)


Journalled.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestJournalled = Journalled.TestCase


def test_undo_says_where_to_look(tmp_path):
    with Project.untitled(tmp_path) as project:
        one = project.add_place(seed(1), None, now=1.0)
        two = project.add_place(seed(2), one.id, now=2.0)
        assert project.undo().focus == one.id
        assert project.redo().focus == two.id
        project.rename(one.id, "dawn")
        assert project.undo().focus == one.id
        assert str(project.redo()) == "named a place dawn"


def test_labels_say_what_was_done(tmp_path):
    with Project.untitled(tmp_path) as project:
        one = project.add_place(seed(1), None).id
        two = project.add_place(seed(2), None, merge=False).id
        project.rename(one, "dawn")
        project.rename(one, "dusk")
        project.rename(one, "")
        project.set_pin(one, True)
        project.set_pin(one, False)
        project.delete([one])
        project.restore([one])
        project.delete([one, two])
        told = []
        while (undone := project.undo()) is not None:
            told.append(undone.label)
        assert told == [
            "deleted 2 places", "restored a place", "deleted a place", "took a pin away",
            "pinned a place", "took the name dusk away", "renamed dawn to dusk",
            "named a place dawn", "new place", "new place",
        ]  # fmt: skip


def test_looking_back_and_changing_branches(tmp_path):
    with Project.untitled(tmp_path) as project:
        one = project.add_place(seed(1), None)
        two = project.add_place(seed(2), one.id)
        three = project.add_place(seed(3), one.id)
        assert project.trail.branch_count(one.id) == 2
        assert [two, three] == list(project.trail.children(one.id))
        assert project.trail.line_to(one.id)[-1] == three


def test_nudges_of_one_control_are_one_place_and_one_undo(tmp_path):
    with Project.untitled(tmp_path) as project:
        start = project.add_place(seed(7), None, now=1.0)
        first = project.add_place(moved(7, dusk=0.5), start.id, now=2.0)
        again = project.add_place(moved(7, dusk=0.8), first.id, now=3.0)
        assert again.id == first.id
        assert len(project.trail) == 2
        assert project.trail.get(first.id).recipe == moved(7, dusk=0.8)
        project.undo()
        assert list(project.trail) == [start]
        project.redo()
        assert project.trail.get(first.id).recipe == moved(7, dusk=0.8)


def test_a_place_that_is_where_we_are_makes_no_node(tmp_path):
    with Project.untitled(tmp_path) as project:
        one = project.add_place(seed(7), None)
        assert project.add_place(seed(7), one.id) == one
        assert len(project.trail) == 1


def test_after_undo_a_new_edit_takes_the_place_of_what_could_be_redone(tmp_path):
    with Project.untitled(tmp_path) as project:
        one = project.add_place(seed(1), None)
        two = project.add_place(seed(2), one.id)
        project.undo()
        three = project.add_place(seed(3), two.id)
        assert three.parent == one.id
        assert three.id != two.id
        assert project.redo() is None


def test_keyframe_drags_are_one_edit(tmp_path):
    with Project.untitled(tmp_path) as project:
        for value in range(5):
            project.set_state("film", [value], "Move a keyframe")
        project.undo()
        assert project.state("film") is None
        assert project.undo_label is None


def test_state_without_a_label_is_not_undone_but_kept(tmp_path):
    path = tmp_path / "a.latent"
    with Project.untitled(tmp_path) as project:
        project.save_as(path)
        project.set_state("here", 7)
        assert project.undo_label is None
    with Project.open(path) as project:
        assert project.state("here") == 7
        assert project.state("else", "default") == "default"

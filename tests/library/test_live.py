"""Mappings and scenes in a project."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.errors import InputError
from studio.library.live import KEY, PART, ProjectLive
from studio.library.project import Project
from studio.values.live.mapping import Mapping, Scene, Setup, with_mapping
from studio.values.live.sources import Midi
from tests.helpers.fake_generator import recipe_of

KNOB = Mapping("m1", Midi("control", 1, 7), "/control/bright", 0.2, 0.9, smooth_s=0.1)
SETUP = Setup((KNOB,), (Scene("s1", recipe_of(1), "Dawn"), Scene("s2", recipe_of(2))),
              96.0, 2.0, recipe_of(3))  # fmt: skip


def test_it_is_there_again_after_closing(tmp_path):
    with Project.untitled(tmp_path) as project:
        project.add_place(recipe_of(1), None)
        ProjectLive(project).put(SETUP, "taught a knob")
        path = project.path
    with Project.open(path) as project:
        assert ProjectLive(project).get() == SETUP


def test_undo_takes_it_back(tmp_path):
    with Project.untitled(tmp_path) as project:
        live = ProjectLive(project)
        assert live.get() == Setup()
        live.put(SETUP, "taught a knob")
        live.put(with_mapping(SETUP, replace(KNOB, curve=2.0)), "changed a mapping")
        assert "mapping" in project.undo_label
        project.undo()
        assert live.get() == SETUP
        project.redo()
        assert live.get().mappings[0].curve == 2.0


def test_damage_costs_what_is_damaged(tmp_path):
    with Project.untitled(tmp_path) as project:
        live = ProjectLive(project)
        live.put(SETUP, "taught a knob")
        lost = project.state(KEY)["scenes"][0]["place"]
        project.set_state(f"{PART}{lost}", {"nothing": 1})
        assert [scene.id for scene in ProjectLive(project).get().scenes] == ["s2"]
        project.set_state(KEY, {"mappings": [{"id": "m1", "target": "rm -rf"}]})
        assert live.get() == Setup()


def test_what_was_read_is_not_read_again_until_it_changes(tmp_path, monkeypatch):
    with Project.untitled(tmp_path) as project:
        live = ProjectLive(project)
        live.put(SETUP, "taught a knob")
        monkeypatch.setattr("studio.library.live.from_json", None)
        monkeypatch.setattr("studio.library.live.to_json", None)
        assert live.get() is live.get()
        live.put(with_mapping(SETUP, replace(KNOB, curve=2.0)), "changed a mapping")
        assert live.get().mappings[0].curve == 2.0


def test_what_cannot_be_read_back_is_refused(tmp_path):
    with Project.untitled(tmp_path) as project:
        live = ProjectLive(project)
        live.put(SETUP, "taught a knob")
        with pytest.raises(InputError):
            live.put(replace(SETUP, mappings=(replace(KNOB, low=float("nan")),)), "bad")
        assert live.get() == SETUP

"""What a model did not take in of its words is said on stderr, as the window says it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from studio.__main__ import main
from studio.cli import filming, rendering
from studio.cli.wording import MOST_LETTERS
from studio.files.paths import HOME_VARIABLE
from studio.inference.direct import DirectEngine
from studio.values.card import Space, card_to_json
from studio.values.controls import Control
from tests.helpers.fake_generator import CONTROLS, FakeGenerator, FakeModels, card_of, info_of
from tests.helpers.postcard_words import tiny_reader

READER = tiny_reader()
KNOWN = "sea"
TEXTS = (Control("prompt", "Words", "text", KNOWN), Control("negative", "Without", "text", ""))


class Speaker(FakeGenerator):
    """Knows some words; paints the same whatever they are."""

    def count_words(self, text):
        return READER.count(text)

    def words_between(self, more, less):
        raise NotImplementedError


class SpeakingModels(FakeModels):
    def open(self, model, device):
        return Speaker(model.card, self.script, device)


@pytest.fixture(autouse=True)
def speaker(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    folder = tmp_path / "home" / "data" / "models" / "speaker"
    folder.mkdir(parents=True)
    info = replace(
        info_of(abilities=("any_size", "takes_text")),
        spaces=(Space("z", (8,)), Space("text", (32,), "none")), controls=(*CONTROLS, *TEXTS),
    )  # fmt: skip
    (folder / "card.json").write_bytes(card_to_json(card_of("speaker", info)))
    (folder / "model.safetensors").write_bytes(b"weights")
    fake = SpeakingModels()
    for room in (rendering, filming):
        monkeypatch.setattr(room, "engine_of", lambda source: DirectEngine(source, None, fake.open))


@pytest.fixture
def render(tmp_path, capsys):
    out = tmp_path / "a.png"

    def run(*words):
        code = main(
            [
                "render",
                "--no-mark",
                "--model",
                "speaker",
                "--seed",
                "3",
                "--size",
                "64x64",
                "-o",
                str(out),
            ]
            + [part for word in words for part in ("--set", word)]
        )
        assert code == 0
        return capsys.readouterr().err.splitlines()

    run.out = out
    return run


def test_nothing_is_said_of_words_that_are_all_taken_in(render):
    assert render() == []
    assert render("prompt=sea, sea", "negative=") == []


def test_each_text_has_a_line_with_what_it_lost(render):
    long = " ".join(["sea"] * READER.limit)
    assert render("prompt=sea zebra sea zebra", f"negative={long} sea sea") == [
        f"Words: {READER.count('sea zebra sea zebra').used} of {READER.limit} tokens"
        " · unknown: zebra",
        f"Without: {READER.limit + 2} of {READER.limit} tokens · cut off: sea sea",
    ]


def test_pages_that_are_cut_are_one_short_line(render):
    (line,) = render(f"prompt={' '.join(['sea'] * 900)}")
    assert line.endswith("…")
    assert len(line) < MOST_LETTERS + 60


def test_a_film_says_it_once_for_all_its_places(render, tmp_path, capsys):
    render("prompt=sea zebra")
    words = ["--seconds", "0.3", "--fps", "10", "-o", str(tmp_path / "a.gif")]
    assert main(["film", "--project", str(render.out), *words]) == 0
    assert capsys.readouterr().err.count("unknown: zebra") == 1

"""`studio models about`: facts and figures for people and for scripts."""

import json
import sys

import pytest
from msgspec.structs import replace

from studio.__main__ import main
from studio.cli import rendering
from studio.files.paths import HOME_VARIABLE
from studio.inference.direct import DirectEngine
from studio.values.card import Space, card_to_json
from tests.helpers.fake_generator import FakeModels, card_of, info_of


@pytest.fixture
def install(tmp_path, monkeypatch, capsys):
    """Installs a card; gives what runs a command and the models' script."""

    def put(card):
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
        folder = tmp_path / "home" / "data" / "models" / card.id
        folder.mkdir(parents=True)
        (folder / "card.json").write_bytes(card_to_json(card))
        (folder / "model.safetensors").write_bytes(b"weights")
        fake = FakeModels(card)
        engine = DirectEngine(fake, None, fake.open)
        monkeypatch.setattr(rendering, "engine_of", lambda _source: engine)
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)

        def run(*words):
            code = main(["models", "about", *map(str, words)])
            out, err = capsys.readouterr()
            assert "Traceback" not in err
            return code, out, err

        return run, fake

    return put


def test_facts_and_figures_as_words(install):
    run, _ = install(card_of())
    code, out, err = run("fake", "--samples", 4)
    assert (code, err) == (0, "")
    for words in ("Fake", "CC0-1.0", "Distinct pictures", "Measured on 4 pictures", "Hash"):
        assert words in out


def test_the_same_as_json(install):
    run, _ = install(card_of())
    code, out, _ = run("fake", "--samples", 4, "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["id"], told["license_known"]) == ("fake", True)
    assert told["report"]["samples"] == 4
    assert told["report"]["differences"] is None
    assert told["report"]["variety"]["distinct"] >= 1
    assert all(sum(row) == 4 for row in told["report"]["histograms"].values())


def test_what_was_measured_is_not_measured_again(install):
    run, fake = install(card_of())
    run("fake", "--samples", 4)
    once = len(fake.script.asked)
    run("fake", "--samples", 3)
    assert len(fake.script.asked) == once
    run("fake", "--samples", 4, "--again")
    assert len(fake.script.asked) == 2 * once


def test_training_data_stands_beside(install):
    from tests.values.test_variety import statistics

    data = statistics(500, {"lightness": 0})
    run, _ = install(replace(card_of(), data_statistics=data))
    _, out, _ = run("fake", "--samples", 40, "--json")
    told = json.loads(out)["report"]
    assert told["training_data"]["samples"] == 500
    assert any(share["kind"] == "dark" for share in told["differences"])


def test_a_card_without_licence_is_shown_and_says_so(install):
    run, _ = install(replace(card_of(), license=""))
    code, out, _ = run("fake", "--samples", 2)
    assert code == 0
    assert "Unknown. The author's page" in out


@pytest.mark.parametrize(
    ("card", "words", "said"),
    [
        (card_of(), ("nobody",), "'nobody'"),
        (card_of(), ("fake", "--samples", 1), "from 2 to 4096"),
        (card_of(info=replace(info_of(), spaces=(Space("z", (8,), "none"),))), ("fake",),
         "no seeds"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line(install, card, words, said):
    run, _ = install(card)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert len(err.strip().splitlines()) == 1

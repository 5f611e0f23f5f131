"""A file joins the library: opened once, followed, stopped."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import msgspec
import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from studio.adding.again import look_again
from studio.adding.convert import About, assumed
from studio.adding.incoming import Incoming
from studio.adding.watch import Watch
from studio.errors import Cancelled, InputError
from studio.files.paths import HOME_VARIABLE
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import WEIGHTS, new_models_folder
from studio.library.models import InstalledModels
from studio.models.base import CancelToken, RenderRequest
from studio.models.opening.copies import OTHER, offers, without_choice
from studio.models.opening.registry import open_model
from studio.values.card import card_to_json
from tests.helpers.checkpoints import student_gan

OPENED: list[str] = []


def _hear(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        OPENED.append(arguments[0])


sys.addaudithook(_hear)


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    file = tmp_path / "My GAN.pth"
    torch.save({"g_ema": student_gan().state_dict()}, file)
    return file


def test_one_process_reads_the_file_once(path, monkeypatch):
    started = []
    start = subprocess.Popen.__init__

    def counted(self, *words, **keywords):
        started.append(words)
        start(self, *words, **keywords)

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    OPENED.clear()
    with Incoming(path) as incoming:
        model, new = incoming.add(About(license="MIT"))
    assert new
    assert len(started) == 1
    assert OPENED.count(str(path)) == 1  # whether it is a packed model, by its first bytes
    # Its header, and the map: once to see what it draws, once for good.
    assert sum(name.endswith(WEIGHTS) for name in OPENED) == 4
    assert model.card.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    written = (model.folder / WEIGHTS).read_bytes()
    assert model.card.weights_sha256 == hashlib.sha256(written).hexdigest()
    assert model.card.license == "MIT"
    assert open_model(model, torch.device("cpu")).info == model.card.info


def test_it_tells_what_it_does_in_order(path):
    told = []
    with Incoming(path, Watch(lambda *step: told.append(step))) as incoming:
        incoming.add(About())
    words = list(dict.fromkeys(step[0] for step in told))
    assert words[0] == "Looking at it"
    assert words[-3:] == ["Loading it", "Trying it", "Measuring its sliders"]
    tried = [step[1:] for step in told if step[0] == "Trying it"]
    assert tried == [(at, 8) for at in range(8)]


@pytest.mark.parametrize(
    "at", ["Looking at it", "Loading it", "Trying it", "Measuring its sliders"]
)
def test_stopped_anywhere_it_leaves_nothing(path, at):
    def hear(words, _done, _total):
        if words == at:
            watch.token.cancel()

    watch = Watch(hear)
    with Incoming(path, watch) as incoming, pytest.raises(Cancelled):
        incoming.add(About())
    assert not [m for m in InstalledModels().models() if not m.card.house]
    folder = new_models_folder()
    assert not folder.exists() or not list(folder.iterdir())


def test_a_file_of_something_else_is_refused_with_its_reason(path):
    torch.save({"some": torch.ones(3)}, path)
    with Incoming(path) as incoming:
        assert incoming.finding.verdict == "unknown"
        with pytest.raises(InputError, match="holds 1 tensors"):
            incoming.add(About())


def test_what_is_changed_while_it_is_looked_at_is_not_mixed(path):
    """The bytes that were looked at are those that are hashed and converted."""
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with Incoming(path) as incoming:
        assert incoming.finding.verdict == "match"
        other = path.with_name("other")
        torch.save({"g_ema": student_gan(uniform=True).state_dict()}, other)
        other.replace(path)
        model, _ = incoming.add(About())
    assert model.card.sha256 == before


def _drawn(model, copy=None):
    generator = open_model(model, torch.device("cpu"))
    controls = {} if copy is None else {"copy": copy}
    latents = torch.randn(
        2, *generator.info.space.shape, generator=torch.Generator().manual_seed(1)
    )
    request = RenderRequest(latents, *generator.info.sizes.default, controls)
    return generator.render(request, CancelToken())


def test_of_a_file_with_two_copies_either_can_be_chosen(path, tmp_path):
    """Each draws as it would from a file of its own, and the card says so."""
    averaged, last = student_gan().state_dict(), dict(student_gan().state_dict())
    last["6.weight"] = 0.25 * last["6.weight"]
    alone = {}
    for name, weights in (("averaged", averaged), ("last", last)):
        torch.save(weights, tmp_path / f"{name}.pt")
        with Incoming(tmp_path / f"{name}.pt") as incoming:
            alone[name], _ = incoming.add(About())
    torch.save({"generator": last, "generator_ema": averaged}, path)
    with Incoming(path) as incoming:
        model, _ = incoming.add(About())
    assert torch.equal(_drawn(model), _drawn(alone["averaged"]))
    assert torch.equal(_drawn(model, "averaged"), _drawn(alone["averaged"]))
    assert torch.equal(_drawn(model, "last"), _drawn(alone["last"]))
    assert not torch.equal(_drawn(model, "last"), _drawn(model))
    control = next(c for c in model.card.info.controls if c.key == "copy")
    assert (control.group, control.default) == ("Assumptions", "averaged")
    assert "The file holds the weights twice" in model.card.notes
    assert "generator_ema was taken, generator can be chosen" in model.card.summary
    assert model.card.parameters == alone["averaged"].card.parameters
    assert not any(c.key == "copy" for c in alone["averaged"].card.info.controls)
    again, words = look_again(model)
    assert again.card.info == model.card.info
    assert "is what it was taken for" in words
    assert torch.equal(_drawn(again, "last"), _drawn(alone["last"]))


def _kept_one_copy_of(model):
    """The model as a studio left it that kept the averaged weights alone."""
    file = SafetensorsFile(model.folder / WEIGHTS)
    arrays = {n: np.array(v) for n, _, v in file.arrays() if not n.startswith(OTHER)}
    save_file(arrays, model.folder / WEIGHTS, dict(file.metadata))
    sha256 = hashlib.sha256((model.folder / WEIGHTS).read_bytes()).hexdigest()
    card = without_choice(model.card)
    card = msgspec.structs.replace(
        card, weights_sha256=sha256, notes=assumed(card.info), name="Mine", author="Me"
    )
    (model.folder / "card.json").write_bytes(card_to_json(card))


def test_a_model_of_an_earlier_studio_gets_the_choice_when_its_file_is_met_again(path):
    averaged, last = student_gan().state_dict(), dict(student_gan().state_dict())
    last["6.weight"] = 0.25 * last["6.weight"]
    torch.save({"generator": last, "generator_ema": averaged}, path)
    with Incoming(path) as incoming:
        model, _ = incoming.add(About())
    wanted = _drawn(model), _drawn(model, "last")
    _kept_one_copy_of(model)
    (before,) = (m for m in InstalledModels().models() if m.card.id == model.card.id)
    assert not offers(before.card)
    with Incoming(path) as incoming:
        again, new = incoming.add(About())
    assert not new
    assert (again.card.id, again.card.sha256) == (model.card.id, model.card.sha256)
    assert (again.card.name, again.card.author) == ("Mine", "Me")
    assert "The file holds the weights twice" in again.card.notes
    assert torch.equal(_drawn(again), wanted[0])
    assert torch.equal(_drawn(again, "last"), wanted[1])
    written = (again.folder / WEIGHTS).stat()
    with Incoming(path) as incoming:
        assert incoming.add(About())[0].card == again.card
    assert (again.folder / WEIGHTS).stat().st_mtime_ns == written.st_mtime_ns


def test_another_copy_that_is_broken_is_not_offered(path):
    weights = student_gan().state_dict()
    torch.save({"g": {k: v * float("nan") for k, v in weights.items()}, "g_ema": weights}, path)
    with Incoming(path) as incoming:
        model, _ = incoming.add(About())
    assert not any(c.key == "copy" for c in model.card.info.controls)
    assert torch.isfinite(_drawn(model)).all()

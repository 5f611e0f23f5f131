"""A model that holds its weights twice can do all that one of them can, with either."""

from __future__ import annotations

import threading

import pytest
import torch

from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import (
    CancelToken,
    Encodes,
    FollowsSize,
    Lifts,
    Projects,
    RenderRequest,
    Scores,
    Styles,
    Weights,
)
from studio.models.opening.copies import OTHER
from studio.models.opening.identify import identify
from studio.models.opening.registry import built, declare, metadata_of, read_weights
from studio.models.vae.grid.autoencoder_kl import AutoencoderKL, Layout
from studio.values.card import Card
from studio.values.latent import Seed
from tests.helpers.checkpoints import ConvVae, converted, described, student_gan
from tests.helpers.flows import realnvp
from tests.helpers.style_files import bare

ABILITIES = (Encodes, FollowsSize, Lifts, Projects, Scores, Styles)


def _autoencoder():
    torch.manual_seed(2)
    return AutoencoderKL(Layout((32, 32), 1, 4)).state_dict()


KINDS = {
    "student": (lambda: student_gan().state_dict(), {Projects}),
    "vae": (lambda: ConvVae().state_dict(), {Encodes, Projects}),
    "flow": (realnvp, {Scores, Encodes, Projects}),
    "stylegan2": (bare, {Lifts, Styles, Projects}),
    "autoencoder": (_autoencoder, {FollowsSize, Encodes}),
}


def _otherwise(weights):
    """The same network, its floating-point tensors a little smaller."""
    return {
        name: 0.9 * value if value.dim() > 1 and not name.endswith("mask") else value
        for name, value in weights.items()
    }


def _opened(tmp_path, given, info=None):
    path, out = tmp_path / "a.pt", tmp_path / "out.safetensors"
    torch.save(given, path)
    found = identify(described(path))
    assert found.verdict == "match", found.reason
    converted(found.sources, metadata_of(found.architecture, found.facts), out)
    weights = read_weights(SafetensorsFile(out))
    info = info or declare(found.architecture, weights)
    card = Card("x", "X", "", "CC0", "", "", "", "a" * 64, info)
    return built(found.architecture, card, weights, torch.device("cpu")), weights


def _drawn(model, **controls):
    latent = Seed(3, model.info.space.name)
    if isinstance(model, Lifts):
        point = model.resolve_under(latent, {}, controls)
    elif isinstance(model, FollowsSize):
        point = model.resolve_at(latent, {}, 32, 32)
    else:
        point = model.resolve(latent, {})
    size = (32, 32) if model.info.sizes.any_size else model.info.sizes.default
    return model.render(RenderRequest(point, *size, controls), CancelToken())


@pytest.mark.parametrize("kind", KINDS)
def test_either_copy_draws_and_can_do_what_one_alone_can(tmp_path, kind):
    made, wanted = KINDS[kind]
    weights = made()
    main, _ = _opened(tmp_path, weights)
    other, _ = _opened(tmp_path, _otherwise(weights), main.info)
    both, stored = _opened(tmp_path, {"g": _otherwise(weights), "g_ema": weights})
    assert any(name.startswith(OTHER) for name in stored)
    able = {protocol for protocol in ABILITIES if isinstance(main, protocol)}
    assert able == wanted
    assert {protocol for protocol in ABILITIES if isinstance(both, protocol)} == able
    assert both.info.abilities == main.info.abilities
    assert torch.equal(_drawn(both), _drawn(main))
    assert torch.equal(_drawn(both, copy="last"), _drawn(other))
    assert not torch.equal(_drawn(both, copy="last"), _drawn(both))
    assert torch.equal(_drawn(both, copy="averaged"), _drawn(main))


def test_abilities_go_to_the_copy_that_is_chosen(tmp_path):
    weights = bare()
    other, _ = _opened(tmp_path, _otherwise(weights))
    both, _ = _opened(tmp_path, {"g": _otherwise(weights), "g_ema": weights})
    z = torch.randn(4, both.info.space.size, generator=torch.Generator().manual_seed(1))
    last = {"copy": "last"}
    assert torch.equal(both.style_points(z, last), other.style_points(z, {}))
    assert both.usual_under(Seed(1, "z"), {}, last) == other.usual_under(Seed(1, "z"), {}, {})
    start = both.search_start(last)
    assert torch.equal(start.point, other.search_start({}).point)
    ours = both.followed(start.tried[:1], last, lambda: None)
    assert torch.equal(ours, other.followed(start.tried[:1], {}, lambda: None))


def test_the_other_copy_is_loaded_when_first_asked_for_and_goes_where_the_model_went(tmp_path):
    weights = student_gan().state_dict()
    both, _ = _opened(tmp_path, {"g": _otherwise(weights), "g_ema": weights})
    assert both._other is None
    both.to(torch.device("cpu"), torch.bfloat16)
    threads = [threading.Thread(target=_drawn, args=(both,), kwargs={"copy": "last"})
               for _ in range(3)]  # fmt: skip
    load, loads = both._load_other, []
    both._load_other = lambda: loads.append(1) or load()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == [1]
    assert next(iter(both._other.tensors.values())).dtype == torch.bfloat16


def test_the_other_copy_stays_in_its_file_until_then(tmp_path):
    weights = student_gan().state_dict()
    _, stored = _opened(tmp_path, {"g": _otherwise(weights), "g_ema": weights})
    before = (tmp_path / "out.safetensors").read_bytes()
    name = next(n for n, v in stored.items() if n.startswith(OTHER) and v.dim() > 1)
    assert torch.equal(stored[name], 0.9 * stored[name.removeprefix(OTHER)])
    stored[name].zero_()  # whoever holds it may change it; the file does not
    assert (tmp_path / "out.safetensors").read_bytes() == before
    assert isinstance(stored, Weights)

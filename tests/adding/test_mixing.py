"""Two models become a third: layers between each other or swapped, both parents on the card."""

from __future__ import annotations

import msgspec
import pytest
import torch

from studio.adding.convert import About
from studio.adding.incoming import Incoming
from studio.adding.mixing import Mixture, check_alike, depths_of, mix, mixed_tensors
from studio.errors import InputError
from studio.files.paths import HOME_VARIABLE
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import WEIGHTS
from studio.library.models import InstalledModels
from studio.models.base import Weights
from studio.models.opening.registry import read_weights
from studio.values.licences import stricter, told
from tests.helpers.checkpoints import student_gan

NAMES = ("b4.conv.weight", "b16.conv.bias", "b8.conv.weight", "mapping.fc.weight")


def added(tmp_path, name, seed, licence):
    file, state = tmp_path / f"{name}.pth", student_gan().state_dict()
    dice = torch.Generator().manual_seed(seed)
    last = list(state)[-1]
    state[last] = state[last] + 0.2 * torch.randn(state[last].shape, generator=dice)
    torch.save({"g_ema": state}, file)
    with Incoming(file) as incoming:
        return incoming.add(About(license=licence, author=name))[0]


@pytest.fixture
def both(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return added(tmp_path, "One", 1, "MIT"), added(tmp_path, "Two", 2, "CC BY-NC 4.0")


def weights_of(model):
    return read_weights(SafetensorsFile(model.folder / WEIGHTS))


def test_halfway_every_tensor_lies_between_and_the_card_says_of_what(both):
    one, two = both
    made, new = mix(one, two, Mixture())
    assert new
    first, second, found = (weights_of(model) for model in (one, two, made))
    assert any(not torch.equal(first[key], second[key]) for key in first)
    for key, value in found.items():
        if value.is_floating_point():
            assert torch.allclose(value, (first[key] + second[key]) / 2, atol=1e-6)
    card = made.card
    assert card.name == "One × Two"
    assert card.license == "CC BY-NC 4.0"
    assert "One is under MIT, Two under CC BY-NC 4.0." in card.notes
    assert "stricter" in card.notes
    assert one.card.sha256[:12] in card.source
    assert two.card.sha256[:12] in card.source
    assert card.author == "One, Two"
    assert InstalledModels().named(card.id).card == card
    assert mix(one, two, Mixture()) == (made, False)


def test_layers_are_swapped_by_depth():
    a = {name: torch.zeros(2) for name in NAMES}
    b = {name: torch.ones(2) for name in NAMES}
    depths = depths_of(a)
    assert sorted(NAMES, key=depths.get) == [NAMES[0], NAMES[2], NAMES[1], NAMES[3]]
    found = mixed_tensors(a, b, Mixture(1.0, 0.0, 0.5))
    assert [float(found[name][0]) for name in NAMES] == [1.0, 0.0, 1.0, 0.0]


def test_counters_are_not_averaged_and_types_stay():
    a = {"n.steps": torch.tensor(4), "n.weight": torch.ones(2, dtype=torch.float16)}
    b = {"n.steps": torch.tensor(9), "n.weight": torch.zeros(2)}
    found = mixed_tensors(a, b, Mixture(0.25))
    assert int(found["n.steps"]) == 4
    assert found["n.weight"].dtype == torch.float16
    assert found["n.weight"].tolist() == [0.75, 0.75]


def test_other_shapes_are_refused_with_the_reason(both):
    one, two = (model.card for model in both)
    first = Weights({"a.weight": torch.ones(2, 3)})
    with pytest.raises(InputError, match=r"'a\.weight' is 2×3 in one and 3×2"):
        check_alike(one, two, first, Weights({"a.weight": torch.ones(3, 2)}))
    with pytest.raises(InputError, match=r"Two has a layer 'b\.weight', One has none"):
        check_alike(one, two, first, Weights({**first, "b.weight": torch.ones(1)}))
    with pytest.raises(InputError, match="the same model"):
        check_alike(one, one, first, first)
    info = msgspec.structs.replace(two.info, architecture="other")
    with pytest.raises(InputError, match="the other other"):
        check_alike(one, msgspec.structs.replace(two, info=info), first, first)


@pytest.mark.parametrize("numbers", [(0.0,), (1.5,), (float("nan"),), (0.5, 0.6, 0.6)])
def test_mixtures_of_nothing_are_refused(numbers):
    with pytest.raises(InputError):
        Mixture(*numbers)


@pytest.mark.parametrize(("a", "b", "strict"), [
    ("CC0-1.0", "MIT", "MIT"), ("MIT", "CC0-1.0", "MIT"), ("Apache-2.0", "MIT", "Apache-2.0"),
    ("CC BY-SA 4.0", "CC BY 4.0", "CC BY-SA 4.0"), ("GPL-3.0", "CC BY-NC 4.0", "CC BY-NC 4.0"),
    ("NVIDIA Source Code License-NC", "CC0", "NVIDIA Source Code License-NC"),
    ("CC BY-NC-ND 4.0", "CC BY-NC 4.0", "CC BY-NC-ND 4.0"),
    ("MIT", "unknown licence", "unknown licence"),
])  # fmt: skip
def test_the_stricter_licence_holds(a, b, strict):
    assert stricter(a, b) == strict
    assert told(strict)

"""Networks pickled as trees of modules come back as flat names, with their plain attributes."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from hypothesis import given, settings, strategies as st

from studio.errors import FileFormatError
from studio.files.checkpoints.content import read_checkpoint
from studio.files.safetensors_reader import SafetensorsFile
from tests.helpers.checkpoints import converted, described
from tests.helpers.persistent import Easy, module, network, nvidia_pickle, pickled, state_of

TENSORS = {
    "mapping.fc0.weight": torch.arange(6.0).reshape(2, 3),
    "mapping.w_avg": torch.ones(2),
    "synthesis.b4.const": torch.full((3, 4, 4), 2.0),
    "synthesis.b4.conv1.weight": torch.arange(8.0).reshape(2, 1, 2, 2).half(),
    "synthesis.b4.conv1.noise_strength": torch.tensor(0.25),
}
ATTRIBUTES = {
    "": {"z_dim": 3, "img_resolution": 4},
    "synthesis.b4": {"architecture": "skip", "padding": [1, 2, 3, 4]},
    "synthesis.b4.conv1": {"conv_clamp": 256, "act_gain": np.float64(1.5), "activation": "lrelu"},
}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "network.pkl"
    path.write_bytes(nvidia_pickle(TENSORS, ATTRIBUTES))
    return path


def test_tensors_lie_under_dotted_names_of_each_network(file):
    found = read_checkpoint(file)
    own = {n: t for n, t in found.tensors.items() if n.startswith("G_ema/")}
    assert set(own) == {f"G_ema/{name}" for name in TENSORS}
    for name, value in TENSORS.items():
        assert np.array_equal(own[f"G_ema/{name}"].array(), value.numpy())
    assert {n.partition("/")[0] for n in found.tensors} == {"G", "D", "G_ema"}


def test_plain_attributes_are_facts_beside_them(file):
    facts = described(file).facts
    assert facts["G_ema/z_dim"] == 3
    assert facts["G_ema/synthesis.b4.architecture"] == "skip"
    assert facts["G_ema/synthesis.b4.padding"] == [1, 2, 3, 4]
    assert facts["G_ema/synthesis.b4.conv1.conv_clamp"] == 256
    assert facts["G_ema/synthesis.b4.conv1.act_gain"] == 1.5
    assert facts["training_set_kwargs/path"] == "./pictures.zip"
    assert not any("module_src" in name or "_parameters" in name for name in facts)


def test_attributes_of_other_kinds(tmp_path):
    state = state_of(
        {}, {}, {},
        size=np.array([8, 6]), rate=np.float32(0.5), on=np.bool_(True), none=None,
        words="x" * 300, tensor=torch.ones(2), huge=np.zeros(100),
    )  # fmt: skip
    state["_init_kwargs"] = Easy(synthesis_kwargs=Easy(channel_max=64), taps=[1, 3, 3, 1])
    path = tmp_path / "a.pkl"
    path.write_bytes(pickled({"G_ema": module("G", state)}))
    found = read_checkpoint(path)
    kept = {n.removeprefix("G_ema/"): v for n, v in found.facts.items()}
    assert found.tensors == {}
    assert kept["size"] == [8, 6]
    assert kept["rate"] == 0.5
    assert kept["on"] is True
    assert kept["init_kwargs/synthesis_kwargs/channel_max"] == 64
    assert kept["init_kwargs/taps"] == [1, 3, 3, 1]
    assert kept["class_name"] == "G"
    assert "words" not in kept


def test_a_network_alone_needs_no_dict_around_it(tmp_path):
    path = tmp_path / "a.pkl"
    path.write_bytes(pickled(network(TENSORS)))
    assert set(read_checkpoint(path).tensors) == set(TENSORS)


def test_convert_takes_one_network_out(file, tmp_path):
    out = tmp_path / "out.safetensors"
    converted([(file, {"w": "G_ema/mapping.fc0.weight"})], {}, out)
    arrays = {name: array for name, _, array in SafetensorsFile(out).arrays()}
    assert np.array_equal(arrays["w"], TENSORS["mapping.fc0.weight"].numpy())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**40))
def test_changed_copies_give_only_the_declared_error(seed):
    from random import Random

    dice = Random(seed)
    data = bytearray(nvidia_pickle(TENSORS, ATTRIBUTES))
    for _ in range(dice.randint(1, 5)):
        at = dice.randrange(len(data))
        data[at : at + dice.randint(0, 8)] = dice.randbytes(dice.randint(0, 8))
    path = SCRATCH / "changed.pkl"
    path.write_bytes(bytes(data))
    try:
        for tensor in read_checkpoint(path).tensors.values():
            tensor.array().sum()
    except FileFormatError:
        pass


@pytest.fixture(autouse=True, scope="module")
def _scratch(tmp_path_factory):
    global SCRATCH
    SCRATCH = tmp_path_factory.mktemp("changed")

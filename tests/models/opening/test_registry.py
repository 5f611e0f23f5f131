import hashlib
import subprocess
import sys

import msgspec
import pytest
import torch
from safetensors.torch import save

from studio.errors import FileFormatError, ModelError
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.base import Weights
from studio.models.opening.architecture import Architecture, Published
from studio.models.opening.registry import (
    ARCHITECTURES,
    architecture_of,
    declare,
    metadata_of,
    open_model,
    published,
    read_tensors,
    read_weights,
    weight_bytes,
)
from studio.values.messages import InstalledModel
from tests.helpers.fake_generator import FakeGenerator, Script, card_of

CPU = torch.device("cpu")


def load(card, tensors, device):
    assert torch.equal(tensors["w"], torch.arange(4.0))
    return FakeGenerator(card, Script(), device)


@pytest.fixture
def model(tmp_path):
    data = save({"w": torch.arange(4.0)}, {"architecture": "fake-1"})
    (tmp_path / "model.safetensors").write_bytes(data)
    card = msgspec.structs.replace(card_of(), sha256=hashlib.sha256(data).hexdigest())
    return InstalledModel(card, tmp_path)


def test_a_model_is_opened(model):
    generator = open_model(model, CPU, {"fake-1": load})
    assert generator.info == model.card.info
    assert weight_bytes(model.folder) == (model.folder / "model.safetensors").stat().st_size


def test_a_missing_file_is_named(model):
    (model.folder / "model.safetensors").unlink()
    with pytest.raises(ModelError, match=r"Fake lacks its file model\.safetensors"):
        open_model(model, CPU)
    assert weight_bytes(model.folder) == 0


def test_an_altered_file_is_named(model):
    path = model.folder / "model.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"altered: model\.safetensors"):
        open_model(model, CPU, {"fake-1": load})


def test_unknown_architectures_are_refused(model):
    with pytest.raises(ModelError, match="'fake-1', which this studio does not know"):
        open_model(model, CPU)


def test_missing_tensors_are_named(model):
    def needs_more(card, tensors, device):
        return tensors["b"]

    with pytest.raises(ModelError, match="lacks the tensor 'b'"):
        open_model(model, CPU, {"fake-1": needs_more})


def test_a_card_of_another_generator_is_refused(model):
    def other(card, tensors, device):
        generator = FakeGenerator(card, Script(), device)
        generator.info = msgspec.structs.replace(card.info, layers=3)
        return generator

    with pytest.raises(ModelError, match="describes another generator"):
        open_model(model, CPU, {"fake-1": other})


DTYPES = [
    torch.bfloat16, torch.float8_e4m3fn, torch.float8_e5m2, torch.float16, torch.float32,
    torch.float64, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint8, torch.bool,
]  # fmt: skip


@pytest.mark.parametrize("dtype", DTYPES, ids=str)
def test_every_number_format_survives(tmp_path, dtype):
    values = torch.tensor([[0.0, 1.0, 2.0], [1.5, 3.0, 0.5]]).to(dtype)
    path = tmp_path / "m"
    path.write_bytes(save({"t": values}))
    found = read_tensors(SafetensorsFile(path))["t"]
    assert found.dtype == dtype
    assert torch.equal(found.float(), values.float())


def test_wide_unsigned_numbers_keep_their_value(tmp_path):
    path = tmp_path / "m"
    values = torch.tensor([0, 40_000, 65_535], dtype=torch.uint16)
    path.write_bytes(save({"t": values}))
    assert read_tensors(SafetensorsFile(path))["t"].tolist() == [0, 40_000, 65_535]
    path.write_bytes(save({"t": torch.tensor([1], dtype=torch.uint64)}))
    with pytest.raises(FileFormatError, match="64-bit unsigned"):
        read_tensors(SafetensorsFile(path))


def test_facts_come_back_with_the_weights(tmp_path):
    facts = {"side": 64, "prior": "uniform", "gain": 0.25, "chain": [3, 8], "bias": True}
    path = tmp_path / "m"
    path.write_bytes(save({"w": torch.arange(4.0)}, metadata_of("fake-1", facts)))
    weights = read_weights(SafetensorsFile(path))
    assert weights.facts == facts
    assert torch.equal(weights["w"], torch.arange(4.0))
    path.write_bytes(save({"w": torch.arange(4.0)}, {"facts": "[1"}))
    with pytest.raises(FileFormatError, match="facts that cannot be read"):
        read_weights(SafetensorsFile(path))


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_the_table_leads_to_the_architecture_of_that_name(name):
    known = architecture_of(name)
    assert (known.name, type(known)) in {(name, Architecture), (name, Published)}
    assert callable(known.load)


def test_files_of_the_studio_s_own_architectures_are_not_recognised():
    found = {known.name for known in published()}
    assert set(ARCHITECTURES) - found == {
        "aurora-cppn-1",
        "garden-1",
        "ridgelines-vae-1",
        "wavelet-flow",
    }
    with pytest.raises(ModelError, match="a card of their own"):
        declare("wavelet-flow", Weights({}))


def test_no_architecture_is_imported_before_it_is_needed():
    code = """
import sys
from studio.models.opening import registry
modules = set(registry.ARCHITECTURES.values())
assert not modules & set(sys.modules)
registry.architecture_of("burgess-vae")
print(*(modules & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["studio.models.vae.burgess"]

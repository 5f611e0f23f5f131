"""What is found does not hang on the order in which a file lists its tensors."""

from __future__ import annotations

import random

import pytest
import torch
from safetensors.torch import save_file

from studio.files.checkpoints.work import Listing, Shape
from studio.models.opening.identify import identify
from studio.models.opening.order import in_order
from tests.helpers import student_gans as kinds
from tests.helpers.checkpoints import ConvVae, DenseVae, UpsampleGan, examined, student_gan
from tests.models.opening import lies

STUDENTS = {
    "dcgan": student_gan, "upsampling": UpsampleGan, "dense vae": DenseVae, "conv vae": ConvVae,
    "one head": lambda: ConvVae(one_head=True), "table before": lambda: kinds.Beside(True),
    "table times": kinds.Times, "one-hot": kinds.OneHot, "dense gan": kinds.Dense,
    "old spectral": lambda: kinds.spectral(True), "spectral": lambda: kinds.spectral(False),
    "shuffled pixels": kinds.shuffled, "groups": lambda: kinds.forgetful("group_8"),
    "oblong": lambda: kinds.oblong(3), "residual": lambda: kinds.Residual("c_sc", ("c1", "c2")),
}  # fmt: skip


def shapes_of(net):
    return {name: tuple(value.shape) for name, value in net.state_dict().items()}


def found_in(tmp_path, shapes, facts=None, container="zip"):
    tensors = {name: Shape("F32", tuple(shape)) for name, shape in shapes.items()}
    return identify(Listing(tmp_path / "a", container, tensors, facts or {}))


@pytest.mark.parametrize("name", [*STUDENTS, *sorted(lies.sources())])
def test_any_order_gives_what_the_right_one_gives(tmp_path, name):
    shapes, facts = (shapes_of(STUDENTS[name]()), {}) if name in STUDENTS else lies.sources()[name]
    wanted = found_in(tmp_path, shapes, facts)
    assert wanted.verdict == "match"
    for round_ in range(6):
        names = sorted(shapes)
        if round_:
            random.Random(round_).shuffle(names)
        found = found_in(tmp_path, {n: shapes[n] for n in names}, facts, "safetensors")
        assert (found.verdict, found.reason) == ("match", wanted.reason)
        assert found.sources[0][1] == wanted.sources[0][1]


def test_a_student_gan_with_counters_opens_from_safetensors(tmp_path):
    net = student_gan()
    torch.save(net.state_dict(), tmp_path / "a.pt")
    save_file(net.state_dict(), tmp_path / "a.safetensors")
    one, two = examined(tmp_path / "a.pt"), examined(tmp_path / "a.safetensors")
    assert two.verdict == "match"
    assert one.sources[0][1] == two.sources[0][1]


@pytest.mark.parametrize("names", [
    ["9.weight", "10.weight", "11.weight"],
    ["fc1.weight", "fc21.weight", "fc22.weight", "fc3.weight", "fc4.weight"],
    ["conv1.weight", "bn1.weight", "bn1.running_mean", "conv2.weight", "bn2.weight",
     "bn2.running_mean", "conv3.weight"],
    ["encoder.0.weight", "mu.weight", "logvar.weight", "decoder.0.weight"],
])  # fmt: skip
def test_layers_stand_where_one_takes_what_the_other_gives(names):
    shapes = {
        "9.weight": (8, 4), "10.weight": (8, 8), "11.weight": (3, 8),
        "fc1.weight": (40, 64), "fc21.weight": (3, 40), "fc22.weight": (3, 40),
        "fc3.weight": (40, 3), "fc4.weight": (64, 40),
        "conv1.weight": (16, 8, 4, 4), "bn1.weight": (8,), "bn1.running_mean": (8,),
        "conv2.weight": (8, 8, 4, 4), "bn2.weight": (8,), "bn2.running_mean": (8,),
        "conv3.weight": (8, 3, 4, 4),
        "encoder.0.weight": (40, 64), "mu.weight": (3, 40), "logvar.weight": (3, 40),
        "decoder.0.weight": (64, 3),
    }  # fmt: skip
    assert in_order({name: shapes[name] for name in sorted(names)}) == names

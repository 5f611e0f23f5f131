"""A U-Net in a folder of its own: opened where it draws alone, else what is missing is said."""

import json
import shutil

import pytest
import torch

from studio.errors import FileFormatError
from studio.files.checkpoints.work import Reading
from studio.files.safetensors_reader import SafetensorsFile
from studio.models.diffusion.pipeline.container import parts_of
from studio.models.opening.identify import identify
from studio.models.opening.registry import metadata_of, read_weights
from tests.helpers.pipelines import written


@pytest.fixture(scope="module")
def ddpm(tmp_path_factory):
    return written("ddpm", tmp_path_factory.mktemp("lone") / "ddpm")


def opened(folder, out):
    with Reading() as reading:
        found = identify(reading.describe(folder))
        assert found.verdict == "match", found.reason
        reading.convert(found.sources, metadata_of(found.architecture, found.facts), out)
    return parts_of(read_weights(SafetensorsFile(out)))


@pytest.mark.parametrize("beside", [True, False])
def test_one_that_draws_alone_is_the_pipeline_that_it_came_from(ddpm, tmp_path, beside):
    alone = shutil.copytree(ddpm / "unet", tmp_path / "alone")
    if beside:
        shutil.copy(ddpm / "scheduler/scheduler_config.json", alone)
    ours = opened(alone, tmp_path / "alone.safetensors")
    whole = opened(ddpm / "model_index.json", tmp_path / "whole.safetensors")
    one, other = ours.denoiser.state_dict(), whole.denoiser.state_dict()
    assert list(one) == list(other)
    assert all(torch.equal(one[name], other[name]) for name in one)
    assert ours.kind == whole.kind
    assert ours.scheduler["_class_name"] == "DDPMScheduler"
    assert ours.scheduler["beta_end"] == pytest.approx(0.02)


def test_one_that_looks_at_words_says_what_is_missing(tmp_path):
    sd = written("sd", tmp_path / "sd")
    alone = shutil.copytree(sd / "unet", tmp_path / "alone")
    with Reading() as reading, pytest.raises(FileFormatError) as refused:
        reading.describe(alone)
    assert "U-Net alone of a model that is told words" in str(refused.value)
    assert "model_index.json, the text encoder and the autoencoder are missing" in str(
        refused.value
    )


def test_a_broken_scheduler_beside_it_is_one_sentence(ddpm, tmp_path):
    alone = shutil.copytree(ddpm / "unet", tmp_path / "alone")
    (alone / "scheduler_config.json").write_text(json.dumps(["no"]))
    with Reading() as reading, pytest.raises(FileFormatError):
        reading.describe(alone)

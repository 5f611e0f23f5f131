import json
from pathlib import Path

import pytest
import torch

from studio.errors import FileFormatError
from studio.models.diffusion.postcards.autoencoder import AutoencoderLayout, PostcardAutoencoder
from studio.models.diffusion.postcards.folder import INDEX, read_folder
from studio.models.diffusion.postcards.networks import Networks
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer, TransformerLayout
from studio.training.postcards.export import write_folder
from studio.training.postcards.sampling import sample
from studio.training.postcards.vocabulary import vocabulary


@pytest.fixture
def written(tmp_path: Path) -> tuple[Networks, Path]:
    torch.manual_seed(2)
    words = vocabulary()
    networks = Networks(
        words,
        PostcardTextEncoder(TextLayout(words.size, 32, 1, 2)),
        PostcardTransformer(TransformerLayout(4, 16, 2, 32, 2, 2, 32)),
        PostcardAutoencoder(AutoencoderLayout(4, (16, 16), (16, 16, 16), (1, 1, 1))),
    )
    torch.nn.init.normal_(networks.transformer.leave.weight, std=0.1)
    write_folder(networks, tmp_path / "postcards", {"few_steps": 0})
    return networks, tmp_path / "postcards"


def test_a_folder_gives_the_networks_back(written: tuple[Networks, Path]) -> None:
    networks, folder = written
    again = read_folder(folder)
    assert again.words.words == networks.words.words
    made = [sample(n, ["two moons over a sea"], [4], steps=2) for n in (networks, again)]
    torch.testing.assert_close(made[0], made[1], atol=0.02, rtol=0.02)
    pixels = torch.rand(1, 3, 128, 128)
    torch.testing.assert_close(
        networks.autoencoder.encode(pixels), again.autoencoder.encode(pixels), atol=0.02, rtol=0.02
    )


def test_the_index_names_every_part_like_diffusers(written: tuple[Networks, Path]) -> None:
    index = json.loads((written[1] / INDEX).read_text())
    assert index["scheduler"] == ["diffusers", "FlowMatchEulerDiscreteScheduler"]
    for part in ("scheduler", "transformer", "vae", "text_encoder", "tokenizer"):
        assert (written[1] / part).is_dir()
        assert len(index[part]) == 2


def test_a_part_of_another_class_is_refused(written: tuple[Networks, Path]) -> None:
    path = written[1] / "vae" / "config.json"
    path.write_text(json.dumps({"_class_name": "AutoencoderKL"}))
    with pytest.raises(FileFormatError, match="vae of postcards is AutoencoderKL"):
        read_folder(written[1])


def test_weights_that_do_not_fit_are_refused(written: tuple[Networks, Path]) -> None:
    path = written[1] / "transformer" / "config.json"
    config = json.loads(path.read_text())
    path.write_text(json.dumps({**config, "layers": 3}))
    with pytest.raises(FileFormatError, match="does not fit"):
        read_folder(written[1])


def test_a_missing_part_is_named(written: tuple[Networks, Path]) -> None:
    (written[1] / "tokenizer" / "tokenizer_config.json").unlink()
    with pytest.raises(FileFormatError, match="tokenizer"):
        read_folder(written[1])

from pathlib import Path

import torch

from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.training.postcards.reader import Reader, read_reader
from studio.training.postcards.state import keep, take_up
from studio.training.postcards.weights import build, read_autoencoder, read_networks


def _run(out: Path) -> None:
    torch.manual_seed(4)
    autoencoder = PostcardAutoencoder()
    networks = build(autoencoder)
    torch.save({"mean": autoencoder.state_dict(), "step": 9, "spent": 5.0}, out / "autoencoder.pt")
    parts = torch.nn.ModuleDict({"text": networks.text, "transformer": networks.transformer})
    mean = parts.state_dict()
    torch.save(Reader().state_dict(), out / "reader.pt")
    torch.save({"mean": mean, "step": 7, "spent": 3.0, "long": 2}, out / "flow.pt")


def test_a_kept_state_is_taken_up_where_training_looks(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    _run(tmp_path / "run")
    size = keep(tmp_path / "run", tmp_path / "state")
    assert size < 25 << 20
    assert take_up(tmp_path / "again", tmp_path / "state") == ["autoencoder", "flow", "reader"]
    taken = torch.load(tmp_path / "again" / "flow.pt", weights_only=True)
    assert (taken["step"], taken["spent"], taken["long"]) == (7, 3.0, 2)
    first, again = read_networks(tmp_path / "run"), read_networks(tmp_path / "again")
    for one, other in zip(
        first.transformer.parameters(), again.transformer.parameters(), strict=True
    ):
        torch.testing.assert_close(one, other, atol=1e-3, rtol=1e-2)
    read_autoencoder(tmp_path / "again" / "autoencoder.pt")
    read_reader(tmp_path / "again" / "reader.pt")


def test_what_training_has_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    _run(tmp_path / "run")
    keep(tmp_path / "run", tmp_path / "state")
    assert take_up(tmp_path / "run", tmp_path / "state") == []


def test_nothing_kept_is_nothing_taken(tmp_path: Path) -> None:
    assert take_up(tmp_path / "again", tmp_path / "state") == []

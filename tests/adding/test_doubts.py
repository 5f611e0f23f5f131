"""Pictures that look like none are doubted, and those that look like some are not."""

from __future__ import annotations

import json

import pytest
import torch

from studio.__main__ import main
from studio.adding.doubts import agreement, doubts_of
from studio.files.paths import HOME_VARIABLE
from studio.library.models import InstalledModels
from tests.helpers.dense import dense_gan, discs


def noise(side=32):
    return torch.rand(8, 3, side, side, generator=torch.Generator().manual_seed(1))


def pictures():
    z = torch.randn(8, 8, generator=torch.Generator().manual_seed(1))
    return ((discs(z) + 1) / 2).reshape(8, 1, 28, 28).expand(-1, 3, -1, -1)


def test_pictures_are_believed():
    assert doubts_of(pictures()) == ()
    assert agreement(pictures()) > 0.8


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (noise(), "noise"),
        (noise().mean(1, keepdim=True).expand(-1, 3, -1, -1), "noise"),
        (torch.full((8, 3, 32, 32), 0.5), "empty"),
        (pictures()[:1].expand(8, -1, -1, -1), "the same picture"),
        (pictures()[..., :24, :24], "24 × 24"),
        (noise().round(), "burnt out"),
    ],
)
def test_what_is_none_is_doubted(made, words):
    assert any(words in doubt for doubt in doubts_of(made))


def test_noise_of_a_large_picture_with_a_little_order_is_doubted():
    coarse = torch.nn.functional.interpolate(noise(16), scale_factor=4)
    assert any("noise" in doubt for doubt in doubts_of(0.35 * coarse + 0.65 * noise(64)))


def test_a_doubtful_file_is_added_on_a_persons_word_only(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    untrained = {n: torch.randn(v.shape) for n, v in dense_gan(0.0, steps=0).state_dict().items()}
    path = tmp_path / "untrained.pth"
    torch.save(untrained, path)

    def told(*words):
        code = main(["open", str(path), *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    for words in ((), ("--add",), ("--add", "--as", "sequential-vae")):
        code, found = told(*words)
        assert (code, found["verdict"]) == (2, "doubtful")
        assert "noise" in found["reason"]
        assert "--as sequential-gan" in found["reason"]
    assert not [m for m in InstalledModels().models() if not m.card.house]
    code, found = told("--add", "--as", "sequential-gan")
    assert (code, found["id"]) == (0, "untrained")
    assert InstalledModels().named("untrained").card.notes.startswith("Doubtful")


def test_a_trained_one_is_added_at_once(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    path = tmp_path / "Discs.pth"
    torch.save(dense_gan(0.2).state_dict(), path)
    assert main(["open", str(path), "--add", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "match"

"""An architecture more is one file and one line in the table; everything else knows it then."""

import json

import pytest
import torch

from studio.__main__ import main
from studio.files.paths import HOME_VARIABLE
from studio.models.opening.registry import ARCHITECTURES
from tests.helpers import plane_waves


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def _file(tmp_path):
    y, x = torch.meshgrid(torch.linspace(0, 6, 32), torch.linspace(0, 6, 32), indexing="ij")
    waves = [torch.stack([torch.sin(k * x + c * y) for c in range(3)]) for k in range(1, 5)]
    path = tmp_path / "waves.pt"
    torch.save({"waves": torch.stack(waves)}, path)
    return path


def test_a_line_in_the_table_opens_adds_renders_and_verifies(tmp_path, monkeypatch, capsys):
    path, out = _file(tmp_path), tmp_path / "x.png"
    assert main(["open", str(path), "--json"]) == 2
    capsys.readouterr()
    monkeypatch.setitem(ARCHITECTURES, plane_waves.NAME, plane_waves.__name__)
    assert main(["open", str(path), "--add", "--license", "CC0", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["architecture"]) == ("match", plane_waves.NAME)
    assert "4 waves of 32 px" in told["reason"]
    assert main(["render", "--model", told["id"], "--seed", "3", "-o", str(out)]) == 0
    assert main(["verify", str(out)]) == 0
    assert "identical" in capsys.readouterr().out

"""`studio open`: the verdict, the exit code, and a new model in the library."""

from __future__ import annotations

import json
import shutil

import pytest
import torch

from studio.__main__ import main
from studio.files.paths import HOME_VARIABLE
from studio.library.models import InstalledModels
from studio.models.vae import jointvae
from tests.helpers.checkpoints import shared, student_gan
from tests.helpers.flows import realnvp as flow_weights
from tests.helpers.hostile import corpus
from tests.helpers.pipelines import written


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def told(capsys, *words):
    code = main(["open", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_student_gan_is_added_once_and_renders(tmp_path, capsys):
    path = tmp_path / "My GAN.pth"
    torch.save({"g_ema": student_gan().state_dict()}, path)
    before = path.read_bytes()
    code, first = told(capsys, path, "--add", "--license", "MIT")
    assert (code, first["verdict"], first["family"], first["id"]) == (0, "match", "gan", "my-gan")
    assert first["architecture"] == "sequential-gan"
    assert first["new"]
    _, again = told(capsys, path, "--add")
    assert (again["id"], again["new"]) == ("my-gan", False)
    assert path.read_bytes() == before
    model = InstalledModels().named("my-gan")
    assert model.card.license == "MIT"
    assert "Assumed" in model.card.notes
    assert sorted(p.name for p in model.folder.iterdir()) == [
        "card.json", "covers.webp", "model.safetensors",
    ]  # fmt: skip
    assert [p.name for p in model.folder.parent.iterdir()] == ["my-gan"]
    out = tmp_path / "x.png"
    assert main(["render", "--model", "my-gan", "--seed", "1", "-o", str(out)]) == 0
    assert main(["verify", str(out)]) == 0
    assert "identical" in capsys.readouterr().out


def test_hostile_broken_and_unknown_files_exit_with_two(tmp_path, capsys):
    canary = tmp_path / "canary"
    files = corpus(str(canary))
    for name, verdict in (("zip system", "refused"), ("text", "broken")):
        path = tmp_path / "x.pt"
        path.write_bytes(files[name])
        code, found = told(capsys, path, "--add")
        assert (code, found["verdict"]) == (2, verdict)
        assert found["reason"].startswith("x.pt ")
    assert not canary.exists()
    torch.save({"thing": torch.ones(3)}, tmp_path / "y.pt")
    code, found = told(capsys, tmp_path / "y.pt", "--add")
    assert (code, found["verdict"]) == (2, "unknown")
    assert main(["open", str(tmp_path / "none.pt")]) == 2
    assert not any(m.card.tags == ("opened",) for m in InstalledModels().models())


JUDGE = {"0.weight": (8, 3, 4, 4), "1.weight": (16, 8, 4, 4), "2.weight": (1, 16, 4, 4)}
LORA = {"unet.lora_up.weight": (4, 4)}
DIRECTIONS = dict.fromkeys(("lat_comp", "act_comp"), (4, 32)) | dict.fromkeys(
    ("lat_mean", "lat_stdev"), (1, 32)
)


@pytest.mark.parametrize(("shapes", "alone"), [(JUDGE, 2), (LORA, 2), (DIRECTIONS, 0)])
def test_what_is_no_generator_is_not_added_and_exits_with_two(tmp_path, capsys, shapes, alone):
    """Directions are of use by themselves, so to look at them is no mistake."""
    path = tmp_path / "x.pt"
    torch.save({name: torch.ones(shape) for name, shape in shapes.items()}, path)
    code, found = told(capsys, path)
    assert (code, found["verdict"]) == (alone, "not_generator")
    code, found = told(capsys, path, "--add")
    assert (code, found["verdict"]) == (2, "not_generator")
    assert "id" not in found
    assert main(["open", str(path), "--add"]) == 2
    assert capsys.readouterr().out.startswith("not_generator: x.pt ")
    assert not any(m.card.tags == ("opened",) for m in InstalledModels().models())


def test_weights_that_make_nothing_are_not_added(tmp_path, capsys):
    weights = {k: v * float("nan") for k, v in student_gan().state_dict().items() if "num" not in k}
    torch.save(weights, tmp_path / "x.pt")
    assert main(["open", str(tmp_path / "x.pt"), "--add"]) == 2
    assert "not finite" in capsys.readouterr().err
    assert not list((tmp_path / "home" / "data" / "models").iterdir())


def test_published_pair_takes_photos(capsys):
    code, found = told(capsys, shared("taef2_encoder.pth"), "--add", "--name", "TAEF2")
    assert (code, found["verdict"], found["id"]) == (0, "match", "taef2")
    assert len(found["files"]) == 2
    assert "encodes" in InstalledModels().named("taef2").card.info.abilities


def test_published_projection_is_said_to_be_one(capsys):
    code, found = told(capsys, shared("projector-result.pt"))
    assert (code, found["verdict"]) == (0, "not_generator")
    assert "14 × 512" in found["reason"]


def test_a_flow_is_added_with_its_range_and_scores_pictures(tmp_path, capsys):
    torch.save({"state_dict": flow_weights()}, tmp_path / "small flow.ckpt")
    _, first = told(capsys, tmp_path / "small flow.ckpt", "--add")
    assert (first["verdict"], first["family"], first["id"]) == ("match", "flow", "small-flow")
    card = InstalledModels().named("small-flow").card
    assert card.surprise is not None
    assert card.surprise.of == "samples"
    out = tmp_path / "x.png"
    assert main(["render", "--model", "small-flow", "--seed", "1", "-o", str(out)]) == 0
    assert main(["verify", str(out)]) == 0
    assert "identical" in capsys.readouterr().out
    assert main(["score", str(out), "--model", "small-flow", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["low"], found["high"]) == (card.surprise.low, card.surprise.high)
    assert 0 < found["bits_per_dim"] < 20
    assert main(["score", str(out), "--model", "small-flow"]) == 0
    assert "bits/dim" in capsys.readouterr().out
    assert main(["score", str(out), "--model", "ridgelines"]) == 2
    assert "does not measure surprise" in capsys.readouterr().err
    assert main(["score", str(tmp_path / "none.png"), "--model", "small-flow"]) == 2


def test_weights_that_make_one_grey_are_not_added(tmp_path, capsys):
    weights = {k: v * 0 for k, v in student_gan().state_dict().items()}
    torch.save(weights, tmp_path / "x.pt")
    assert main(["open", str(tmp_path / "x.pt"), "--add"]) == 2
    assert "its pictures are empty" in capsys.readouterr().out
    assert main(["open", str(tmp_path / "x.pt"), "--add", "--as", "sequential-gan"]) == 2
    assert "makes only empty pictures" in capsys.readouterr().err


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do(tmp_path, capsys):
    facts = jointvae.Facts(4, (3,), (1, 4, 4, 4), (4, 4, 4, 1), 8)
    torch.manual_seed(1)
    weights = {n: torch.randn(s) * 0.3 for n, s in jointvae.shapes_of(facts).items()}
    torch.save(weights, tmp_path / "joint.pt")
    assert main(["open", str(tmp_path / "joint.pt"), "--add"]) == 0
    words = ["render", "--model", "joint", "--seed", "1", "-o", str(tmp_path / "x.png")]
    assert main([*words, "--set", "kind_1=7"]) == 2
    assert "expected one of 0, 1, 2" in capsys.readouterr().err
    assert main([*words, "--set", "kind_1=2"]) == 0


def test_a_card_without_licence_is_listed_as_such(tmp_path, capsys):
    torch.save(student_gan().state_dict(), tmp_path / "x.pt")
    assert main(["open", str(tmp_path / "x.pt"), "--add"]) == 0
    path = InstalledModels().named("x").folder / "card.json"
    told = json.loads(path.read_text("utf-8"))
    del told["license"]
    path.write_text(json.dumps(told), "utf-8")
    capsys.readouterr()
    assert main(["models"]) == 0
    listed = capsys.readouterr().out
    assert "unknown licence" in next(line for line in listed.splitlines() if line.startswith("x "))
    assert main(["render", "--model", "x", "--seed", "1", "-o", str(tmp_path / "x.png")]) == 0


def test_a_pipeline_is_added_and_draws_and_one_without_a_scheduler_is_not(tmp_path, capsys):
    folder = written("ddpm", tmp_path / "small noise")
    code, found = told(capsys, folder, "--add")
    assert (code, found["verdict"], found["family"]) == (0, "match", "diffusion")
    assert (found["architecture"], found["id"]) == ("diffusion-pipeline", "small-noise")
    out = tmp_path / "x.png"
    words = ["render", "--model", "small-noise", "--seed", "1", "--set", "steps=2", "-o", str(out)]
    assert main(words) == 0
    capsys.readouterr()
    shutil.rmtree(folder / "scheduler")
    code, found = told(capsys, folder, "--add")
    assert (code, found["verdict"]) == (2, "broken")
    assert "scheduler/scheduler_config.json" in found["reason"]

"""The command line: results on stdout, one plain line on stderr, exit codes that mean something."""

import json
import os
import re
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.__main__ import main
from studio.cli import rendering
from studio.export.reading import read_recipe
from studio.files.paths import HOME_VARIABLE
from studio.inference.direct import DirectEngine
from studio.values.card import card_to_json
from studio.values.recipe import to_json
from tests.helpers import enlargers
from tests.helpers.fake_generator import FakeModels, card_of, recipe_of
from tests.helpers.ink_profile import ink_profile

ROOT = Path(__file__).resolve().parent.parent
SIGNED = "Signed by this studio, and not changed since."
TOO_SMALL = r"A mark needs 256 pixels a side; at \d+ × \d+ there is none\.\n"


@pytest.fixture(autouse=True)
def fake_model(tmp_path_factory, monkeypatch):
    """A model called fake is installed, and a tiny generator draws it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    folder = home / "data" / "models" / "fake"
    folder.mkdir(parents=True)
    (folder / "card.json").write_bytes(card_to_json(card_of()))
    (folder / "model.safetensors").write_bytes(b"weights")
    fake = FakeModels()
    monkeypatch.setattr(
        rendering, "engine_of", lambda source: DirectEngine(source, None, fake.open)
    )
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return fake


@pytest.fixture
def studio(capsys):
    def run(*words):
        code = main([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        if code:
            assert len(err.strip().splitlines()) == 1, err
            assert err.strip().endswith("."), err
        return code, out, err

    return run


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def render(studio, path, *more):
    code, out, err = studio("render", "--model", "fake", "--seed", 7, "-o", path, *more)
    assert code == 0
    assert err == "" or re.fullmatch(TOO_SMALL, err), err
    return out.strip()


def test_models(studio):
    code, out, _ = studio("models", "--json")
    assert code == 0
    entry = next(e for e in json.loads(out) if e["id"] == "fake")
    assert {"id", "name", "family", "sizes", "license", "sha256"} <= set(entry)
    assert "fake" in studio("models")[1]


def test_a_broken_model_is_named_and_the_rest_listed(studio, fake_model, tmp_path_factory):
    folder = Path(os.environ[HOME_VARIABLE]) / "data" / "models" / "bad"
    folder.mkdir()
    (folder / "card.json").write_text("{")
    code, out, err = studio("models")
    assert code == 0
    assert "fake" in out
    assert err.startswith("bad: ")


def test_render_inspect_verify(studio, tmp_path):
    path = tmp_path / "Grüße 🌄.png"
    assert render(studio, path, "--size", "96x40", "--set", "bright=0.4") == str(path)
    assert pixels(path).shape == (40, 96, 3)
    code, out, _ = studio("inspect", path, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["recipe"]["recipe"]["latent"]["n"] == 7
    assert found["recipe"]["recipe"]["controls"] == {"bright": 0.4}
    assert found["provenance"]["digital_source_type"].endswith("/trainedAlgorithmicMedia")
    code, out, _ = studio("verify", path, "--json")
    assert code == 0
    assert json.loads(out) == {
        "result": "identical", "psnr_db": None, "reason": "", "notes": [],
        "credentials": "valid", "credentials_words": SIGNED,
    }  # fmt: skip


def test_a_large_picture_is_marked_and_found_again_without_its_metadata(studio, tmp_path):
    render(studio, tmp_path / "a.png", "--size", "320x272")
    assert studio("verify", tmp_path / "a.png")[1].startswith("identical")
    Image.fromarray(pixels(tmp_path / "a.png")).save(tmp_path / "sent.jpg", quality=80)
    code, out, _ = studio("inspect", tmp_path / "sent.jpg", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["mark"]["state"] == "ours"
    assert found["recipe_source"] == "register"
    assert found["recipe"]["recipe"]["latent"]["n"] == 7
    assert "Marked: exported on" in studio("inspect", tmp_path / "sent.jpg")[1]


def test_the_mark_can_be_left_out(studio, tmp_path):
    plain = render(studio, tmp_path / "a.png", "--size", "320x272", "--no-mark")
    render(studio, tmp_path / "b.png", "--size", "320x272")
    found = json.loads(studio("inspect", plain, "--json")[1])
    assert found["mark"]["state"] == "none"
    assert found["recipe_source"] == "file"
    one, two = (pixels(tmp_path / name).astype(int) for name in ("a.png", "b.png"))
    assert 0 < abs(one - two).max() < 14


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.avif", "a.tif"])
def test_every_format_verifies(studio, tmp_path, name):
    render(studio, tmp_path / name)
    assert studio("verify", tmp_path / name)[1] == f"identical. {SIGNED}\n"
    code, out, _ = studio("render", "--recipe", tmp_path / name, "-o", tmp_path / "again.png")
    assert code == 0
    assert read_recipe(out.strip()).recipe == read_recipe(tmp_path / name).recipe


def test_the_same_seed_gives_the_same_pixels(studio, tmp_path):
    for name in ("a.png", "b.png"):
        render(studio, tmp_path / name)
    assert np.array_equal(pixels(tmp_path / "a.png"), pixels(tmp_path / "b.png"))
    before = pixels(tmp_path / "a.png")
    render(studio, tmp_path / "a.png")
    assert np.array_equal(before, pixels(tmp_path / "a.png"))


def flipped(path):
    """The picture upside down, under the recipe that it had."""
    with Image.open(path) as image:
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", image.info["XML:com.adobe.xmp"])
        image.transpose(Image.Transpose.FLIP_TOP_BOTTOM).save(path, pnginfo=info)


def verified(capsys, *words):
    """(exit code, stdout, stderr): a verdict that is no error says nothing on stderr."""
    code = main(["verify", *map(str, words)])
    return (code, *capsys.readouterr())


def test_a_changed_picture_is_noticed(studio, capsys, tmp_path):
    path = tmp_path / "a.png"
    render(studio, path)
    flipped(path)
    code, out, err = verified(capsys, path, "--json")
    assert (code, err) == (1, "")
    assert json.loads(out)["result"] == "different"
    code, out, err = verified(capsys, path)
    assert (code, err) == (1, "")
    assert out.startswith("different (")


def test_a_recipe_that_cannot_be_rendered_here_is_no_wrong_use(studio, fake_model, tmp_path):
    path = tmp_path / "a.png"
    render(studio, path)
    model = Path(os.environ[HOME_VARIABLE]) / "data" / "models" / "fake"
    model.rename(tmp_path / "away")
    code, out, err = studio("verify", path)
    assert (code, out) == (1, "")
    assert "not installed" in err
    (tmp_path / "away").rename(model)

    def nan(generator, request):
        return torch.full((1, 3, request.height, request.width), float("nan"))

    fake_model.script.on_render = nan
    assert studio("verify", path)[0] == 1


def test_of_several_files_the_worst_counts(studio, capsys, tmp_path):
    good, changed, none = (tmp_path / f"{name}.png" for name in ("good", "changed", "none"))
    for path in (good, changed):
        render(studio, path)
    flipped(changed)
    assert verified(capsys, good, good) == (0, f"{good}: identical. {SIGNED}\n" * 2, "")
    code, out, err = verified(capsys, changed, good)
    assert (code, err) == (1, "")
    assert out.splitlines()[1] == f"{good}: identical. {SIGNED}"
    code, out, err = verified(capsys, none, changed, good, "--json")
    assert code == 2
    assert err.startswith(f"{none}: There is no file")
    assert [(Path(t["file"]).stem, t["result"]) for t in json.loads(out)] == [
        ("none", None), ("changed", "different"), ("good", "identical"),
    ]  # fmt: skip


def test_the_help_of_verify_tells_its_exit_codes(studio):
    out = " ".join(studio("verify", "--help")[1].split())
    assert "Exit code 0: identical or close. 1: different" in out


def test_into_a_folder_names_never_collide(studio, tmp_path):
    paths = [render(studio, tmp_path) for _ in range(2)]
    assert [Path(p).name for p in paths] == ["Fake 7.png", "Fake 7 2.png"]


def test_options_of_the_file(studio, tmp_path):
    render(studio, tmp_path / "a.tif", "--bits", 16, "--dpi", 300, "--no-recipe")
    with Image.open(tmp_path / "a.tif") as image:
        assert round(image.info["dpi"][0]) == 300
    code, out, _ = studio("inspect", tmp_path / "a.tif", "--json")
    assert json.loads(out)["recipe"] is None
    assert json.loads(out)["provenance"]["digital_source_type"]
    code, _, err = studio("verify", tmp_path / "a.tif")
    assert (code, err) == (2, "a.tif was exported without its recipe.\n")
    render(studio, tmp_path / "b", "--format", "jpg", "--quality", 50)
    with Image.open(tmp_path / "b") as image:
        assert image.format == "JPEG"
    render(studio, tmp_path / "c.tif", "--preset", "print")


@pytest.mark.parametrize(
    "seed", ["-1", "9223372036854775808", "abc", "1.5", "٣", "1_0", "9" * 5000]
)
def test_bad_seeds(studio, tmp_path, seed):
    code, out, err = studio("render", "--model", "fake", "--seed", seed, "-o", tmp_path / "a.png")
    assert (code, out) == (2, "")
    assert "expected a whole number from 0 to 9223372036854775807" in err
    assert not (tmp_path / "a.png").exists()


def test_the_largest_seed(studio, tmp_path):
    words = ("render", "--model", "fake", "--seed", 2**63 - 1, "-o", tmp_path / "a.png")
    assert studio(*words)[0] == 0


NEWER = b'{"format": "latent-studio/recipe", "version": 7, "recipe": {}}'
BAD = [
    (["--model", "nope", "--seed", "1"], 2, "no model 'nope' installed"),
    (["--model", "fake"], 2, "Give either --seed"),
    (["--seed", "1"], 2, "give --model"),
    (["--model", "fake", "--seed", "1", "--size", "0x5"], 2, "expected WIDTHxHEIGHT"),
    (["--model", "fake", "--seed", "1", "--size", "99999x5"], 2, "expected WIDTHxHEIGHT"),
    (["--model", "fake", "--seed", "1", "--set", "nope=1"], 2, "the keys are bright, kind"),
    (["--model", "fake", "--seed", "1", "--set", "bright"], 2, "expected key=value"),
    (["--model", "fake", "--seed", "1", "--set", "bright=nan"], 2, "a number from 0 to 1"),
    (["--model", "fake", "--seed", "1", "--set", "kind=mud"], 2, "one of sea, sand"),
    (["--model", "fake", "--seed", "1", "--bits", "12"], 2, "expected 8 or 16"),
    (["--model", "fake", "--seed", "1", "--format", "bmp"], 2, "expected one of png"),
    (["--model", "fake", "--seed", "1", "--format", "jpeg", "--bits", "16"], 2, "holds 8 bits"),
    (["--model", "fake", "--seed", "1", "--preset", "poster"], 2, "there are web, print"),
    (["--model", "fake", "--seed", "1", "--nonsense"], 2, "nonsense"),
    (["--recipe", "none.json"], 2, "no file none.json"),
    (["--recipe", "newer.json"], 2, "newer studio"),
    (["--recipe", "broken.json"], 2, "not a readable recipe"),
    (["--recipe", "huge.json"], 2, "larger than 8 MB"),
    (["--recipe", "foreign.json"], 2, "model other is not installed"),
    (["--recipe", "other_weights.json"], 2, "needs the model fake with the weights"),
    (["--recipe", "plain.png"], 2, "holds no recipe"),
]


@pytest.mark.parametrize(("words", "code", "sentence"), BAD, ids=lambda v: str(v)[-40:])
def test_bad_input_is_one_sentence(studio, tmp_path, monkeypatch, words, code, sentence):
    monkeypatch.chdir(tmp_path)
    Path("newer.json").write_bytes(NEWER)
    Path("broken.json").write_bytes(b'{"format": ')
    Path("huge.json").write_bytes(b"{" + b" " * (9 << 20))
    Path("foreign.json").write_bytes(to_json(recipe_of(card=card_of("other"))))
    foreign = to_json(recipe_of()).replace(card_of().sha256.encode(), b"ef" * 32)
    Path("other_weights.json").write_bytes(foreign)
    Image.new("RGB", (4, 4)).save("plain.png")
    found, out, err = studio("render", *words, "-o", "a.png")
    assert (found, out) == (code, "")
    assert sentence in err
    assert not Path("a.png").exists()


@pytest.mark.parametrize(
    ("out", "code", "sentence"),
    [("none/a.png", 2, "no folder"), ("a.xyz", 2, "does not say a format"), ("a", 2, "format"),
     ("x" * 300 + ".png", 2, "too long")],
)  # fmt: skip
def test_bad_places(studio, tmp_path, out, code, sentence):
    found, _, err = studio("render", "--model", "fake", "--seed", 1, "-o", tmp_path / out)
    assert found == code
    assert sentence in err


def test_a_fault_of_the_generator_is_one_line(studio, tmp_path, fake_model):
    import torch

    fake_model.script.on_render = lambda *_: torch.full((1, 3, 64, 64), torch.nan)
    words = ("render", "--model", "fake", "--seed", 1, "-o", tmp_path / "a.png")
    code, _, _ = studio(*words)
    assert code == 1
    assert list(tmp_path.iterdir()) == []


def test_inspect_of_things_that_are_no_exports(studio, tmp_path):
    (tmp_path / "text").write_bytes(b"hello")
    assert studio("inspect", tmp_path / "text")[0] == 2
    assert studio("inspect", tmp_path / "none")[0] == 2
    assert studio("inspect", tmp_path)[0] == 2
    Image.new("RGB", (4, 4)).save(tmp_path / "plain.png")
    code, out, _ = studio("inspect", tmp_path / "plain.png", "--json")
    assert code == 0
    assert (json.loads(out)["recipe"], json.loads(out)["provenance"]) == (None, None)
    (tmp_path / "newer.json").write_bytes(NEWER)
    code, out, err = studio("inspect", tmp_path / "newer.json", "--json")
    assert (code, json.loads(out)["problem"] + "\n") == (2, err)
    assert "newer.json: The recipe was written by a newer studio" in err


def test_a_picture_is_enlarged_by_a_network_that_was_added(studio, tmp_path):
    torch.save({"params": enlargers.compact()}, tmp_path / "some-x4.pth")
    code, out, _ = studio("open", str(tmp_path / "some-x4.pth"), "--add")
    assert code == 0
    assert "Kept as Some x4" in out
    out = tmp_path / "a.png"
    words = ("render", "--model", "fake", "--seed", "3", "--enlarge")
    code, _, _ = studio(*words, "some x4", "--size", "300x200", "-o", str(out))
    assert code == 0
    with Image.open(out) as image:
        assert image.size == (300, 200)
    (step,) = [s for s in read_recipe(out).provenance.steps if type(s).__name__ == "Enlarge"]
    assert (step.how, step.name) == ("network", "Some x4")
    code, said, _ = studio("verify", str(out))
    assert code == 0
    assert "identical" in said
    code, _, err = studio(*words, "nobody", "--size", "300x200", "-o", str(out))
    assert code == 2
    assert "there are Some x4" in err
    assert studio(*words, "lanczos", "-o", str(out))[0] == 2


def test_profiles_and_soft_proofs(studio, tmp_path):
    (tmp_path / "paper.icc").write_bytes(ink_profile())
    words = ("render", "--model", "fake", "--seed", "3", "--profile")
    paper, seen = str(tmp_path / "paper.icc"), tmp_path / "seen.png"
    out = str(tmp_path / "a.tif")
    code, _, _ = studio(
        *words, paper, "--intent", "perceptual", "--soft-proof", str(seen), "-o", out
    )
    assert code == 0
    assert seen.is_file()
    assert "identical" in studio("verify", out)[1]
    assert studio("verify", str(seen))[0] == 2
    assert studio(*words, "p3", "--bits", "16", "-o", str(tmp_path / "b.png"))[0] == 0
    for wrong in (
        (*words, __file__), (*words, "p3", "--intent", "odd"),
        (*words, "srgb", "--soft-proof", str(seen)),
    ):  # fmt: skip
        code, _, err = studio(*wrong, "-o", out)
        assert code == 2
        assert err.count("\n") == 1

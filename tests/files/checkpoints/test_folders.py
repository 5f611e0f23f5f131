"""Folders and shards: read where they are whole, refused where they hold programs or lie."""

import json

import numpy as np
import pytest
from safetensors.numpy import save_file

from studio.errors import FileFormatError, RefusedFile
from studio.files.checkpoints.folder import MAX_CONFIG_BYTES, read_any
from studio.files.safetensors_reader import SafetensorsFile
from tests.helpers.checkpoints import converted, described

WEIGHTS = "diffusion_pytorch_model.safetensors"
TENSORS = {name: np.full((2, 3), k, np.float32) for k, name in enumerate("abcd")}


def folder(place, config=None, tensors=None):
    place.mkdir(parents=True, exist_ok=True)
    (place / "config.json").write_text(json.dumps(config or {"_class_name": "Thing", "size": 3}))
    save_file(tensors or TENSORS, place / WEIGHTS)
    return place


def sharded(place, stem="diffusion_pytorch_model", change=None):
    place.mkdir(parents=True, exist_ok=True)
    names = [f"{stem}-0000{k}-of-00002.safetensors" for k in (1, 2)]
    parts = ({n: TENSORS[n] for n in "ab"}, {n: TENSORS[n] for n in "cd"})
    for name, part in zip(names, parts, strict=True):
        save_file(part, place / name)
    index = {"weight_map": {t: n for n, p in zip(names, parts, strict=True) for t in p}}
    if change is not None:
        change(index["weight_map"], names)
    path = place / f"{stem}.safetensors.index.json"
    path.write_text(json.dumps(index))
    return path


def test_a_folder_is_its_weights_and_plain_facts(tmp_path):
    config = {
        "_class_name": "Thing",
        "size": 3,
        "widths": [1, 2],
        "deep": {"a": 1},
        "no": "x" * 999,
    }
    config["long"] = "x" * 999
    listing = described(folder(tmp_path / "m", config))
    assert listing.container == "folder"
    assert set(listing.tensors) == set(TENSORS)
    assert listing.facts == {"_class_name": "Thing", "size": 3, "widths": [1, 2]}
    assert [f.name for f in listing.files] == ["config.json", WEIGHTS]


def test_a_pipeline_gives_its_autoencoder(tmp_path):
    folder(tmp_path / "p" / "unet")
    folder(tmp_path / "p" / "vae", {"_class_name": "Vae"})
    index = {"_class_name": "SomePipeline", "unet": ["x", "y"], "vae": ["x", "y"]}
    (tmp_path / "p" / "model_index.json").write_text(json.dumps(index))
    found = read_any(tmp_path / "p")
    files = list(found.files)
    assert found.facts["_class_name"] == "Vae"
    assert found.facts["_pipeline"] == "SomePipeline"
    assert {f.parent.name for f in files[1:]} == {"vae"}


@pytest.mark.parametrize("whole", [True, False])
def test_shards_are_one_model(tmp_path, whole):
    index = sharded(tmp_path / "m")
    listing = described(index.parent if whole else index)
    assert set(listing.tensors) == set(TENSORS)
    assert len(listing.files) == 3
    out = tmp_path / "out.safetensors"
    converted([(listing.path, {f"new.{n}": n for n in TENSORS})], {"architecture": "x"}, out)
    again = {name: np.array(view) for name, _, view in SafetensorsFile(out).arrays()}
    assert all(np.array_equal(again[f"new.{n}"], v) for n, v in TENSORS.items())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda m, n: m.update(a="../" + n[0]), "lacks the shard"),
        (lambda m, n: m.update(a="/etc/passwd"), "lacks the shard"),
        (lambda m, n: m.update(a="gone.safetensors"), "lacks the shard"),
        (lambda m, n: m.update(a=7), "lacks the shard"),
        (lambda m, n: m.update(a=n[1]), "has it not"),
        (lambda m, n: m.pop("a"), "has it not"),
        (lambda m, n: m.update(e=n[0]), "lacks the tensor 'e'"),
        (lambda m, n: m.clear(), "names no weights"),
        (lambda m, n: m.update(a="diffusion_pytorch_model.safetensors.index.json"), "an index"),
    ],
)
def test_an_index_that_lies_is_broken(tmp_path, change, said):
    index = sharded(tmp_path / "m", change=change)
    with pytest.raises(FileFormatError, match=said):
        read_any(index)


@pytest.mark.parametrize("given", [0, 2, None])
@pytest.mark.parametrize("stem", ["model", "my-weights.fp16"])
def test_shards_without_an_index_are_joined(tmp_path, given, stem):
    place = tmp_path / "m"
    sharded(place, stem).unlink()
    for k in (1, 2):
        (place / f"{stem}-0000{k}-of-00002.safetensors").rename(
            place / f"{stem}-0000{k}-of-00003.safetensors"
        )
    save_file({"e": np.full((2, 3), 4, np.float32)}, place / f"{stem}-00003-of-00003.safetensors")
    (tmp_path / "x.py").write_text("")  # nothing is looked for there
    shards = sorted(place.iterdir())
    listing = described(place if given is None else shards[given])
    assert set(listing.tensors) == set("abcde")
    assert [f.name for f in listing.files] == [shard.name for shard in shards]
    out = tmp_path / "out.safetensors"
    converted([(listing.path, {f"new.{n}": n for n in "abcde"})], {}, out)
    again = {name: np.array(view) for name, _, view in SafetensorsFile(out).arrays()}
    assert [again[f"new.{n}"][0, 0] for n in "abcde"] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("given", ["m/w-00001-of-00002.safetensors", "m"])
def test_the_shard_that_is_missing_is_named(tmp_path, given):
    index = sharded(tmp_path / "m", "w")
    index.unlink()
    (index.parent / "w-00002-of-00002.safetensors").unlink()
    with pytest.raises(FileFormatError, match=r"w-00002-of-00002\.safetensors is missing"):
        described(tmp_path / given)


def test_shards_that_hold_the_same_tensor_are_no_model(tmp_path):
    index = sharded(tmp_path / "m", "w")
    index.unlink()
    save_file({n: TENSORS[n] for n in "bc"}, index.parent / "w-00002-of-00002.safetensors")
    with pytest.raises(FileFormatError, match="holds 'b' in two of its shards"):
        read_any(index.parent / "w-00001-of-00002.safetensors")


def test_a_shard_that_has_an_index_is_read_by_it(tmp_path):
    index = sharded(tmp_path / "m", "w", lambda m, n: m.update(a=n[1]))
    with pytest.raises(FileFormatError, match="where its index has it not"):
        read_any(index.parent / "w-00001-of-00002.safetensors")


@pytest.mark.parametrize("name", ["w-00000-of-00002.bin", "w-00003-of-00002.safetensors"])
def test_a_shard_beyond_its_series_is_broken(tmp_path, name):
    save_file(TENSORS, tmp_path / name)
    with pytest.raises(FileFormatError, match="is called shard"):
        read_any(tmp_path / name)


def test_two_series_in_one_folder_are_two_models(tmp_path):
    for stem in "vw":
        sharded(tmp_path / "m", stem).unlink()
    with pytest.raises(FileFormatError, match="4 files of weights"):
        read_any(tmp_path / "m")


@pytest.mark.parametrize("name", ["modeling.py", "deep/er/x.PY", "native.so"])
def test_a_folder_with_a_program_stays_shut(tmp_path, name):
    place = folder(tmp_path / "m")
    (place / name).parent.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("raise SystemExit")
    with pytest.raises(RefusedFile, match=r"holds a program .*nothing from it was run"):
        described(place)


@pytest.mark.parametrize("place", ["m", "."])
def test_shards_beside_a_program_stay_shut(tmp_path, place):
    index = sharded(tmp_path / place)
    (index.parent / "x.py").write_text("")
    with pytest.raises(RefusedFile, match="program"):
        read_any(index)


@pytest.mark.parametrize(
    "text",
    ["", "[1]", "{", "\x00", '{"a": 1, "a": 2}', "[" * 100_000, '"' + "x" * MAX_CONFIG_BYTES + '"'],
)
def test_a_configuration_that_is_none_is_broken(tmp_path, text):
    place = folder(tmp_path / "m")
    (place / "config.json").write_text(text)
    with pytest.raises(FileFormatError, match=r"config\.json"):
        read_any(place)


def test_folders_without_a_model_say_so(tmp_path):
    with pytest.raises(FileFormatError, match="without weights"):
        read_any(tmp_path)
    (tmp_path / "model_index.json").write_text('{"_class_name": "P", "unet": []}')
    with pytest.raises(FileFormatError, match="none of the parts"):
        read_any(tmp_path)
    (tmp_path / "model_index.json").unlink()
    for name in ("one.safetensors", "two.safetensors"):
        save_file(TENSORS, tmp_path / name)
    with pytest.raises(FileFormatError, match="2 files of weights"):
        read_any(tmp_path)

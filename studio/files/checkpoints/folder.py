"""Folders of weights with a configuration, and weights cut into shards, as diffusers writes them.

A folder is `config.json` beside its weights; a pipeline is `model_index.json` above several such
folders. Of a folder that is a pipeline one part is read, and all of it where its `model_index.json`
is given. Nothing in them is looked up by name but a fixed set of files.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from studio.errors import FileFormatError, RefusedFile
from studio.files.checkpoints.content import Checkpoint, Fact, is_fact, read_checkpoint
from studio.files.checkpoints.lone import SCHEDULER, as_pipeline, is_lone
from studio.files.checkpoints.small import MAX_SMALL_BYTES, small_file
from studio.files.checkpoints.values import StoredTensor, broken, refused
from studio.files.safetensors_reader import MAX_NAME, MAX_TENSORS

CONFIG, PIPELINE, INDEX = "config.json", "model_index.json", ".index.json"
MAX_CONFIG_BYTES, MAX_INDEX_BYTES = 1 << 20, 16 << 20
MAX_ENTRIES, MAX_SHARDS = 20_000, 1_000
PARTS = ("vae", "vqvae", "movq", "unet", "transformer", "prior")
"""Of a pipeline the first of these is read."""
_NETWORKS = (
    "unet", "transformer", "vae", "vqvae", "text_encoder", "text_encoder_2", "text_encoder_3",
    "bert",
)  # fmt: skip
"""Folders of a whole pipeline that hold weights."""
_SMALL: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_NETWORKS, (CONFIG,)),
    "scheduler": ("scheduler_config.json",),
    **dict.fromkeys(("tokenizer", "tokenizer_2", "tokenizer_3"), (
        "tokenizer_config.json", "special_tokens_map.json", "tokenizer.json", "vocab.json",
        "merges.txt", "spiece.model", "vocab.txt",
    )),
}  # fmt: skip
"""Folder of a whole pipeline -> the small files that are kept of it."""
_STEMS = ("diffusion_pytorch_model", "model", "pytorch_model")
_ENDINGS = (
    ".safetensors", ".safetensors.index.json", ".fp16.safetensors", ".bin", ".bin.index.json",
    ".fp16.bin",
)  # fmt: skip
SHARD = re.compile(
    r"(?P<stem>.{1,200})-(?P<at>\d{5})-of-(?P<of>\d{5})(?P<ending>\.(safetensors|bin|pth?))"
)
"""How shards are numbered, from one."""
_PROGRAMS = frozenset({".py", ".pyc", ".pyd", ".so", ".dll", ".dylib"})


def read_any(path: Path) -> Checkpoint:
    """What a file, a folder or an index of shards holds.

    Raises:
        FileFormatError: damaged or of no known kind; `RefusedFile`: one that policy keeps shut.
    """
    if path.is_dir():
        return _folder(path)
    if path.name == PIPELINE:
        return _pipeline(path)
    if path.name.endswith(INDEX):
        _no_programs(path.parent)
        return _sharded(path)
    if (name := SHARD.fullmatch(path.name)) is not None:
        index = path.parent / f"{name['stem']}{name['ending']}{INDEX}"
        return read_any(index) if index.is_file() else _joined(path.parent, name)
    return read_checkpoint(path)


def _folder(path: Path) -> Checkpoint:
    _no_programs(path)
    facts: dict[str, Fact] = {}
    files: dict[Path, memoryview] = {}
    if (path / PIPELINE).is_file():
        index, files[path / PIPELINE] = _json(path / PIPELINE, MAX_CONFIG_BYTES)
        part = next((p for p in PARTS if p in index and (path / p / CONFIG).is_file()), None)
        if part is None:
            raise broken("is a pipeline of none of the parts that the studio draws with")
        facts["_pipeline"] = str(index.get("_class_name", "pipeline"))[:60]
        path = path / part
    if (path / CONFIG).is_file():
        config, files[path / CONFIG] = _json(path / CONFIG, MAX_CONFIG_BYTES)
        if not facts and is_lone(config):
            return _lone(path, files)
        facts |= {k: v for k, v in config.items() if len(k) <= MAX_NAME and is_fact(v)}
    found = _whole(path)
    return Checkpoint("folder", found.tensors, {**found.facts, **facts}, {**files, **found.files})


def _lone(path: Path, files: dict[Path, memoryview]) -> Checkpoint:
    """A denoiser that draws alone, with the scheduler beside it or the usual one."""
    scheduler = None
    if (path / SCHEDULER).is_file():
        _, scheduler = _json(path / SCHEDULER, MAX_CONFIG_BYTES)
        files[path / SCHEDULER] = scheduler
    return as_pipeline(files[path / CONFIG], scheduler, _whole(path), files)


def _pipeline(index: Path) -> Checkpoint:
    """All of a pipeline: `<part>/<name>` for its tensors, `file:<path>` for its small files.

    Raises:
        FileFormatError: a part of it is not whole; says which.
    """
    folder = index.parent
    _no_programs(folder)
    listed, raw = _json(index, MAX_CONFIG_BYTES)
    files: dict[Path, memoryview] = {index: raw}
    tensors: dict[str, StoredTensor] = {}
    tensors |= [small_file(PIPELINE, raw)]
    for part, names in _SMALL.items():
        entry = listed.get(part)
        if not isinstance(entry, list) or None in entry or not (folder / part).is_dir():
            continue
        for name in names:
            if (folder / part / name).is_file():
                data = files[folder / part / name] = _small(folder / part / name)
                tensors |= [small_file(f"{part}/{name}", data)]
        if part in _NETWORKS:
            found = _part(folder / part)
            tensors |= {f"{part}/{name}": value for name, value in found.tensors.items()}
            files |= found.files
    if len(tensors) > MAX_TENSORS or any(len(name) > MAX_NAME for name in tensors):
        raise refused("holds more tensors, or longer names, than any real pipeline")
    return Checkpoint("pipeline", tensors, {}, files)


def _part(folder: Path) -> Checkpoint:
    try:
        return _whole(folder)
    except RefusedFile:
        raise
    except FileFormatError as error:
        raise broken(f"has a part {folder.name} that {str(error).rstrip('.')}") from None


def _small(path: Path) -> memoryview:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_SMALL_BYTES + 1)
    except OSError as error:
        words = (error.strerror or "unknown reason").lower()
        raise broken(f"has a {path.name[:60]} that cannot be read: {words}") from None
    if len(data) > MAX_SMALL_BYTES:
        raise broken(f"has a {path.name[:60]} of more than {MAX_SMALL_BYTES >> 20} MB")
    return memoryview(data)


def _no_programs(folder: Path) -> None:
    for entry in _entries(folder):
        if Path(entry).suffix.lower() in _PROGRAMS:
            raise refused(f"holds a program ({entry[:60]}), and folders with programs stay shut")


def _entries(folder: Path) -> Iterator[str]:
    """Names of all files in a folder and its folders; links to folders are not followed."""
    count = 0
    for _, folders, names in os.walk(folder):
        count += len(folders) + len(names)
        if count > MAX_ENTRIES:
            raise refused(f"holds more than {MAX_ENTRIES:,} files")
        yield from names


def _whole(folder: Path) -> Checkpoint:
    """The weights in a folder: one file, or shards with or without an index."""
    for stem in _STEMS:
        for ending in _ENDINGS:
            if (folder / (stem + ending)).is_file():
                weights = folder / (stem + ending)
                return _sharded(weights) if ending.endswith(INDEX) else read_checkpoint(weights)
    try:
        lone = [p for p in folder.iterdir() if p.suffix in (".safetensors", ".bin")]
    except OSError:
        lone = []
    if len(lone) == 1 and lone[0].is_file() and SHARD.fullmatch(lone[0].name) is None:
        return read_checkpoint(lone[0])
    numbered = [name for p in lone if (name := SHARD.fullmatch(p.name)) is not None]
    if numbered and len({_series(name) for name in numbered}) == 1 and len(numbered) == len(lone):
        return _joined(folder, numbered[0])
    if not lone:
        raise broken("is a folder without weights; give a file, or a folder that diffusers wrote")
    raise broken(f"is a folder of {len(lone)} files of weights; give one of them")


def _sharded(index: Path) -> Checkpoint:
    """The tensors of all shards, each where the index says it is."""
    listed, raw = _json(index, MAX_INDEX_BYTES)
    named = listed.get("weight_map")
    if not isinstance(named, dict) or not 0 < len(named) <= MAX_TENSORS:
        raise broken(f"has an index ({index.name[:60]}) that names no weights")
    shards = sorted({value for value in named.values() if isinstance(value, str)})
    if len(shards) > MAX_SHARDS:
        raise refused("is cut into more shards than any real checkpoint")
    bare = {entry.name for entry in index.parent.iterdir()}
    for value in named.values():
        if not isinstance(value, str) or value not in bare:
            raise broken(f"lacks the shard {str(value)[:60]!r} that its index names")
        if value.endswith(INDEX):
            raise broken("has an index that names an index")
    tensors: dict[str, StoredTensor] = {}
    files = {index: raw}
    for shard in shards:
        part = read_checkpoint(index.parent / shard)
        files |= part.files
        for name, tensor in part.tensors.items():
            if named.get(name) != shard:
                raise broken(f"holds {name[:60]!r} in a shard where its index has it not")
            tensors[name] = tensor
    missing = next((name for name in named if name not in tensors), None)
    if missing is not None:
        raise broken(f"lacks the tensor {missing[:60]!r} that its index names")
    return Checkpoint("sharded", tensors, {}, files)


def _series(name: re.Match[str]) -> tuple[str, str, str]:
    return name["stem"], name["of"], name["ending"]


def _joined(folder: Path, name: re.Match[str]) -> Checkpoint:
    """The tensors of all shards of one series that has no index.

    Raises:
        FileFormatError: one is missing, which is named, or two hold the same tensor.
    """
    count = int(name["of"])
    if not 0 < int(name["at"]) <= count:
        raise broken(f"is called shard {int(name['at']):,} of {count:,}")
    if count > MAX_SHARDS:
        raise refused("is cut into more shards than any real checkpoint")
    shards = [
        folder / f"{name['stem']}-{at:05d}-of-{name['of']}{name['ending']}"
        for at in range(1, count + 1)
    ]
    missing = [shard.name for shard in shards if not shard.is_file()]
    if missing:
        more = f" and {len(missing) - 1:,} more" if len(missing) > 1 else ""
        raise broken(
            f"is one of {count:,} shards, of which {missing[0][:80]}{more} is missing; download the"
            " rest into the same folder"
        )
    tensors: dict[str, StoredTensor] = {}
    facts: dict[str, Fact] = {}
    files: dict[Path, memoryview] = {}
    for shard in shards:
        part = read_checkpoint(shard)
        twice = next((tensor for tensor in part.tensors if tensor in tensors), None)
        if twice is not None:
            raise broken(f"holds {twice[:60]!r} in two of its shards")
        tensors |= part.tensors
        facts |= part.facts
        files |= part.files
    return Checkpoint("sharded", tensors, facts, files)


def _json(path: Path, most: int) -> tuple[dict[str, Any], memoryview]:
    """A JSON object of bounded size without a key twice, and its bytes."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise broken(f"has a {path.name[:60]} of more than {most >> 20} MB")
        found = json.loads(data, object_pairs_hook=_unique)
    except OSError as error:
        words = (error.strerror or "unknown reason").lower()
        raise broken(f"has a {path.name[:60]} that cannot be read: {words}") from None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise broken(f"has a {path.name[:60]} that is no JSON object")
    return found, memoryview(data)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found

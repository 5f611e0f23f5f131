"""The one file that a pipeline in the library is: all its tensors, and its small files as bytes.

    <part>/<name>            a tensor of a network, in the precision that it came in
    file:<path>              a file of the folder that it came from, as uint8

so that `file:unet/config.json` says what `unet/conv_in.weight` and its like make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from studio.errors import ModelError
from studio.files.checkpoints.folder import CONFIG, PIPELINE
from studio.files.checkpoints.small import SMALL
from studio.models.diffusion.pipeline.bounds import Config
from studio.models.diffusion.pipeline.building import check_fits, empty_network, fill, named
from studio.models.diffusion.pipeline.composition import (
    Composition,
    composition_of,
    json_object,
)
from studio.models.diffusion.pipeline.parts import Parts, TextPart
from studio.models.diffusion.pipeline.vocabulary import Vocabulary, vocabulary_of
from studio.models.diffusion.postcards.words import PostcardTokenizer

_MOST_POSTCARD_WORDS = 1 << 14


@dataclass(frozen=True)
class Contents:
    """What a container holds: part -> tensors by their own names, and files by their paths."""

    tensors: Mapping[str, Mapping[str, Tensor]]
    files: Mapping[str, bytes]

    @classmethod
    def of(cls, weights: Mapping[str, Tensor]) -> Contents:
        """The contents of a container's tensors."""
        tensors: dict[str, dict[str, Tensor]] = {}
        files: dict[str, bytes] = {}
        for name, value in weights.items():
            if name.startswith(SMALL):
                files[name.removeprefix(SMALL)] = value.contiguous().numpy().tobytes()
            else:
                part, _, own = name.partition("/")
                tensors.setdefault(part, {})[own] = value
        return cls(tensors, files)

    def json(self, path: str) -> dict[str, Any]:
        """A JSON object among the files.

        Raises:
            ModelError: it is missing or none.
        """
        if path not in self.files:
            raise ModelError(f"The pipeline lacks {path}.")
        return json_object(self.files[path], path)

    def below(self, part: str) -> dict[str, bytes]:
        """The files right in the folder of a part, by name."""
        found = (path.partition("/") for path in self.files)
        return {name: self.files[f"{folder}/{name}"] for folder, _, name in found if folder == part}


def composed(contents: Contents) -> Composition:
    """Which classes a container says that it is made of, all of them in the table.

    Raises:
        ModelError: it says otherwise; names the first thing that is wrong.
    """
    return composition_of(
        contents.json(PIPELINE),
        lambda path: contents.json(path) if path in contents.files else None,
    )


def parts_of(
    weights: Mapping[str, Tensor],
    *,
    meta: bool = False,
    at: Mapping[str, torch.dtype] | None = None,
) -> Parts:
    """The networks and tokenizers of a container, built and filled.

    Args:
        weights: the container's tensors by name.
        meta: without the numbers; the shapes of the file are checked all the same.
        at: the precision of some parts, where it is not float32.

    Raises:
        ModelError: the container makes no pipeline; names the part and what is wrong with it.
    """
    contents = Contents.of(weights)
    made = composed(contents)
    networks: dict[str, nn.Module] = {}
    configs: dict[str, Config] = {}
    for part, name in made.networks.items():
        dtype = (at or {}).get(part, torch.float32)
        networks[part], configs[part] = _network(contents, part, name, None if meta else dtype)
    texts = tuple(
        TextPart(part, networks[part], _vocabulary(contents, made.tokenizers[reader], reader))
        for part, reader in made.texts.items()
    )
    autoencoder = networks[made.autoencoder] if made.autoencoder else None
    return Parts(
        made.kind, made.pipeline, networks[made.denoiser], autoencoder, texts, made.scheduler,
        configs, contents.json(PIPELINE),
    )  # fmt: skip


def _network(
    contents: Contents, part: str, name: str, dtype: torch.dtype | None
) -> tuple[nn.Module, Config]:
    """A network in a precision; None: without its numbers."""
    tensors = contents.tensors.get(part, {})
    if not tensors:
        raise ModelError(f"The pipeline lacks the weights of its {part}.")
    config = contents.json(f"{part}/{CONFIG}")
    network, kept = empty_network(name, config, len(tensors), part)
    if dtype is None:
        wanted = network.state_dict()
        check_fits(wanted, named(tensors, wanted), part)
    else:
        fill(network, tensors, part, dtype)
    return network, kept


def _vocabulary(contents: Contents, kind: str, part: str) -> Vocabulary | PostcardTokenizer:
    files = contents.below(part)
    if not files:
        raise ModelError(f"The pipeline lacks its {part}, which turns text into numbers.")
    if kind != "PostcardTokenizer":
        return vocabulary_of(kind, files, part)
    config = contents.json(f"{part}/tokenizer_config.json")
    words, aliases = config.get("words"), config.get("aliases")
    plain = isinstance(words, list) and all(isinstance(word, str) for word in words)
    if not plain or not isinstance(aliases, dict) or len(words or ()) > _MOST_POSTCARD_WORDS:
        raise ModelError(f"{part}/tokenizer_config.json holds no words.")
    spellings = {str(one): str(other) for one, other in aliases.items()}
    return PostcardTokenizer(tuple(words or ()), spellings)

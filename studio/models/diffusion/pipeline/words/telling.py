"""From a recipe to words as the network wants them: scenes, schedules, blends, text directions.

Scenes of a blend become one text by mixing their vectors; composed scenes stay apart and what the
network says of each is added up. A direction of the space "text" is a vector [D], or [D + P] where
the network also takes the text as a whole; it is added to every token, the P rest to the whole.
Where it was made for "layers" a to b it counts from a to b + 1 hundredths of the steps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from studio.errors import InputError, LatentError
from studio.models.base import Controls
from studio.models.diffusion.pipeline.moves import pushes
from studio.models.diffusion.pipeline.told import Block, TextReader, Words
from studio.values.directions import Direction
from studio.values.latent import TEXT_SPACE, Latent, first_seed
from studio.values.prompt_reading import parse
from studio.values.prompt_tree import Part, Prompt, Scene
from studio.values.prompts import formatted, moments, shares
from studio.values.wildcards import resolved

PROMPT, NEGATIVE, STEPS = "prompt", "negative", "steps"
MAX_COMPOSED = 16
"""Composed scenes that are drawn at once; each asks the network once more at every step."""
Blocks = tuple[tuple[float, float, tuple[Block, ...]], ...]


@dataclass(frozen=True)
class Spoken:
    """What a recipe says in words: `blocks` and `negative` as in `Told`."""

    blocks: Blocks
    negative: Words | None

    @property
    def key(self) -> str:
        """Content."""
        said = [
            (start, end, [(block.words.key, block.weight) for block in blocks])
            for start, end, blocks in self.blocks
        ]
        return _digest(repr((said, self.negative and self.negative.key)))


@dataclass(frozen=True)
class Bent:
    """A move in text: `delta` [D] or [D + P], from `start` to before `end` of the steps."""

    name: str
    amount: float
    delta: Tensor
    start: float = 0.0
    end: float = 1.0


def spoken(
    reader: TextReader,
    latent: Latent | None,
    directions: Mapping[str, Direction],
    controls: Controls,
    check: Callable[[], None] = lambda: None,
) -> Spoken:
    """All that a recipe says in words.

    Args:
        reader: of the model.
        latent: the recipe's expression, for its moves in text; None: there are none.
        directions: the recipe's and the model's own, by id.
        controls: `prompt`, `negative` and `steps` are looked at.
        check: called between texts; raises where nobody waits any more.

    Raises:
        LatentError: a text direction of another model.
    """
    prompt = _chosen(str(controls.get(PROMPT, "")), latent)
    bent = bends(latent, directions, reader) if latent is not None else ()
    blocks = tuple(_blocks(reader, prompt, int(controls.get(STEPS, 1)), bent, check))
    check()
    negative = _negative(reader, str(controls.get(NEGATIVE, "")), latent)
    return _alike(reader, _merged(blocks), negative)


def _chosen(text: str, latent: Latent | None) -> Prompt:
    """The prompt; what a seed should have chosen before is chosen now, as far as it can be."""
    try:
        return parse(resolved(text, first_seed(latent) if latent is not None else 0))
    except InputError:
        return parse(text)


# ---- scenes -----------------------------------------------------------------------------------
def _blocks(
    reader: TextReader, prompt: Prompt, steps: int, bent: Sequence[Bent], check: Callable[[], None]
) -> Iterator[tuple[float, float, tuple[Block, ...]]]:
    for start, end, now in moments(prompt, steps):
        edges = {start, end}
        edges |= {at for b in bent for at in (b.start, b.end) if start < at < end}
        for a, b in pairwise(sorted(edges)):
            here = [one for one in bent if one.start <= a + 1e-9 and one.end >= b - 1e-9]
            yield (
                a,
                b,
                tuple(_bent_block(block, here, reader) for block in _said(reader, now, check)),
            )


def _said(reader: TextReader, prompt: Prompt, check: Callable[[], None]) -> tuple[Block, ...]:
    words = []
    for scene in prompt.scenes:
        check()
        words.append(reader.read(_text(scene.parts)))
    if prompt.how == "compose":
        strongest = sorted(range(len(words)), key=lambda i: -abs(prompt.scenes[i].weight))
        kept = sorted(strongest[:MAX_COMPOSED])
        return tuple(Block(words[i], prompt.scenes[i].weight) for i in kept)
    return (Block(blended(reader, words, shares(prompt))),)


def _text(parts: tuple[Part, ...]) -> str:
    return formatted(Prompt((Scene(parts),)))


def blended(reader: TextReader, words: Sequence[Words], parts: Sequence[float]) -> Words:
    """Texts mixed by their shares, which sum to 1.

    Where the network looks at every token the vectors are mixed. Where it looks only at those that
    are there, the texts stand behind each other and each is looked at as much as its share says:
    a vector mixed with nothing would be looked at like any other, however small its share.
    """
    if len(words) == 1:
        return words[0]
    pooled = None
    if words[0].pooled is not None:
        wholes = [w.pooled * s for w, s in zip(words, parts, strict=True) if w.pooled is not None]
        pooled = torch.stack(wholes).sum(0)
    if words[0].mask is not None:
        tokens, mask = _beside_each_other(words, parts)
    else:
        alike = lengthened(reader, words)
        tokens = torch.stack([w.tokens * s for w, s in zip(alike, parts, strict=True)]).sum(0)
        mask = None
    said = [(w.key, float(share)) for w, share in zip(words, parts, strict=True)]
    return Words(tokens, pooled, mask, _digest(repr(said)))


def _beside_each_other(words: Sequence[Words], parts: Sequence[float]) -> tuple[Tensor, Tensor]:
    """[1, L, D] the tokens of all texts that are there, [1, L] float32 their shares."""
    total = sum(max(share, 0.0) for share in parts)
    tokens, shares_of = [], []
    for one, share in zip(words, parts, strict=True):
        assert one.mask is not None
        if share > 0.0:
            there = one.tokens[:, one.mask[0] > 0]
            tokens.append(there)
            shares_of.append(there.new_full(there.shape[:2], share / total))
    return torch.cat(tokens, 1), torch.cat(shares_of, 1)


def lengthened(reader: TextReader, words: Sequence[Words]) -> list[Words]:
    """The same texts, all as long as the longest.

    Where the network looks at all tokens those of the empty text fill up, as they do after the end
    of any text; else nothing does, unseen.
    """
    longest = max(w.tokens.shape[1] for w in words)
    return [_filled(reader, w, longest - w.tokens.shape[1]) for w in words]


def _filled(reader: TextReader, words: Words, count: int) -> Words:
    if count == 0:
        return words
    if words.mask is not None:
        tokens = functional.pad(words.tokens, (0, 0, 0, count))
        mask = functional.pad(words.mask, (0, count))
        return replace(words, tokens=tokens, mask=mask)
    nothing = reader.against("")
    blank = nothing if words.key == nothing.key else reader.read("")
    repeats = -(-count // blank.tokens.shape[1])
    filler = blank.tokens.repeat(1, repeats, 1)[:, :count]
    return replace(words, tokens=torch.cat((words.tokens, filler), 1))


def _negative(reader: TextReader, text: str, latent: Latent | None) -> Words:
    """The words to keep away from: scenes blended, schedules as they end."""
    if not text.strip():
        return reader.against("")
    prompt = moments(_chosen(text, latent), 1000)[-1][2]
    prompt = replace(prompt, how="blend")
    texts = [_text(scene.parts) for scene in prompt.scenes]
    return blended(reader, [reader.against(text) for text in texts], shares(prompt))


def _merged(blocks: Iterable[tuple[float, float, tuple[Block, ...]]]) -> Blocks:
    """Neighbours that say the same as one."""
    found: list[tuple[float, float, tuple[Block, ...]]] = []
    for start, end, said in blocks:
        if found and _keys(found[-1][2]) == _keys(said):
            found[-1] = (found[-1][0], end, found[-1][2])
        else:
            found.append((start, end, said))
    return tuple(found)


def _keys(blocks: Iterable[Block]) -> list[tuple[str, float]]:
    return [(block.words.key, block.weight) for block in blocks]


def _alike(reader: TextReader, blocks: Blocks, negative: Words) -> Spoken:
    """Everything equally long, so that a network can be asked all at once."""
    words = [negative, *(block.words for _, _, said in blocks for block in said)]
    alike = iter(lengthened(reader, words))
    negative = next(alike)
    return Spoken(
        tuple((a, b, tuple(replace(s, words=next(alike)) for s in said)) for a, b, said in blocks),
        negative,
    )


# ---- directions -------------------------------------------------------------------------------
def bends(
    latent: Latent, directions: Mapping[str, Direction], reader: TextReader
) -> tuple[Bent, ...]:
    """The moves of an expression in the space of text, each once; of blends by their weights.

    Raises:
        LatentError: a direction of another model.
    """
    bent = []
    for push in pushes(latent, directions, TEXT_SPACE):
        direction = directions[push.name]
        delta = push.amount * torch.from_numpy(direction.delta().copy())
        if delta.numel() not in (reader.width, reader.width + reader.pooled):
            raise LatentError(
                f"Direction {direction.name!r} has {delta.numel()} numbers, the words"
                f" of this model {reader.width + reader.pooled}."
            )
        bent.append(Bent(push.name, push.amount, delta, push.start, push.end))
    return tuple(bent)


def _bent_block(block: Block, bent: Sequence[Bent], reader: TextReader) -> Block:
    """A scene moved along directions; one that is kept away from is moved as well."""
    if not bent:
        return block
    delta = torch.zeros(reader.width + reader.pooled)
    for one in bent:
        delta[: one.delta.numel()] += one.delta
    words = block.words
    delta = delta.to(words.tokens)
    tokens = words.tokens + delta[: reader.width]
    pooled = None if words.pooled is None else words.pooled + delta[reader.width :]
    said = [(one.name, one.amount, one.start, one.end) for one in bent]
    key = _digest(repr((words.key, said)))
    return replace(block, words=replace(words, tokens=tokens, pooled=pooled, key=key))


def between_words(reader: TextReader, more: str, less: str) -> Tensor:
    """[D + P] float32: what text `more` has and `less` lacks, as a mean over their tokens."""
    ahead, behind = (_mean(reader, text) for text in (more, less))
    return ahead - behind


def _mean(reader: TextReader, text: str) -> Tensor:
    prompt = moments(parse(text), 1000)[-1][2]
    words = blended(
        reader,
        [reader.read(_text(s.parts)) for s in prompt.scenes],
        shares(replace(prompt, how="blend")),
    )
    tokens = words.tokens[0]
    if words.mask is not None:
        seen = words.mask[0].to(tokens)
        tokens = tokens * (seen * len(seen) / seen.sum())[:, None]
    whole = [] if words.pooled is None else [words.pooled[0]]
    return torch.cat((tokens.mean(0), *whole)).float().cpu()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]

"""Tokenizers built from the bytes of their files: text to the numbers that a text encoder knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from studio.errors import ModelError
from studio.models.diffusion.pipeline.pieces import pieces_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Style = Literal["clip", "t5", "gemma", "bert"]
LONGEST = {"clip": 77, "t5": 512, "gemma": 300, "bert": 77}
"""How many tokens a text encoder is given at most, where no file says."""
_MOST_TOKENS = 1 << 13
_STYLES: Mapping[str, Style] = {
    "CLIPTokenizer": "clip", "T5Tokenizer": "t5", "GemmaTokenizer": "gemma",
    "BertTokenizer": "bert",
}  # fmt: skip
_SPECIAL: Mapping[Style, Mapping[str, str]] = {
    "clip": {
        "bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "pad_token": "<|endoftext|>",
        "unk_token": "<|endoftext|>",
    },
    "t5": {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"},
    "gemma": {
        "bos_token": "<bos>", "eos_token": "<eos>", "pad_token": "<pad>", "unk_token": "<unk>",
    },
    "bert": {
        "bos_token": "[CLS]", "eos_token": "[SEP]", "pad_token": "[PAD]", "unk_token": "[UNK]",
    },
}  # fmt: skip
_CLIP_PAIRS = 48_894
_CLIP_WORDS = (
    r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]"
    r"|[^\s\p{L}\p{N}]+"
)


@dataclass(frozen=True)
class Vocabulary:
    """A tokenizer of the tokenizers library, and what stands around the words.

    Attributes:
        style: whose tokenizer it is.
        tokenizer: text to ids, without the special ones and without cutting.
        length: most ids that the text encoder is given, the special ones among them.
        begin: stands before the words; None: nothing does.
        end: stands behind them; None: nothing does.
        pad: fills up.
        unknown: what stands for what it does not know; None: there is nothing it does not know.
    """

    style: Style
    tokenizer: Tokenizer
    length: int
    begin: int | None
    end: int | None
    pad: int
    unknown: int | None

    def ids(self, text: str) -> list[int]:
        """The numbers of a text, without special ones; as many as there are."""
        return list(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def piece(self, number: int) -> str:
        """What a number stands for, in words."""
        return str(self.tokenizer.decode([number], skip_special_tokens=False)).strip()


def vocabulary_of(kind: str, files: Mapping[str, bytes], part: str) -> Vocabulary:
    """The tokenizer of a part.

    Args:
        kind: its class, such as `CLIPTokenizerFast`.
        files: the part's files by name.
        part: named in errors.

    Raises:
        ModelError: files are missing or broken; says which.
    """
    settings = _object(files, "tokenizer_config.json", part)
    special = settings | _object(files, "special_tokens_map.json", part)
    style = _style(kind, files)
    words = {name: _text(special.get(name)) or usual for name, usual in _SPECIAL[style].items()}
    try:
        tokenizer = _tokenizer(style, files, words)
    except ModelError:
        raise
    except Exception as error:  # noqa: BLE001  the library raises bare exceptions at broken files
        raise ModelError(f"{part} cannot be read: {str(error)[:80]}.") from None
    if tokenizer is None:
        raise ModelError(f"{part} lacks its words: {_WANTED[style]}.")
    tokenizer.no_truncation()
    tokenizer.no_padding()
    numbers = {name: tokenizer.token_to_id(word) for name, word in words.items()}
    begin, end = numbers.get("bos_token"), numbers["eos_token"]
    if "tokenizer.json" in files:
        begin, end = _around(tokenizer)
    elif style == "t5":
        begin = None
    if numbers["pad_token"] is None:
        raise ModelError(f"{part} has no word {words['pad_token'][:20]!r}, which fills up.")
    return Vocabulary(
        style, tokenizer, _length(style, settings), begin, end, numbers["pad_token"],
        numbers["unk_token"],
    )  # fmt: skip


_WANTED: Mapping[Style, str] = {
    "clip": "vocab.json and merges.txt, or tokenizer.json",
    "t5": "spiece.model or tokenizer.json",
    "gemma": "tokenizer.json",
    "bert": "vocab.txt or tokenizer.json",
}


def _style(kind: str, files: Mapping[str, bytes]) -> Style:
    style = _STYLES.get(kind.removesuffix("Fast"))
    if style is not None:
        return style
    # Newer transformers write one name for all that the tokenizers library holds.
    if "spiece.model" in files:
        return "t5"
    if "merges.txt" in files:
        return "clip"
    found = files.get("tokenizer.json", b"")
    for style, word in (("clip", b"<|startoftext|>"), ("gemma", b"<bos>"), ("bert", b"[CLS]")):
        if word in found:
            return style  # type: ignore[return-value]
    return "t5"


def _around(tokenizer: Tokenizer) -> tuple[int | None, int | None]:
    """What a tokenizer says itself that it puts before and behind the words."""
    bare = tokenizer.encode("a", add_special_tokens=False).ids
    whole = tokenizer.encode("a").ids
    at = next((at for at in range(len(whole)) if whole[at : at + len(bare)] == bare), 0)
    after = at + len(bare)
    return whole[at - 1] if at else None, whole[after] if after < len(whole) else None


def _tokenizer(
    style: Style, files: Mapping[str, bytes], words: Mapping[str, str]
) -> Tokenizer | None:
    from tokenizers import Tokenizer

    if "tokenizer.json" in files:
        return Tokenizer.from_buffer(files["tokenizer.json"])
    if style == "clip" and "merges.txt" in files:
        pairs = _pairs(files["merges.txt"])
        if "vocab.json" in files:
            return _clip(json.loads(files["vocab.json"]), pairs, words)
        return _clip(_numbered(pairs), pairs, words) if len(pairs) == _CLIP_PAIRS else None
    if style == "t5" and "spiece.model" in files:
        return _unigram(files["spiece.model"])
    if style == "bert" and "vocab.txt" in files:
        return _word_pieces(files["vocab.txt"])
    return None


def _pairs(merges: bytes) -> list[tuple[str, str]]:
    lines = (line.split() for line in merges.decode("utf-8").split("\n"))
    return [(line[0], line[1]) for line in lines if len(line) == 2 and line[0] != "#version:"]


def _numbered(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """The numbers of CLIP's words, which follow from its pairs: letters, their ends, pairs.

    Letters are bytes: first those that can be seen, each as itself, then the others in their order
    as signs from 256 on.
    """
    seen = [*range(33, 127), *range(161, 173), *range(174, 256)]
    unseen = [byte for byte in range(256) if byte not in seen]
    letters = [*map(chr, seen), *(chr(256 + at) for at in range(len(unseen)))]
    words = [*letters, *(letter + "</w>" for letter in letters), *(a + b for a, b in pairs)]
    return {word: at for at, word in enumerate([*words, "<|startoftext|>", "<|endoftext|>"])}


def _clip(
    numbers: dict[str, int], pairs: list[tuple[str, str]], words: Mapping[str, str]
) -> Tokenizer:
    """Pairs of letters that belong together, in lower case; a word's last piece ends in `</w>`.

    Source: Radford et al., "Learning Transferable Visual Models From Natural Language
    Supervision", 2021, arXiv:2103.00020.
    """
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import BPE

    tokenizer = Tokenizer(
        BPE(
            vocab=numbers, merges=pairs,
            continuing_subword_prefix="", end_of_word_suffix="</w>", fuse_unk=False,
            unk_token=words["unk_token"],
        )
    )  # fmt: skip
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    split = pre_tokenizers.Split(Regex(_CLIP_WORDS), behavior="removed", invert=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [split, pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    ends = dict.fromkeys((words["bos_token"], words["eos_token"]))
    tokenizer.add_special_tokens([AddedToken(word, normalized=False) for word in ends])
    return tokenizer


def _unigram(model: bytes) -> Tokenizer:
    """The likeliest division into pieces; a space is a sign that a piece may begin with.

    Source: Kudo, "Subword Regularization: Improving Neural Network Translation Models with
    Multiple Subword Candidates", 2018, arXiv:1804.10959.
    """
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import Unigram

    found = pieces_of(model)
    listed = list(found.pieces)
    # T5 was trained with a hundred blanks that its own file does not list.
    listed += [(f"<extra_id_{at}>", 0.0) for at in range(99, -1, -1)]
    tokenizer = Tokenizer(Unigram(listed, unk_id=found.unknown, byte_fallback=False))
    steps: list[Any] = [normalizers.Replace(Regex(" {2,}"), " ")]
    if found.characters:
        steps.insert(0, normalizers.Precompiled(found.characters))
    tokenizer.normalizer = normalizers.Sequence(steps)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True),
        ]
    )
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    return tokenizer


def _word_pieces(vocab: bytes) -> Tokenizer:
    """Whole words, else the longest pieces from the left, in lower case."""
    from tokenizers import Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import WordPiece

    numbers = {word: at for at, word in enumerate(vocab.decode("utf-8").splitlines())}
    tokenizer = Tokenizer(WordPiece(vocab=numbers, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def _object(files: Mapping[str, bytes], name: str, part: str) -> dict[str, Any]:
    try:
        found = json.loads(files.get(name, b"{}"))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ModelError(f"{part}/{name} is no JSON object.")
    return found


def _text(found: Any) -> str:
    """A special word, which may stand alone or in an object that says more of it."""
    if isinstance(found, dict):
        found = found.get("content")
    return found if isinstance(found, str) else ""


def _length(style: Style, settings: Mapping[str, Any]) -> int:
    found = settings.get("model_max_length")
    fine = isinstance(found, int) and not isinstance(found, bool) and 2 < found <= _MOST_TOKENS
    return int(found) if fine and found is not None else LONGEST[style]

"""Tokenizers from bytes agree with transformers' own."""

import json

import pytest
from transformers import BertTokenizer, CLIPTokenizer, GemmaTokenizer, T5Tokenizer

from studio.errors import ModelError
from studio.models.diffusion.pipeline.pieces import pieces_of
from studio.models.diffusion.pipeline.vocabulary import vocabulary_of
from tests.helpers import pipelines

TEXTS = (
    "a cat", "Two moons  over a VIOLET sea", "", "it's caf\u00e9 — 12 o'clock!",
    "\u05e9\u05dc\u05d5\u05dd \U0001f319", "a\n\tcat", "seacat " * 90,
)  # fmt: skip


def t5_itself(folder):
    del folder  # transformers reads no spiece.model without a library of its own
    return T5Tokenizer(vocab=pipelines.t5_pieces())


CASES = {
    "clip": ("CLIPTokenizer", pipelines.write_clip_tokenizer, CLIPTokenizer.from_pretrained),
    "t5": ("T5TokenizerFast", pipelines.write_t5_tokenizer, t5_itself),
    "gemma": (
        "GemmaTokenizerFast",
        pipelines.write_gemma_tokenizer,
        GemmaTokenizer.from_pretrained,
    ),
    "bert": ("BertTokenizer", pipelines.write_bert_tokenizer, BertTokenizer.from_pretrained),
}


def files_in(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("style", CASES)
@pytest.mark.parametrize("saved", [False, True])
def test_ids_are_those_of_transformers(tmp_path, style, saved):
    kind, write, reference = CASES[style]
    write(tmp_path / "t")
    theirs = reference(tmp_path / "t")
    folder = tmp_path / "t"
    if saved:  # as newer transformers write it: one tokenizer.json
        folder = tmp_path / "again"
        theirs.save_pretrained(folder)
        assert (folder / "tokenizer.json").is_file()
    ours = vocabulary_of(kind, files_in(folder), "tokenizer")
    assert ours.style == style
    for text in TEXTS:
        ids = ours.ids(text)
        assert ids == theirs(text, add_special_tokens=False).input_ids, text
        around = [*([] if ours.begin is None else [ours.begin]), *ids]
        around += [] if ours.end is None else [ours.end]
        assert around == theirs(text).input_ids, text
    assert ours.pad == theirs.pad_token_id
    assert ours.unknown == theirs.unk_token_id
    assert ours.length == min(theirs.model_max_length, ours.length)


def test_another_word_fills_up(tmp_path):
    pipelines.write_clip_tokenizer(tmp_path / "t", pad="!")
    ours = vocabulary_of("CLIPTokenizer", files_in(tmp_path / "t"), "tokenizer")
    assert ours.piece(ours.pad) == "!"
    assert ours.pad != ours.end


def test_what_is_missing_or_broken_is_said(tmp_path):
    pipelines.write_clip_tokenizer(tmp_path / "t")
    files = files_in(tmp_path / "t")
    merges = files.pop("merges.txt")
    with pytest.raises(ModelError, match=r"tokenizer lacks its words: vocab\.json and"):
        vocabulary_of("CLIPTokenizer", files, "tokenizer")
    for name, data in (
        ("vocab.json", b"[1, 2"), ("vocab.json", b'{"a": "b"}'), ("merges.txt", b"\xff\xfe q"),
        ("tokenizer.json", b"{}"), ("tokenizer_config.json", b"[]"),
    ):  # fmt: skip
        with pytest.raises(ModelError, match="tokenizer"):
            vocabulary_of("CLIPTokenizer", files | {"merges.txt": merges, name: data}, "tokenizer")
    odd = json.dumps({"pad_token": "no such word"}).encode()
    with pytest.raises(ModelError, match="fills up"):
        vocabulary_of(
            "CLIPTokenizer", files | {"merges.txt": merges, "special_tokens_map.json": odd}, "t"
        )


@pytest.mark.parametrize("cut", [1, 5, -1, -3])
def test_a_cut_file_of_pieces_is_broken(cut):
    with pytest.raises(ModelError, match=r"spiece\.model is broken"):
        pieces_of(pipelines.sentencepiece()[:cut])


def test_noise_is_no_file_of_pieces():
    for data in (b"", b"\xff" * 200, b"\x0a\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", b"hello"):
        with pytest.raises(ModelError):
            pieces_of(data)

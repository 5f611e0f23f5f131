"""What readers give a network is what the pipelines of diffusers give it."""

import functools

import pytest
import torch

from studio.models.diffusion.pipeline.container import parts_of
from studio.models.diffusion.pipeline.words.opening import reader_of
from tests.helpers.pipelines import packed, t5_pieces, written

SAYING = ("two moons over a violet sea", "A cat, violet!", "")
EVERY = ("sd", "sdxl", "sd3", "flux", "pixart", "sana", "ldm text", "postcard")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    there = tmp_path_factory.mktemp("pipelines")
    return functools.cache(lambda kind: written(kind, there / kind.replace(" ", "-")))


@pytest.fixture(scope="module")
def reader(folder):
    return functools.cache(lambda kind: reader_of(parts_of(packed(folder(kind)))))


@pytest.fixture(scope="module")
def plain(folder):
    """The pipelines of diffusers themselves."""

    @functools.cache
    def opened(kind):
        import diffusers

        name = folder(kind).joinpath("model_index.json").read_text().split('"_class_name": "')[1]
        pipeline = getattr(diffusers, name.partition('"')[0])
        tokenizers = {"sd3": "tokenizer_3", "flux": "tokenizer_2", "pixart": "tokenizer"}
        more = {tokenizers[kind]: t5_tokenizer()} if kind in tokenizers else {}
        return pipeline.from_pretrained(folder(kind), local_files_only=True, **more)

    return opened


def t5_tokenizer():
    """From its pieces: transformers cannot read a spiece.model without another library."""
    from transformers import T5Tokenizer

    return T5Tokenizer(vocab=t5_pieces())


def close(found, wanted):
    torch.testing.assert_close(found, wanted.float(), atol=1e-5, rtol=0)


@pytest.mark.parametrize("text", SAYING)
def test_stable_diffusion(reader, plain, text):
    wanted, negative = plain("sd").encode_prompt(text, "cpu", 1, True, "a cat")
    close(reader("sd").read(text).tokens, wanted)
    close(reader("sd").read("a cat").tokens, negative)


@pytest.mark.parametrize("text", SAYING)
def test_stable_diffusion_xl(reader, plain, text):
    found = plain("sdxl").encode_prompt(text, device="cpu")
    words, nothing = reader("sdxl").read(text), reader("sdxl").against("")
    for value, wanted in zip(
        (words.tokens, nothing.tokens, words.pooled, nothing.pooled), found, strict=True
    ):
        close(value, wanted)
    assert not nothing.tokens.any()


@pytest.mark.parametrize("text", SAYING)
def test_stable_diffusion_3(reader, plain, text):
    found = plain("sd3").encode_prompt(text, None, None, device="cpu")
    words, nothing = reader("sd3").read(text), reader("sd3").against("")
    for value, wanted in zip(
        (words.tokens, nothing.tokens, words.pooled, nothing.pooled), found, strict=True
    ):
        close(value, wanted)


@pytest.mark.parametrize("text", SAYING)
def test_flux(reader, plain, text):
    tokens, pooled, _ = plain("flux").encode_prompt(
        text, None, "cpu", max_sequence_length=reader("flux").limit + 1
    )
    words = reader("flux").read(text)
    close(words.tokens, tokens)
    close(words.pooled, pooled)


@pytest.mark.parametrize("text", SAYING)
def test_pixart(reader, plain, text):
    tokens, mask, nothing, none = plain("pixart").encode_prompt(
        text, device="cpu", max_sequence_length=300
    )
    words = reader("pixart").read(text)
    close(words.tokens, tokens)
    assert torch.equal(words.mask, mask.bool())
    close(reader("pixart").against("").tokens, nothing)
    assert torch.equal(reader("pixart").against("").mask, none.bool())


@pytest.mark.parametrize("text", SAYING)
def test_sana(reader, plain, text):
    import inspect

    told = inspect.signature(type(plain("sana")).__call__).parameters
    tokens, mask, nothing, none = plain("sana").encode_prompt(
        text, device="cpu", complex_human_instruction=told["complex_human_instruction"].default
    )
    words = reader("sana").read(text)
    close(words.tokens, tokens)
    assert torch.equal(words.mask, mask.bool())
    close(reader("sana").against("").tokens, nothing)
    assert torch.equal(reader("sana").against("").mask, none.bool())


def test_the_first_latent_diffusion(reader, plain):
    there = plain("ldm text")
    ids = there.tokenizer(
        ["two moons"], padding="max_length", max_length=77, truncation=True, return_tensors="pt"
    ).input_ids
    close(reader("ldm text").read("two moons").tokens, there.bert(ids)[0])


# ---- beyond diffusers -------------------------------------------------------------------------
def test_a_long_text_is_read_in_pieces_each_as_if_it_stood_alone(reader):
    first, second = "sea " * 75, "violet moons"
    words = reader("sd").read(first + second)
    assert words.tokens.shape[1] == 154
    close(words.tokens[:, :77], reader("sd").read(first).tokens)
    close(words.tokens[:, 77:], reader("sd").read(second).tokens)


def test_weights_multiply_and_the_mean_is_kept(reader):
    plain, strong = reader("sd").read("a sea"), reader("sd").read("a (sea:1.4)")
    shape = strong.tokens / plain.tokens
    ratio = float(shape[0, 0, 0])
    torch.testing.assert_close(shape[0, 2], torch.full((16,), 1.4 * ratio), atol=1e-4, rtol=0)
    torch.testing.assert_close(shape[0, 5], torch.full((16,), ratio), atol=1e-4, rtol=0)
    if ratio != 1.0:
        torch.testing.assert_close(strong.tokens.mean(), plain.tokens.mean())


@pytest.mark.parametrize("kind", EVERY)
def test_a_weight_of_one_changes_nothing(reader, kind):
    found = reader(kind).read("two (moons:1) over")
    close(found.tokens, reader(kind).read("two moons over").tokens)


@pytest.mark.parametrize("kind", EVERY)
def test_widths_are_as_declared(reader, kind):
    words = reader(kind).read("violet sea")
    assert words.tokens.shape[::2] == (1, reader(kind).width)
    assert (0 if words.pooled is None else words.pooled.shape[1]) == reader(kind).pooled


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("text", ["storm " * 5000, "🌊 שמש (مرحبا:1.2) \u202e", "((((", "\x00"])
def test_hostile_text_is_read(reader, kind, text):
    words = reader(kind).read(text[:4000])
    assert torch.isfinite(words.tokens).all()
    report = reader(kind).count(text)
    assert all(text[span.start : span.end] == span.text for span in report.cut + report.unknown)


@pytest.mark.parametrize(
    ("kind", "limit", "chunk"),
    [("sd", 600, 75), ("sdxl", 600, 75), ("sd3", 255, 0), ("flux", 255, 0), ("pixart", 299, 0),
     ("sana", 298, 0), ("ldm text", 75, 0)],
)  # fmt: skip
def test_the_limit_is_said_and_what_lies_beyond(reader, kind, limit, chunk):
    text = "a " * limit + "violet cat"
    report = reader(kind).count(text)
    assert (report.limit, report.chunk) == (limit, chunk)
    assert report.used > limit
    assert report.cut[-1].end == len(text)
    assert text[report.cut[0].start :].strip() == "violet cat" or kind == "sana"
    assert reader(kind).count("a").cut == ()


def test_beyond_the_limit_nothing_is_read(reader):
    for kind in ("sd3", "flux", "pixart", "sana", "ldm text"):
        text = "a " * reader(kind).limit
        close(reader(kind).read(text + "cat").tokens, reader(kind).read(text).tokens)


def test_unknown_letters_are_named_where_the_tokenizer_has_no_way_to_spell_them(reader):
    text = "a 🌊 sea"
    assert [s.text for s in reader("pixart").count(text).unknown] == ["🌊"]
    assert reader("sd").count(text).unknown == ()


@pytest.mark.parametrize("kind", ["dit", "ddpm", "consistency"])
def test_models_without_words_have_no_reader(reader, kind):
    assert reader(kind) is None


def test_readers_know_their_measures_without_numbers(folder):
    parts = parts_of(packed(folder("sdxl")), meta=True)
    found = reader_of(parts)
    assert (found.width, found.pooled, found.limit) == (32, 16, 600)

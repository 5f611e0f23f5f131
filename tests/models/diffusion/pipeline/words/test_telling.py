"""From a recipe to words: scenes, schedules, blends, directions; and what a walk between is."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings, strategies as st

from studio.errors import Cancelled, LatentError
from studio.models.diffusion.pipeline.told import scored
from studio.models.diffusion.pipeline.words.telling import between_words, blended, spoken
from studio.values.cancel import CancelToken
from studio.values.directions import Direction
from studio.values.latent import Blend, Move, Seed, Shift
from studio.values.prompts import mixed
from tests.helpers.postcard_words import tiny_reader

READER = tiny_reader()
SEED = Seed(5, "noise", "torch_cpu")


def told(prompt, latent=SEED, directions=None, **controls):
    values = {"prompt": prompt, "negative": "", "steps": 10} | controls
    return spoken(READER, latent, directions or {}, values)


def only(said):
    ((start, end, (block,)),) = said.blocks
    assert (start, end, block.weight) == (0.0, 1.0, 1.0)
    return block.words


def test_one_scene_is_what_the_reader_reads():
    words = only(told("two moons over a violet sea"))
    alone = READER.read("two moons over a violet sea")
    assert torch.equal(words.tokens, alone.tokens)
    assert torch.equal(words.pooled, alone.pooled)


def test_blended_scenes_are_one_text_between():
    a, b = READER.read("violet sea"), READER.read("calm night")
    words = only(told("violet sea ::0.25 | calm night ::0.75"))
    assert torch.equal(words.tokens, torch.cat((a.tokens, b.tokens), 1))
    assert words.mask.tolist() == [[0.25] * 3 + [0.75] * 3]
    torch.testing.assert_close(words.pooled, 0.25 * a.pooled + 0.75 * b.pooled)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_walk_between_prompts_goes_straight_from_one_to_the_other(share):
    texts = ("two moons , calm", "violet sea")
    ends = [only(told(text)) for text in texts]
    text = mixed([(texts[0], 1.0 - share), (texts[1], share)])
    words = only(told(text))
    wanted = (1.0 - share) * ends[0].pooled + share * ends[1].pooled
    torch.testing.assert_close(words.pooled, wanted, atol=1e-5, rtol=0)


def test_composed_scenes_stay_apart_with_their_weights_and_are_equally_long():
    said = told("two moons over a sea AND calm ::-0.5 AND night", negative="stormy")
    ((_, _, blocks),) = said.blocks
    assert [block.weight for block in blocks] == [1.0, -0.5, 1.0]
    lengths = {block.words.tokens.shape[1] for block in blocks}
    assert lengths == {said.negative.tokens.shape[1]}
    assert [int(block.words.mask.sum()) for block in blocks] == [6, 2, 2]


def test_schedules_are_moments():
    said = told("sea [calm:stormy:0.35]")
    assert [block[:2] for block in said.blocks] == [(0.0, 0.4), (0.4, 1.0)]
    first, second = (block[2][0].words.pooled for block in said.blocks)
    torch.testing.assert_close(first, READER.read("sea calm").pooled)
    torch.testing.assert_close(second, READER.read("sea stormy").pooled)


def test_moments_that_say_the_same_are_one():
    assert len(told("sea [calm:calm:0.35]").blocks) == 1


def test_weights_multiply_the_vectors():
    plain, strong = READER.read("violet sea"), READER.read("violet (sea:1.5)")
    torch.testing.assert_close(strong.tokens[:, 2], 1.5 * plain.tokens[:, 2])
    torch.testing.assert_close(strong.tokens[:, :2], plain.tokens[:, :2])


def test_negative_words_and_none():
    assert told("sea").negative.key == READER.against("").key
    said = told("sea", negative="stormy ::0.5 | night ::0.5").negative
    wanted = (READER.read("stormy").pooled + READER.read("night").pooled) / 2
    torch.testing.assert_close(said.pooled, wanted)


def test_choices_left_in_a_recipe_are_made_by_its_seed():
    keys = {told("{violet|calm} sea", Seed(n)).blocks[0][2][0].words.key for n in range(12)}
    assert keys == {READER.read(text).key for text in ("violet sea", "calm sea")}
    assert told("__no-such-list__ sea").blocks


def stormy(size=32, **more):
    delta = np.arange(1, size + 1, dtype=np.float32)
    bare = Direction.of("Stormy", "text", delta, 0.5, "words")
    return Direction(**{key: getattr(bare, key) for key in bare.__struct_fields__} | more)


def test_a_direction_bends_every_token_and_the_whole():
    way = stormy()
    latent = Shift(SEED, {way.id: Move(2.0)})
    words, plain = only(told("sea", latent, {way.id: way})), only(told("sea"))
    delta = torch.from_numpy(2.0 * way.delta())
    torch.testing.assert_close(words.tokens, plain.tokens + delta[:16])
    torch.testing.assert_close(words.pooled, plain.pooled + delta[16:])
    assert words.key != plain.key


def test_a_direction_of_tokens_alone_leaves_the_whole():
    way = stormy(16)
    latent = Shift(SEED, {way.id: Move(2.0)})
    words, plain = only(told("sea", latent, {way.id: way})), only(told("sea"))
    assert torch.equal(words.pooled, plain.pooled)
    assert not torch.equal(words.tokens, plain.tokens)


def test_a_direction_may_begin_later():
    way = stormy(layers=(60, 99))
    latent = Shift(SEED, {way.id: Move(1.0, (60, 99))})
    said = told("sea", latent, {way.id: way})
    assert [block[:2] for block in said.blocks] == [(0.0, 0.6), (0.6, 1.0)]
    plain = only(told("sea"))
    assert torch.equal(said.blocks[0][2][0].words.pooled, plain.pooled)
    assert not torch.equal(said.blocks[1][2][0].words.pooled, plain.pooled)


def test_half_way_to_a_moved_place_is_half_the_move():
    way = stormy()
    moved = Shift(SEED, {way.id: Move(2.0)})
    halfway = Blend((SEED, moved), (0.5, 0.5), space="noise")
    once = Shift(SEED, {way.id: Move(1.0)})
    found = [only(told("sea", place, {way.id: way})) for place in (halfway, once)]
    torch.testing.assert_close(found[0].tokens, found[1].tokens)
    assert found[0].key == found[1].key


def test_a_direction_of_another_model_is_refused():
    way = stormy(20)
    with pytest.raises(LatentError, match="Stormy"):
        told("sea", Shift(SEED, {way.id: Move(1.0)}), {way.id: way})


def test_the_direction_between_two_texts_leads_from_one_to_the_other():
    delta = between_words(READER, "stormy", "calm")
    assert delta.shape == (32,)
    ahead, behind = READER.read("stormy"), READER.read("calm")
    torch.testing.assert_close(delta[:16], ahead.tokens[0].mean(0) - behind.tokens[0].mean(0))
    torch.testing.assert_close(delta[16:], (ahead.pooled - behind.pooled)[0])


def test_the_key_tells_what_is_said():
    said = told("sea ::0.5 | night ::0.5")
    assert said.key == told("sea ::0.5 | night ::0.5").key
    others = ("sea ::0.6 | night ::0.4", "sea AND night", "sea [night:0.5]", "sea")
    assert len({said.key, *(told(text).key for text in others)}) == 5
    assert told("sea", negative="night").key != told("sea").key


def test_nobody_waits_for_the_rest():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        spoken(READER, SEED, {}, {"prompt": "sea | night", "steps": 4}, token.check)


@settings(max_examples=60)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["sea", "night", *"()[]{}|", "::", "AND", ":0.5"])).map(" ".join)
)
def test_any_text_says_something_finite(text):
    for _, _, blocks in told(text, negative=text).blocks:
        assert all(torch.isfinite(block.words.tokens).all() for block in blocks)


def test_a_mask_of_shares_raises_scores_by_their_logarithm():
    shares = torch.tensor([[1.0, 0.5, 0.01, 0.0]])
    raised = scored(shares)
    torch.testing.assert_close(raised[:, 0, :3], shares[:, :3].log())
    assert raised[0, 0, 3] == -10_000.0
    there = torch.tensor([[True, False]])
    assert scored(there) is there


def test_a_text_blended_with_itself_is_itself_to_who_looks_at_it():
    torch.manual_seed(0)
    alone = READER.read("violet sea")
    twice = blended(READER, [alone, alone], (0.3, 0.7))
    asking = torch.randn(1, 5, 16)

    def looked(words):
        scores = asking @ words.tokens.mT + words.mask.float().log()[:, None]
        return scores.softmax(-1) @ words.tokens

    torch.testing.assert_close(looked(twice), looked(alone), atol=1e-5, rtol=0)

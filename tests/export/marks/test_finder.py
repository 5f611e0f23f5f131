"""A mark is found after what happens to pictures, and never where there is none."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from studio.export.marks import finder
from studio.export.marks.code import decode
from studio.export.marks.finder import BLIND, BLIND_THERE, DECODED, THERE, find, helped, needed
from studio.export.marks.marker import marked
from tests.export.marks.mark_samples import MARK, NOBODY, known, scene


def stored(picture, kind, quality):
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, kind, quality=quality)
    return np.asarray(Image.open(buffer).convert("RGB"))


def sized(picture, width, height):
    return np.asarray(Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC))


def scaled(picture, share):
    return sized(picture, round(picture.shape[1] * share), round(picture.shape[0] * share))


def toned(picture, brightness, contrast):
    levels = (picture.astype(float) - 127.5) * contrast + 127.5 + brightness * 255
    return np.clip(np.rint(levels), 0, 255).astype(np.uint8)


ATTACKS = {
    "none": lambda p: p,
    "jpeg 50": lambda p: stored(p, "JPEG", 50),
    "webp 60": lambda p: stored(p, "WEBP", 60),
    "half and back": lambda p: sized(scaled(p, 0.5), p.shape[1], p.shape[0]),
    "150 % and back": lambda p: sized(scaled(p, 1.5), p.shape[1], p.shape[0]),
    "half": lambda p: scaled(p, 0.5),
    "shot at 73 %": lambda p: scaled(p, 0.73),
    "shot at 141 %": lambda p: scaled(p, 1.41),
    "crop": lambda p: p[41 : 41 + round(p.shape[0] * 0.7), 23 : 23 + round(p.shape[1] * 0.7)],
    "brighter": lambda p: toned(p, 0.15, 1),
    "darker": lambda p: toned(p, -0.15, 1),
    "more contrast": lambda p: toned(p, 0, 1.15),
    "less contrast": lambda p: toned(p, 0, 0.85),
    "phone": lambda p: stored(scaled(p[9:-20, 5:-9], 0.8), "JPEG", 75),
}


@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize(("width", "height", "seed"), [(384, 384, 0), (701, 523, 1)])
def test_found_again(name, width, height, seed):
    after = np.ascontiguousarray(ATTACKS[name](marked(scene(width, height, seed), MARK)))
    found = find(after, known(MARK, 5, 6))
    assert found is not None
    assert found.mark == MARK


@pytest.mark.parametrize("size", [(256, 256), (256, 300), (2048, 2048), (1537, 1025)])
def test_decoded_without_a_table_at_every_size(size):
    found = find(marked(scene(*size, 3), MARK), NOBODY)
    assert found is not None
    assert found.mark == MARK
    assert found.score > BLIND


def test_deep_pictures_carry_it_too():
    after = marked(scene(300, 300, 4, bits=16), MARK)
    found = find((after >> 8).astype(np.uint8), NOBODY)
    assert found is not None
    assert found.mark == MARK


def test_how_it_was_scaled_is_told():
    found = find(scaled(marked(scene(512, 512, 5), MARK), 0.75), NOBODY)
    assert found is not None
    assert found.tile_px == pytest.approx(192, rel=0.01)


def test_nothing_is_found_where_nothing_is():
    draw = np.random.default_rng(0)
    table = known(*range(1, 400))
    for number in range(60):
        picture = scene(256, 256, 100 + number) if number % 2 else draw.integers(
            0, 256, (256, 256, 3), dtype=np.uint8
        )  # fmt: skip
        assert find(picture, table) is None
    for plain in (0, 90, 255):
        assert find(np.full((256, 256, 3), plain, np.uint8), table) is None
    stripes = np.tile(np.repeat([0, 255], 8), 32).astype(np.uint8)[None, :, None]
    assert find(np.broadcast_to(stripes, (512, 512, 3)).copy(), table) is None


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (40, 40), (80, 75), (129, 257)])
def test_any_size_may_be_asked(size):
    assert find(np.zeros((*size, 3), np.uint8), known(MARK)) is None


def test_a_mark_that_is_not_in_the_table_keeps_its_id():
    found = find(marked(scene(320, 320, 6), MARK), known(1, 2, 3))
    assert found is not None
    assert found.mark == MARK


def test_another_id_is_another_mark():
    """The carrier is the same, so that what is known agrees: the id must still not be guessed."""
    found = find(stored(marked(scene(256, 256, 7), 99), "JPEG", 40), known(MARK))
    assert found is None or found.mark == 99


def test_fewer_ids_need_less_agreement():
    assert needed(1) < needed(1000) < needed(10**6) < BLIND
    assert 2.0**48 * DECODED * np.exp(-(BLIND**2) / 2) < 1e-8
    assert 2.0**48 * THERE * np.exp(-(BLIND_THERE**2) / 2) < 1e-8
    for ids, hypotheses in ((1000, DECODED), (20_000, THERE)):
        bound = hypotheses * ids * np.exp(-(needed(ids, hypotheses) ** 2) / 2)
        assert bound == pytest.approx(1e-8)


def test_known_waves_that_were_not_searched_for_help():
    assert helped(1000, 0.0) > needed(1000, THERE)
    assert helped(1000, -3.0) == helped(1000, 0.0)
    assert helped(1000, 4.5) < needed(1000, THERE) < helped(20_000, 2.0)
    both = (helped(1000, 4.5) ** 2 + 4.5**2) / 2
    assert THERE * 1000 * (1 + both) * np.exp(-both) == pytest.approx(1e-8)


def test_no_more_is_decoded_than_the_allowance_counts(monkeypatch):
    """Where nothing is found every hypothesis is tried: there must be no more than are allowed."""
    tried = []
    monkeypatch.setattr(finder, "decode", lambda soft: (tried.append(1), decode(soft))[1])
    for size in ((256, 256), (700, 512), (300, 2000)):
        tried.clear()
        assert find(scene(*size, 9), known(MARK)) is None
        assert 10 < len(tried) <= DECODED + THERE


def test_an_id_of_the_table_is_not_guessed_where_another_was_decoded_worse():
    """Known waves say that there is a mark; whose it is, chips alone may say."""
    table = known(*range(1, 3000))
    for quality in (30, 20, 12):
        found = find(stored(marked(scene(384, 384, 8), MARK), "JPEG", quality), table)
        assert found is None or found.mark == MARK

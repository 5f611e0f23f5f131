"""Sizes that a model can make, and what is said of them."""

from __future__ import annotations

from hypothesis import given, strategies as st

from studio.ui.widgets.size_rules import fitted, paper_px, pixel_words, print_words, why_not
from studio.values.card import Sizes

sides = st.integers(1, 20_000)
FREE = Sizes((512, 512), any_size=True, any_aspect=True, multiple=8, largest=4096)
models = st.sampled_from(
    (
        FREE,
        Sizes((512, 512)),
        Sizes((512, 512), fixed=((256, 256), (512, 512), (512, 768))),
        Sizes((512, 256), any_size=True, multiple=4),
    )
)


@given(models, sides, sides)
def test_the_nearest_size_is_one_that_the_model_makes(sizes, width, height):
    near = fitted(sizes, width, height)
    assert fitted(sizes, *near) == near
    assert why_not(sizes, *near) == ""
    assert bool(why_not(sizes, width, height)) == (near != (width, height))


@given(sides, sides)
def test_free_sizes_are_only_stepped_and_bounded(width, height):
    wide, high = fitted(FREE, width, height)
    assert wide % 8 == high % 8 == 0
    assert 8 <= wide <= 4096
    assert 8 <= high <= 4096
    assert width > 4096 or width < 8 or abs(wide - width) <= 4


def test_why_not_says_what_and_what_instead():
    assert "multiples of 8" in why_not(FREE, 1001, 700)
    assert "1,000 × 704" in why_not(FREE, 1001, 700)
    assert "up to 4,096" in why_not(FREE, 8000, 800)
    assert "fixed sizes" in why_not(Sizes((512, 512)), 100, 100)
    assert "proportions" in why_not(Sizes((512, 512), any_size=True), 512, 700)


def test_paper_and_words():
    assert paper_px("A4", 300) == (2480, 3508)
    assert paper_px("A3", 300, landscape=True) == (4961, 3508)
    assert print_words(2480, 3508, 300) == "21.0 × 29.7 cm at 300 dpi"
    assert pixel_words(2480, 3508) == "2,480 × 3,508 · 8.7 million pixels"

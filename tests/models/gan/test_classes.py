"""Classes are chosen by the names that a file gives them, else by number."""

from __future__ import annotations

import pytest
import torch

from studio.models.gan.classes import class_controls, class_names, class_shares


def test_named_classes_are_listed_by_their_names():
    which, second, mix = class_controls(3, ("Anemone", "Aster", "Lotus"))
    assert which.choices == (("0", "Anemone"), ("1", "Aster"), ("2", "Lotus"))
    assert second.choices == which.choices
    assert "number alone" not in which.help
    assert (mix.low, mix.high) == (0.0, 1.0)


def test_nameless_classes_go_by_number():
    which, *_ = class_controls(3)
    assert [label for _, label in which.choices] == ["Class 0", "Class 1", "Class 2"]
    assert "number alone" in which.help
    many, *_ = class_controls(1000)
    assert (many.kind, many.low, many.high) == ("int", 0, 999)


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Anemone, Aster", ("Anemone", "Aster")),
        ("Anemone", ()),
        ("Anemone, Anemone", ()),
        ("Anemone, ", ()),
        (None, ()),
        (7, ()),
    ],
)
def test_names_count_only_if_they_name_every_class(told, found):
    assert class_names({"class_names": told}, 2) == found
    assert class_names({}, 2) == ()


def test_shares_add_up_whatever_is_mixed():
    for mix in (0.0, 0.3, 1.0):
        shares = class_shares({"class": "1", "class_2": "2", "class_mix": mix}, 3, torch.zeros(1))
        assert shares.shape == (1, 3)
        assert float(shares.sum()) == pytest.approx(1.0)
        assert float(shares[0, 2]) == pytest.approx(mix)

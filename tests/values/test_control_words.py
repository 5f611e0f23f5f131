"""Plain words first, the field's own in the tooltip."""

from __future__ import annotations

import pytest

from studio.values.control_words import PLAIN, in_plain_words, plain_label
from studio.values.controls import Control


@pytest.mark.parametrize("label", PLAIN)
def test_a_term_becomes_a_plain_word_and_stands_in_the_tooltip(label):
    control = Control("key", label, "float", 0.5, help="How far seeds may go.")
    plain = in_plain_words(control)
    assert plain.label == plain_label(label) != label
    assert plain.help == f"{label}: how far seeds may go."
    assert (plain.key, plain.default) == (control.key, control.default)
    assert in_plain_words(Control("key", label, "float", 0.5)).help == f"{label}."


def test_what_is_plain_already_stays():
    control = Control("zoom", "Zoom", "float", 0.5, help="Nearer or farther.")
    assert in_plain_words(control) is control

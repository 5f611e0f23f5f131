"""Names: safe on every system, never taken, and nothing of the letters lost."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError
from studio.export.names import (
    MAX_BYTES,
    SIDECAR,
    check_template,
    fields_of,
    fill,
    next_path,
    safe_name,
)
from tests.export.export_samples import CARD, photo_recipe, seed_recipe

FIELDS = fields_of(seed_recipe(), CARD, name="first light", now=0.0)


@given(st.text())
def test_any_text_becomes_a_name(text):
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= MAX_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip(". ") or name.startswith("_")
    assert safe_name(name) == name


@given(st.text(st.characters(categories=["L", "N", "So"]), min_size=1, max_size=20))
def test_letters_of_all_scripts_and_emoji_stay(text):
    assert safe_name(text).removeprefix("_") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("word", ["con", "NUL", "com1", "Lpt9", "aux.png"])
def test_reserved_words_are_changed(word):
    assert safe_name(word) == f"_{word}"


def test_templates():
    assert fill("{model} {seed}", FIELDS, 1) == "Äurora 4182"
    assert fill("{name}/{size}_{counter}", FIELDS, 7) == "first light 64x48_0007"
    assert fields_of(photo_recipe(), CARD)["seed"] == "photo"
    assert fill("../../{name}", {"name": "../etc/passwd"}, 1) == "etc passwd"
    with pytest.raises(InputError, match=r"\{sead\}; there are \{model\}"):
        check_template("{sead}")


@pytest.mark.parametrize(("template", "names"), [
    ("a", ["a.png", "a 2.png", "a 3.png"]),
    ("a {counter}", ["a 0001.png", "a 0002.png", "a 0003.png"]),
])  # fmt: skip
def test_the_next_name_is_free(tmp_path, template, names):
    for name in names:
        path = next_path(tmp_path, template, FIELDS, ".png")
        assert path.name == name
        path.write_bytes(b"")


def test_a_sidecar_takes_its_name_too(tmp_path):
    (tmp_path / f"a.png{SIDECAR}").write_bytes(b"")
    assert next_path(tmp_path, "a", FIELDS, ".png").name == "a 2.png"

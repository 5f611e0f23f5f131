"""What is written in English, as another language has it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTranslator

from studio.ui.language import catalogue
from studio.ui.language.catalogue import Catalogue
from studio.ui.language.pseudo import LONGER, Pseudo, pseudo
from studio.ui.language.words import counted, mark, said, tr, tr_pairs

SENTENCES = (
    "photo",
    "Night",
    "{name} is not a picture.",
    "{name} cannot be opened: {reason}",
    "It is {size:,} bytes.",
    "{count} moves",
    "The disk is full.",
    "{a}: {b}",
)


class Small(QTranslator):
    """A language of a few sentences."""

    WORDS = {  # noqa: RUF012
        "Opens {name}": "{name} geht auf",
        "photo": "Foto",
        "{name} is not a picture.": "Kein Bild: {name}",
        "{name} cannot be opened: {reason}": "{name} bleibt zu. {reason}",
        "The disk is full.": "Die Platte ist voll.",
        "It is {size:,} bytes.": "Es sind {size:,} Bytes.",
    }

    def isEmpty(self):
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        if source == "{n:,} pins":
            return "{n} Nadel" if n == 1 else "{n} Nadeln"
        return self.WORDS.get(source)


@pytest.fixture
def speak(qapp):
    """The application speaks another language for one test."""
    spoken = []

    def begin(translator):
        qapp.installTranslator(translator)
        spoken.append(translator)
        catalogue.use(Catalogue(SENTENCES))

    yield begin
    for translator in spoken:
        qapp.removeTranslator(translator)
    catalogue.use(None)


def test_english_stays_as_it_is(qapp):
    assert tr("Keep {name}, {size:,} px", name="{x}", size=4096) == "Keep {x}, 4,096 px"
    assert tr("A {brace}") == "A {brace}"
    assert mark("Undo") == "Undo"
    assert said(ValueError("The disk is full.")) == "The disk is full."
    assert [counted(n, "{n:,} pin", "{n:,} pins") for n in (0, 1, 2, 1000)] == [
        "0 pins", "1 pin", "2 pins", "1,000 pins"
    ]  # fmt: skip


def test_a_sentence_is_filled_after_it_was_translated(speak):
    speak(Small())
    assert tr("Opens {name}", name="photo") == "photo geht auf"
    assert tr("Nobody translated {name}", name="x") == "Nobody translated x"
    assert counted(1, "{n:,} pin", "{n:,} pins") == "1 Nadel"
    assert counted(3, "{n:,} pin", "{n:,} pins") == "3 Nadeln"
    assert tr_pairs((("a", "photo"), ("b", "other"))) == (("a", "Foto"), ("b", "other"))


def test_a_finished_sentence_is_found_by_its_template(speak):
    speak(Small())
    assert said("cat.txt is not a picture.") == "Kein Bild: cat.txt"
    nested = said("a.png cannot be opened: The disk is full.")
    assert nested == "a.png bleibt zu. Die Platte ist voll."
    assert said("It is 12,345 bytes.") == "Es sind 12,345 Bytes."
    assert said("My own place: a name") == "My own place: a name"
    assert said("photo · 512 × 512") == "Foto · 512 × 512"
    assert said("cat.txt is not a picture. The disk is full.") == (
        "Kein Bild: cat.txt Die Platte ist voll."
    )


def test_the_made_up_language_keeps_what_is_not_words(speak):
    speak(Pseudo())
    told = tr("Keep {count:,} of <b>{name}</b> &now\tCtrl+K", count=1000, name="Ridge")
    assert told.startswith("[Kéé")
    assert told.endswith("]\tCtrl+K")
    assert " 1,000 " in told
    assert "<b>Ridge</b>" in told
    assert "&ñ" in told
    assert said("Ridge is not a picture.").startswith("[Ridge îîš ")
    assert said("Ridge") == "Ridge"


@pytest.mark.parametrize(
    "text", ["Undo", "Drag the picture", "Mist and fog", "A walk in the hills"]
)
def test_its_words_are_half_as_long_again(text):
    words, made = text.split(), pseudo(text)[1:-1].split()
    for word, longer in zip(words, made, strict=True):
        assert abs(len(longer) - LONGER * len(word)) <= 1
    assert not set("aeiouy") & set("".join(made))

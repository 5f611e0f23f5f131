"""What sounds say of themselves, in every container, and hostile ones."""

import pytest

from studio.errors import SoundError
from studio.files.sound_tags import MAX_TAG, SoundTags, sound_tags
from tests.helpers import songs

SAID = {"title": "Grüße 🌄", "artist": "A. Singer", "copyright": "© 2026 A. Singer"}


@pytest.mark.parametrize("kind", ["flac", "mp3", "ogg", "m4a"])
def test_title_artist_and_copyright_are_found(kind):
    found = sound_tags(songs.coded(songs.tone(440, 0.2), kind, tags=SAID))
    assert (found.title, found.artist, found.copyright) == tuple(SAID.values())


def test_a_wave_file_says_its_title():
    found = sound_tags(songs.coded(songs.tone(440, 0.2), "wav", tags={"title": "March"}))
    assert found == SoundTags(title="March")


def test_a_sound_that_says_nothing_and_one_that_says_too_much():
    assert sound_tags(songs.coded(songs.tone(440, 0.2), "flac")) == SoundTags()
    long = {"title": "a\n\x07" * 9000, "license": "CC BY 4.0"}
    found = sound_tags(songs.coded(songs.tone(440, 0.2), "flac", tags=long))
    assert len(found.title) <= MAX_TAG
    assert found.title.isprintable()
    assert found.license == "CC BY 4.0"


def test_what_is_no_sound_is_refused():
    with pytest.raises(SoundError):
        sound_tags(b"not a sound")

import json

import msgspec
import pytest
from hypothesis import given, strategies as st

from studio.errors import InputError, NewerError, StudioError
from studio.values import edit
from studio.values.film import Course, Film
from studio.values.live.mapping import Mapping, Scene, Setup
from studio.values.live.sources import Osc
from studio.values.show.demo import demo_show, sliders_of
from studio.values.show.document import (
    Look,
    Output,
    Path,
    Place,
    Reel,
    Show,
    TakeHome,
    Visitor,
    from_json,
    to_json,
)
from studio.values.show.wording import USUAL, Phrases
from studio.values.show.words import Word, WordList, chosen_in, prompt_of
from tests.helpers.fake_engine import fake_card

CARD, OTHER = fake_card(), fake_card("Aurora")


def place(seed=1, card=CARD):
    return edit.new_recipe(card, seed)


def show(**more):
    film = Film.through([place(5), place(6)], Course(2.0, 10.0))
    items = (Place(place()), Path((place(2), place(3))), Reel(film), Place(place(1, OTHER)))
    return Show("Dusk", items, **more)


def test_a_show_survives_json_and_the_same_show_gives_the_same_bytes():
    made = show(credits="CC0", outputs=(Output(rotation=90, corners=((0.0, 0.0),) * 4),))
    assert from_json(to_json(made)) == made
    assert to_json(from_json(to_json(made))) == to_json(made)


def test_it_names_its_models_once_and_speaks_three_languages():
    made = show()
    assert made.models == (CARD.ref, OTHER.ref)
    assert made.phrases == tuple(USUAL.values())
    assert len({p.invitation for p in made.phrases}) == 3
    assert made.ai_label
    assert not made.take_home.on


def test_every_language_says_everything():
    for phrases in USUAL.values():
        assert all(msgspec.structs.astuple(phrases))
        assert "15" in phrases.leaving.format(seconds=15)


def changed(**fields):
    raw = json.loads(to_json(show()))
    raw["show"] |= fields
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"playlist": []},
        {"surprise": 1},
        {"nights": [{"start": "25:00", "end": "06:00"}]},
        {"look": {"accent": "url(http://x)"}},
        {"outputs": [{"rotation": 45}]},
        {"outputs": [{"corners": [[9, 9], [0, 0], [0, 0], [0, 0]]}]},
        {"visitor": {"idle_s": 0}},
        {"visitor": {"idle_s": 1e999}},
        {"take_home": {"port": 70000}},
        {"wording": {"en": {"leaving": "{seconds.__class__.__mro__}{0}"}}},
        {"wording": {"../en": {}}},
        {"name": "x" * 500},
        {"visitor": {"words": {"rows": [[{"says": "sun, moon"}]]}}},
        {"printing": {"most_an_hour": 0}},
        {
            "live": {
                "mappings": [
                    {"id": "m1", "origin": {"source": "osc", "address": "x"}, "target": "/blend"}
                ]
            }
        },
        {
            "live": {
                "mappings": 2
                * [{"id": "m1", "origin": {"source": "osc", "address": "/x"}, "target": "/blend"}]
            }
        },
    ],
)
def test_what_is_wrong_is_refused_in_one_sentence(fields):
    with pytest.raises(InputError) as told:
        from_json(changed(**fields))
    assert "\n" not in str(told.value)


def test_one_path_leads_through_one_model():
    raw = json.loads(to_json(show()))
    there = json.loads(to_json(Show("x", (Place(place(1, OTHER)),))))["show"]["playlist"][0]
    raw["show"]["playlist"][1]["places"][1] = there["recipe"]
    with pytest.raises(InputError, match="several models"):
        from_json(json.dumps(raw).encode())


def test_a_newer_one_is_told_apart():
    raw = json.loads(to_json(show())) | {"version": 99}
    with pytest.raises(NewerError):
        from_json(json.dumps(raw).encode())


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_rubbish_is_refused(data):
    with pytest.raises(StudioError):
        from_json(data)


@given(st.data())
def test_a_damaged_show_is_refused_or_whole(data):
    whole = bytearray(to_json(show()))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(from_json(bytes(whole)), Show)
    except StudioError as error:
        assert str(error)  # noqa: PT017


def test_deep_and_large_ones_are_refused():
    with pytest.raises(InputError):
        from_json(b"[" * 100_000)
    with pytest.raises(InputError, match="MB"):
        from_json(b" " * (65 << 20))


def test_the_demo_is_made_of_what_is_there():
    made = demo_show([OTHER, CARD])
    assert made.models == (CARD.ref, OTHER.ref)
    assert from_json(to_json(made)) == made
    names = {d.id: d.name for d in CARD.info.directions}
    assert [names[key] for key in sliders_of(made, CARD)] == ["Dusk", "Ridge height"]
    with pytest.raises(ValueError, match="no model"):
        demo_show([])


def test_words_and_what_follows_signals_survive_json_and_name_their_models():
    words = WordList(place(4, OTHER), ((Word("sun", {"de": "Sonne"}),), (Word("sea"),)), "flat")
    mapping = Mapping("m1", Osc("/x"), "/direction/dusk")
    scene = Scene("s1", place(9))
    made = Show(
        "x", (Place(place()),), visitor=Visitor(words=words), live=Setup((mapping,), (scene,))
    )  # fmt: skip
    assert from_json(to_json(made)) == made
    assert made.models == (CARD.ref, OTHER.ref)
    assert prompt_of(words, [0, None]) == "sun, flat"
    assert prompt_of(words, [None, None]) == "flat"
    assert chosen_in(words, "sea, flat") == [None, 0]
    assert words.rows[0][0].read("de") == "Sonne"
    assert words.rows[0][0].read("fr") == "sun"


def test_a_show_of_the_first_version_opens():
    raw = json.loads(to_json(show())) | {"version": 1}
    assert from_json(json.dumps(raw).encode()) == show()


def test_sliders_follow_what_a_model_has():
    assert sliders_of(show(), CARD) == ()
    named = show(visitor=Visitor(sliders=("Haze", "Nothing")))
    assert len(sliders_of(named, CARD)) == 1
    unknown = show(visitor=Visitor(sliders=("Nothing",)))
    assert len(sliders_of(unknown, CARD)) == 2


def test_it_can_be_changed_by_value():
    made = msgspec.structs.replace(
        show(), wording={"de": Phrases("Deutsch", "Los")}, look=Look(text_px=30), ai_label=False,
        take_home=TakeHome(on=True, address="192.168.0.7"),
    )  # fmt: skip
    assert from_json(to_json(made)) == made
    assert made.phrases[0].invitation == "Los"


def test_languages_keep_their_order_and_a_show_of_before_is_read():
    wording = {"fr": USUAL["fr"], "en": USUAL["en"], "de": USUAL["de"]}
    made = Show("A", (Place(place()),), wording=wording, order=("fr", "xx", "de"))
    again = from_json(to_json(made))
    assert [p.language for p in again.phrases] == ["Français", "Deutsch", "English"]
    old = to_json(Show("A", (Place(place()),), wording=wording)).replace(
        b'"version":2', b'"version":1'
    )
    assert len(from_json(old).phrases) == 3

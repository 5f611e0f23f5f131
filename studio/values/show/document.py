"""The document of a show: everything by value, so that it opens elsewhere. Reading refuses lies.

A show carries its places, paths and films as recipes; models are named by hash. No address, no
path and no word in it leads to code, and nothing in it is opened as a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

import msgspec

from studio.errors import InputError, NewerError
from studio.values.film import Film
from studio.values.live.mapping import Setup, check_setup
from studio.values.recipe import ModelRef, Recipe, check_recipe
from studio.values.show.wording import USUAL, LanguageCode, Line, Phrases
from studio.values.show.words import WordList

FORMAT = "latent-studio/show"
VERSION = 2
"""Since 2: children, words, places passed on, prints, what follows signals; and the `order` of
languages, since a document sorts what it names by words."""
MAX_BYTES = 64 << 20
MAX_ITEMS = 512

Unit = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
Colour = Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")]
Corner = tuple[
    Annotated[float, msgspec.Meta(ge=-0.5, le=1.5)], Annotated[float, msgspec.Meta(ge=-0.5, le=1.5)]
]
Stay = Annotated[float, msgspec.Meta(ge=2.0, le=3600.0)]
Clock = Annotated[str, msgspec.Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag=True):
    """Base of what a playlist is made of."""


class Place(Item, frozen=True, tag="place"):
    """A place, from which the picture drifts for `seconds`."""

    recipe: Recipe
    seconds: Stay = 40.0


class Path(Item, frozen=True, tag="path"):
    """Places of one model, gone through one after the other; `seconds` from one to the next."""

    places: Annotated[tuple[Recipe, ...], msgspec.Meta(min_length=2, max_length=64)]
    seconds: Stay = 12.0


class Reel(Item, frozen=True, tag="film"):
    """A film, played once."""

    film: Film


PlaylistItem = Place | Path | Reel


class Attract(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How it drifts when nobody is there: `speed` 1 is slow; `fade_s` from model to model."""

    speed: Annotated[float, msgspec.Meta(ge=0.1, le=4.0)] = 1.0
    fade_s: Annotated[float, msgspec.Meta(ge=0.2, le=20.0)] = 2.5
    shuffle: bool = False


class Visitor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a visitor may touch, and for how long nothing may be touched before all is forgotten.

    `sliders` are names of the model's directions; one that it does not have is left out.
    `breed`: three children to choose from. `pass_on`: a visitor may leave their place for the next
    one, who may blend with it; then it is forgotten.
    """

    pad: bool = True
    new_place: bool = True
    blend: bool = True
    breed: bool = True
    pass_on: bool = False
    words: WordList | None = None
    sliders: Annotated[tuple[Line, ...], msgspec.Meta(max_length=4)] = ()
    idle_s: Annotated[float, msgspec.Meta(ge=5.0, le=600.0)] = 30.0
    countdown_s: Annotated[float, msgspec.Meta(ge=5.0, le=120.0)] = 15.0


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Colours of the words and buttons over the picture; `text_px` at a height of 900 pixels."""

    accent: Colour = "#f2a65a"
    on_accent: Colour = "#1d150c"
    text: Colour = "#ece9e3"
    ground: Colour = "#000000"
    text_px: Annotated[int, msgspec.Meta(ge=24, le=96)] = 24


class Night(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """From `start` to `end` by the wall clock, over midnight too, the screen is black or dim."""

    start: Clock
    end: Clock
    how: Literal["black", "dim"] = "black"


class Output(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A display and how the picture lies on it.

    `display` is its name, empty the first. `corners` are where the four corners of the picture
    come to lie, in shares of the screen: top left, top right, bottom right, bottom left.
    """

    display: Annotated[str, msgspec.Meta(max_length=120)] = ""
    rotation: Literal[0, 90, 180, 270] = 0
    fit: Literal["cover", "contain"] = "cover"
    corners: tuple[Corner, Corner, Corner, Corner] | None = None


class Wifi(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A network that a visitor's telephone may join first; open where there is no password."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=32)]
    password: Annotated[str, msgspec.Meta(max_length=63)] = ""


class TakeHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a picture gets to a telephone; off unless the operator switches it on.

    `address`: of this computer, on which the page is served (never on all of them). Or pictures
    are put into `folder`, which the operator publishes, and the code follows `template`, in which
    `{name}` stands for the file's name.
    """

    on: bool = False
    address: Annotated[str, msgspec.Meta(max_length=64)] = ""
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 0
    minutes: Annotated[int, msgspec.Meta(ge=1, le=24 * 60)] = 30
    wifi: Wifi | None = None
    folder: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    template: Annotated[str, msgspec.Meta(max_length=500)] = ""


class Printing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A picture on paper; off unless the operator switches it on. `printer`: empty the usual one.

    Nothing is offered where the system has no printer.
    """

    on: bool = False
    printer: Annotated[str, msgspec.Meta(max_length=120)] = ""
    most_an_hour: Annotated[int, msgspec.Meta(ge=1, le=600)] = 20


class Show(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A show. `order`: the languages of `wording` as they are shown, the first is spoken.

    Those that it leaves out come last. `live`: what follows knobs, messages,
    waves and sound, and the scenes that they call.
    """

    name: Line
    playlist: Annotated[tuple[PlaylistItem, ...], msgspec.Meta(min_length=1, max_length=MAX_ITEMS)]
    attract: Attract = Attract()
    visitor: Visitor = Visitor()
    wording: Annotated[dict[LanguageCode, Phrases], msgspec.Meta(max_length=12)] = {}
    order: Annotated[tuple[LanguageCode, ...], msgspec.Meta(max_length=12)] = ()
    look: Look = Look()
    credits: Line = ""
    ai_label: bool = True
    nights: Annotated[tuple[Night, ...], msgspec.Meta(max_length=8)] = ()
    outputs: Annotated[tuple[Output, ...], msgspec.Meta(max_length=8)] = (Output(),)
    take_home: TakeHome = TakeHome()
    printing: Printing = Printing()
    live: Setup = Setup()

    @property
    def models(self) -> tuple[ModelRef, ...]:
        """The models that it plays, each once, in order."""
        return tuple(dict.fromkeys(recipe.model for recipe in self.every_recipe()))

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages, in the order of `phrases`."""
        return tuple(self.spoken)

    @property
    def phrases(self) -> tuple[Phrases, ...]:
        """The languages, in order; the usual three where it brings none."""
        return tuple(self.spoken.values())

    @property
    def spoken(self) -> dict[str, Phrases]:
        """The same by their codes."""
        known = self.wording or USUAL
        first = [code for code in self.order if code in known]
        return {code: known[code] for code in dict.fromkeys((*first, *known))}

    def recipes(self) -> Iterator[Recipe]:
        """Every place of the playlist."""
        for item in self.playlist:
            yield from places_of(item)

    def every_recipe(self) -> Iterator[Recipe]:
        """Those, and the places that visitors and scenes come to."""
        yield from self.recipes()
        if self.visitor.words is not None:
            yield self.visitor.words.place
        yield from (scene.recipe for scene in self.live.scenes)
        if self.live.safe is not None:
            yield self.live.safe


class _Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["latent-studio/show"]
    version: int
    show: Show


def places_of(item: PlaylistItem) -> tuple[Recipe, ...]:
    """The places of an item, in order."""
    match item:
        case Place():
            return (item.recipe,)
        case Path():
            return item.places
        case Reel():
            return tuple(item.film.places)


def to_json(show: Show) -> bytes:
    """Canonical UTF-8 JSON; same show, same bytes."""
    return msgspec.json.encode(_Document("latent-studio/show", VERSION, show), order="sorted")


def from_json(data: bytes) -> Show:
    """The show in a document of this or an earlier version.

    Raises:
        NewerError: written by a newer studio.
        InputError: too large, no show, or one that contradicts itself; one plain sentence.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"The show is {len(data) >> 20} MB; at most {MAX_BYTES >> 20} MB.")
    try:
        raw = msgspec.json.decode(data)
        _check_version(raw)
        show = msgspec.convert(raw, _Document).show
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"This is not a readable show: {_plain(error)}.") from None
    check_show(show)
    return show


def _check_version(raw: Any) -> None:
    version = raw.get("version") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise InputError("This is not a show of Latent Studio.")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise NewerError("The show was made by a newer studio; update to play it.")


def check_show(show: Show) -> None:
    """Refuse a show that contradicts itself.

    Raises:
        InputError: says which part is wrong.
    """
    for recipe in show.every_recipe():
        check_recipe(recipe)
    check_setup(show.live)
    for item in show.playlist:
        if isinstance(item, Path) and len({place.model for place in item.places}) > 1:
            raise InputError("A path of the show leads through several models; use one a path.")
        if isinstance(item, Reel) and not places_of(item):
            raise InputError("A film of the show has no places.")
    for phrases in show.phrases:
        try:
            phrases.leaving.format(seconds=15)
        except (IndexError, KeyError, ValueError, AttributeError):
            raise InputError(
                f"The show says {phrases.leaving[:60]!r}; expected {{seconds}} and no other braces."
            ) from None


def _plain(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    what, _, where = str(error).replace("`", "").partition(" - at $.")
    return f"{where} is wrong ({what})"[:160] if where else what[:160]

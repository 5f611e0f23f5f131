"""What is known of a model: its card, and what its generator can do."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.errors import ModelError
from studio.values.controls import Control
from studio.values.directions import Direction, random_direction_id
from studio.values.latent import Convention, How, Seed, Sha256, SpaceName
from studio.values.recipe import ModelRef, Recipe
from studio.values.variety import PictureStatistics

Family = Literal["gan", "vae", "flow", "diffusion", "cppn"]
Ability = Literal[
    "encodes", "scores", "mixes_layers", "takes_text", "takes_picture", "takes_class",
    "any_size", "tiles", "finds_directions", "drafts_cheaply", "projects",
    "merges",
]  # fmt: skip
ABILITY_WORDS: dict[str, str] = {
    "encodes": "takes photos",
    "projects": "finds photos",
    "scores": "measures surprise",
    "mixes_layers": "mixes layers",
    "takes_text": "takes words",
    "takes_picture": "paints over photos",
    "takes_class": "choose a class",
    "any_size": "any size",
    "tiles": "tiles",
}
TELLING = ("takes_text", "takes_class")
"""What sets a model apart is told first: where there is little room, the rest is left out."""
FAMILY_WORDS: dict[str, str] = {
    "gan": "GAN", "vae": "VAE", "flow": "Flow", "diffusion": "Diffusion", "cppn": "CPPN",
}  # fmt: skip
MAX_CARD_BYTES = 32 << 20
UNKNOWN_LICENCE = "unknown licence"
"""What stands on a card until a person says better."""


class Space(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A named latent space: `shape` without the batch, `prior` of its coordinates.

    Where `cell` is not 0 the shape (C, h, w) is that of the default size only: the grid follows the
    picture, a latent cell covers `cell` pixels a side, and points are told by cosine waves.
    `seeds`: the convention that new seeds follow, so that they mean here what they mean elsewhere.
    `coarse`: where it is not 0, so many numbers at a point's end are what the picture is from afar,
    and directions may be told by these alone.
    """

    name: SpaceName
    shape: tuple[int, ...]
    prior: Literal["normal", "uniform", "none"] = "normal"
    cell: int = 0
    seeds: Convention = "studio"
    coarse: int = 0

    @property
    def size(self) -> int:
        """How many numbers a point has."""
        total = 1
        for side in self.shape:
            total *= side
        return total

    def seed(self, n: int) -> Seed:
        """The point that number `n` names, drawn as the model's own users draw it."""
        return Seed(n, self.name, self.seeds)

    def way(self, seed: int, axis: int) -> str:
        """The id of a random direction, of the kind that suits the space's seeds."""
        return random_direction_id(seed, axis, "pictures" if self.seeds == "pictures" else "all")

    def at(self, width: int, height: int) -> Space:
        """The space of a picture of that size; itself unless the grid follows the picture."""
        if not self.cell:
            return self
        grid = (self.shape[0], -(-height // self.cell), -(-width // self.cell))
        return msgspec.structs.replace(self, shape=grid)


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Which pictures it makes: `default` (w, h); `fixed` lists them all unless `any_size`."""

    default: tuple[int, int]
    fixed: tuple[tuple[int, int], ...] = ()
    any_size: bool = False
    any_aspect: bool = False
    multiple: int = 1
    largest: int = 16_384


class Follows(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What goes with a hand on the picture: `across` for a pull to the right, `up` for one upwards.

    `key` is a control, or the id of one of the model's own directions. Both figures are for a pull
    as long as the picture's shorter side, in the control's unit or in units of the direction.
    """

    key: str
    across: float = 0.0
    up: float = 0.0


class GeneratorInfo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a generator declares; the whole window is built from this.

    `photo_blends`: along which line two photographs are blended unless somebody says otherwise.
    `hand`: what of a picture goes where a hand pulls it; a hand's random walk leaves that alone.
    """

    family: Family
    architecture: str
    spaces: tuple[Space, ...]
    sizes: Sizes
    channels: Literal[1, 3, 4] = 3
    controls: tuple[Control, ...] = ()
    abilities: tuple[Ability, ...] = ()
    directions: tuple[Direction, ...] = ()
    fits: tuple[str, ...] = ()
    layers: int = 0
    photo_blends: How = "round"
    hand: tuple[Follows, ...] = ()

    def way_under_hand(self, seed: int, axis: int) -> str:
        """The id of a random direction for a hand to walk along."""
        if self.hand and self.space.seeds != "pictures":
            return random_direction_id(seed, axis, "beside")
        return self.space.way(seed, axis)

    def usual_way(self, photo: bool) -> How:
        """Along which line places are blended unless somebody says otherwise.

        Where places merge, all of them are pictures, photographs or not.
        """
        return self.photo_blends if photo or "merges" in self.abilities else "round"

    @property
    def space(self) -> Space:
        """The space that seeds are drawn in."""
        return self.spaces[0]


class Surprise(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a model that measures surprise finds usual, in bits per dimension.

    Nine of ten pictures of its training data cost `low` to `high`. Where that data is unknown,
    the range is of the model's own samples at temperature 1, and `of` says so.
    """

    low: float
    high: float
    of: Literal["training", "samples"] = "training"

    def __post_init__(self) -> None:
        if not -1000 <= self.low <= self.high <= 1000:  # also refuses NaN
            raise ValueError(f"a range of surprise from {self.low} to {self.high}")


class Opener(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A recipe that shows the model at its best."""

    name: str
    recipe: Recipe


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A model's card. `sha256` is of its original file (of a pair: of their sorted hashes).

    `weights_sha256` is of the weights beside the card where they were converted, else empty.
    `data_statistics`: what its training data is like, measured as its pictures are.
    """

    id: Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9._-]{0,63}$")]
    name: str
    summary: str
    license: str
    source: str
    training_data: str
    known_limits: str
    sha256: Sha256
    info: GeneratorInfo
    author: str = ""
    license_url: str = ""
    known_biases: str = ""
    notes: str = ""
    weights_sha256: str = ""
    created: str = ""
    parameters: int = 0
    draft_ms: float = 0.0
    house: bool = False
    tags: tuple[str, ...] = ()
    openers: tuple[Opener, ...] = ()
    surprise: Surprise | None = None
    data_statistics: PictureStatistics | None = None

    @property
    def ref(self) -> ModelRef:
        """How recipes name this model."""
        return ModelRef(self.id, self.sha256)

    @property
    def license_known(self) -> bool:
        """Whether anybody has said under which licence it stands."""
        return self.license.strip().casefold() not in ("", UNKNOWN_LICENCE, "unknown")

    def facts(self) -> tuple[str, ...]:
        """Plain words for the browser: takes photos, any size, 80 ms, CC0."""
        able = sorted(self.info.abilities, key=lambda ability: ability not in TELLING)
        words = [ABILITY_WORDS[ability] for ability in able if ability in ABILITY_WORDS]
        if not self.info.sizes.any_size:
            words.append("{} × {}".format(*self.info.sizes.default))
        return (*words, self.license if self.license_known else UNKNOWN_LICENCE)


def card_to_json(card: Card) -> bytes:
    """The card as indented UTF-8 JSON with sorted keys."""
    return msgspec.json.format(msgspec.json.encode(card, order="sorted"), indent=1)


def card_from_json(data: bytes) -> Card:
    """The card in a `card.json`.

    Raises:
        ModelError: too large or not a card; says where.
    """
    if len(data) > MAX_CARD_BYTES:
        raise ModelError(f"The model's card is {len(data) >> 20} MB; at most 32 MB.")
    try:
        card = msgspec.json.decode(_with_licence(data), type=Card)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ModelError(f"The model's card cannot be read: {str(error)[:160]}.") from None
    return card if b'"photo_blends"' in data else _before_photo_blends(card)


def _before_photo_blends(card: Card) -> Card:
    """A flow's card from before it declared how photographs are blended meant straight."""
    if card.info.family != "flow":
        return card
    info = msgspec.structs.replace(card.info, photo_blends="straight")
    return msgspec.structs.replace(card, info=info)


def _with_licence(data: bytes) -> bytes:
    """A card that says nothing of its licence says that it is unknown; all other is left alone."""
    if b'"license"' in data:
        return data
    raw = msgspec.json.decode(data)
    if not isinstance(raw, dict):
        return data
    return msgspec.json.encode(raw | {"license": UNKNOWN_LICENCE})

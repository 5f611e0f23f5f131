"""A card's figures as people say them."""

from __future__ import annotations

from studio.values.card import ABILITY_WORDS, Card, Sizes, Space
from studio.values.surprise import usual_words

WHAT_IT_IS = frozenset(
    {"Family", "Architecture", "Can also", "Sizes", "Latent space", "Surprise", "Directions",
     "Parameters", "Speed", "Tags"}
)  # fmt: skip
"""Facts of the model itself; the others tell where it comes from and what it learned."""
ASK_WHERE = "The author's page, or a LICENSE file beside the weights, usually says it."
FAMILY_LONG = {
    "gan": "GAN, a generator that learned against a critic",
    "vae": "VAE, an encoder and a decoder that share a latent space",
    "flow": "Flow, a reversible map with exact likelihoods",
    "diffusion": "Diffusion, a picture drawn out of noise step by step",
    "cppn": "CPPN, a network that computes each point from its place",
}


TERMS = {
    "Surprise": "Bits per dimension: how many the model would need to write a picture down.",
    "Latent space": "Each picture of the model is a point in this space of so many numbers.",
    "Parameters": "The numbers that were learned.",
}
"""What the field's terms among the facts mean, one sentence each."""


def facts_of(card: Card) -> tuple[tuple[str, str], ...]:
    """(name, words) of everything worth reading, empty ones left out."""
    info = card.info
    license_words = f"{card.license} ({card.license_url})" if card.license_url else card.license
    if not card.license_known:
        license_words = "Unknown. " + ASK_WHERE
    rows = (
        ("Family", FAMILY_LONG[info.family]),
        ("Architecture", info.architecture),
        ("Licence", license_words),
        ("Made by", card.author),
        ("Source", card.source),
        ("Made on" if card.house else "Added on", card.created),
        ("Learned from", card.training_data),
        ("Known limits", card.known_limits),
        ("Known biases", card.known_biases),
        ("Can also", ", ".join(ABILITY_WORDS[a] for a in info.abilities if a in ABILITY_WORDS)),
        ("Sizes", size_words(info.sizes)),
        ("Latent space", " · ".join(space_words(space) for space in info.spaces)),
        ("Surprise", usual_words(card.surprise) if "scores" in info.abilities else ""),
        ("Directions", direction_words(card)),
        ("Parameters", count_words(card.parameters)),
        ("Speed", f"{card.draft_ms:.0f} ms a draft, as measured when it was added"
         if card.draft_ms else ""),
        ("Notes", card.notes),
        ("Tags", ", ".join(card.tags)),
    )  # fmt: skip
    return tuple((name, text) for name, text in rows if text)


def size_words(sizes: Sizes) -> str:
    """`any size up to 16,384, best at 1024 × 1024` and the like."""
    best = "{:,} × {:,}".format(*sizes.default).replace(",", "")
    if not sizes.any_size:
        fixed = [f"{w} × {h}" for w, h in sizes.fixed]
        return ", ".join(fixed) or best
    step = f", in steps of {sizes.multiple}" if sizes.multiple > 1 else ""
    shape = "any size and shape" if sizes.any_aspect else "any size"
    return f"{shape} up to {sizes.largest:,}{step}, made for {best}"


def space_words(space: Space) -> str:
    """`z, 64 numbers` or `z, 8 × 16 × 16 numbers`."""
    return f"{space.name}, {' × '.join(str(side) for side in space.shape)} numbers"


def direction_words(card: Card) -> str:
    """The names of the directions that come with the model."""
    names = [direction.name for direction in card.info.directions]
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return ", ".join(names[:12]) + more


def count_words(count: int) -> str:
    """`18.4 million`, `760,000`, `1.2 billion`; empty for none."""
    if count >= 10**9:
        return f"{count / 1e9:.1f} billion"
    if count >= 10**6:
        return f"{count / 1e6:.1f} million"
    return f"{count:,}" if count else ""

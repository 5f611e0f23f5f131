"""Which of two licences is the stricter, for what is made of both; plain words, no legal advice."""

from __future__ import annotations

FREE, NAMED, ALIKE, NO_TRADE, NO_CHANGE, UNKNOWN = range(6)
"""From anything goes, by name, share alike and no trade to no changes; unknown is strictest."""
_SIGNS = (
    (NO_CHANGE, ("-nd", "no derivatives", "noderivatives")),
    (NO_TRADE, ("-nc", "noncommercial", "non-commercial", "research", "rail", "nvidia")),
    (ALIKE, ("-sa", "gpl", "sharealike", "mpl", "odbl")),
    (NAMED, ("cc-by", "cc by", "mit", "bsd", "apache", "isc", "zlib", "attribution")),
    (FREE, ("cc0", "public domain", "unlicense", "0bsd", "wtfpl")),
)
WORDS = {
    FREE: "anything may be done with it", NAMED: "its makers are to be named",
    ALIKE: "what is made of it stands under the same", NO_TRADE: "not for trade",
    NO_CHANGE: "not to be passed on changed", UNKNOWN: "nobody has said what may be done with it",
}  # fmt: skip


def strictness(licence: str) -> int:
    """How strict a licence is, by its name: `FREE` … `UNKNOWN`."""
    name = licence.casefold().replace("creative commons", "cc")
    if "0bsd" in name or "cc0" in name:
        return FREE
    return next((rank for rank, signs in _SIGNS if any(sign in name for sign in signs)), UNKNOWN)


def stricter(first: str, second: str) -> str:
    """The one of two licences that allows less; the first where both allow as much."""
    return second if strictness(second) > strictness(first) else first


def told(licence: str) -> str:
    """What a licence asks for, in a few plain words."""
    return WORDS[strictness(licence)]

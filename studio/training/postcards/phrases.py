"""The words of the closed grammar: every phrase a caption may hold, and the facts it names."""

from __future__ import annotations

from studio.training.postcards.facts import PHASES, Facts

Named = tuple[tuple[str, object], ...]
SOME = "some"
"""Value of a count that was named without a number."""

COUNTS = ("no", "one", "two", "three", "four", "five")
COLOUR_WORDS = {
    "red": ("red", "crimson"), "orange": ("orange", "amber"), "golden": ("golden", "yellow"),
    "green": ("green", "emerald"), "teal": ("teal", "turquoise"), "blue": ("blue", "azure"),
    "violet": ("violet", "purple"), "pink": ("pink", "rose"),
}  # fmt: skip
TIME_WORDS = {
    "dawn": ("dawn", "daybreak", "early morning"),
    "day": ("day", "noon", "midday"),
    "dusk": ("dusk", "twilight", "evening"),
    "night": ("night", "midnight"),
}
LAND_WORDS = {
    "sea": ("sea", "ocean"), "dunes": ("dunes", "desert"),
    "hills": ("hills", "meadows"), "forest": ("forest", "woods"),
}  # fmt: skip
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "sharp": ("sharp", "jagged", "pointed"),
    "rounded": ("rounded", "round"),
    "mesa": ("flat-topped",),
}
WEATHER_WORDS = {
    "clear": ("clear weather", "clear air"),
    "clouds": ("clouds", "cloudy"),
    "rain": ("rain", "rainy"),
    "snow": ("snow", "snowy", "snowfall"),
    "fog": ("fog", "mist", "foggy", "misty"),
    "storm": ("storm", "stormy", "thunderstorm", "lightning"),
}
MOOD_WORDS = {
    "calm": ("calm", "peaceful", "quiet"),
    "cheerful": ("cheerful", "bright", "joyful"),
    "gloomy": ("gloomy", "sombre", "sad"),
    "dreamy": ("dreamy", "dreamlike"),
}
STYLE_WORDS = {
    "flat": ("flat print", "screen print"),
    "woodcut": ("woodcut", "linocut"),
    "watercolour": ("watercolour", "wash"),
}
FILLERS = (
    "a", "an", "the", "and", "with", "over", "under", "above", "of", "in", "at", "by", "on",
    "some", "is", "are", "postcard", "picture", "scene",
)  # fmt: skip
ALIASES = {
    "watercolor": "watercolour", "gold": "golden", "purplish": "violet", "lilac": "violet",
    "scarlet": "red", "turquoise-blue": "turquoise", "0": "no", "1": "one", "2": "two",
    "3": "three", "4": "four", "5": "five", "single": "one", "without": "no", "twin": "two",
    "mountaintops": "peaks", "seagull": "gulls", "somber": "sombre", "lights": "lights",
    "raining": "rain", "snowing": "snow", "cloud": "clouds", "hill": "hills", "meadow": "meadows",
    "dune": "dunes", "bird": "birds", "star": "stars",
}  # fmt: skip
"""Other spellings, read as words of the grammar."""


def phrase_table() -> dict[tuple[str, ...], Named]:
    """Every phrase, as words without articles, with what it names."""
    table: dict[str, Named] = {}
    for group in (_sky_phrases, _peak_phrases, _land_phrases, _counted_phrases, _plain_phrases):
        table.update(group())
    return {tuple(phrase.split()): named for phrase, named in table.items()}


def _sky_phrases() -> dict[str, Named]:
    table: dict[str, Named] = {
        "no sun or moon": (("body", "none"),),
        "empty sky": (("body", "none"),),
        "sun": (("body", "sun"),),
        "moon": (("body", "moon"),),
        "two moons": (("body", "two moons"),),
    }
    for phase in PHASES:
        table[f"{phase} moon"] = (("body", "moon"), ("phase", phase))
        table[f"two {phase} moons"] = (("body", "two moons"), ("phase", phase))
    for colour, words in COLOUR_WORDS.items():
        for word in words:
            table[f"{word} sky"] = (("sky", colour),)
    for phrase in ("stars", "starry sky"):
        table[phrase] = (("stars", True),)
    for phrase in ("aurora", "northern lights"):
        table[phrase] = (("aurora", True),)
    return table


def _peak_phrases() -> dict[str, Named]:
    table: dict[str, Named] = {}
    table["no peaks"] = table["no mountains"] = table["open horizon"] = (("peaks", 0),)
    for count in range(1, 6):
        number = COUNTS[count]
        for noun in ("peak", "mountain") if count == 1 else ("peaks", "mountains"):
            table[f"{number} {noun}"] = (("peaks", count),)
            for kind, words in KIND_WORDS.items():
                for word in words:
                    table[f"{number} {word} {noun}"] = (("peaks", count), ("kind", kind))
                    if count > 1:
                        table[f"{word} {noun}"] = (("peaks", SOME), ("kind", kind))
        mesa = "mesa" if count == 1 else "mesas"
        table[f"{number} {mesa}"] = (("peaks", count), ("kind", "mesa"))
    table["mesas"] = (("peaks", SOME), ("kind", "mesa"))
    table["peaks"] = table["mountains"] = (("peaks", SOME),)
    return table


def _land_phrases() -> dict[str, Named]:
    table: dict[str, Named] = {}
    for land, nouns in LAND_WORDS.items():
        for noun in nouns:
            table[noun] = (("land", land),)
            for colour, words in COLOUR_WORDS.items():
                for word in words:
                    table[f"{word} {noun}"] = (("land", land), ("tint", colour))
    return table


def _counted_phrases() -> dict[str, Named]:
    table: dict[str, Named] = {"lit windows": (("houses", SOME),)}
    for fact, nouns in (("houses", ("house", "cottage")), ("boats", ("boat", "sailboat"))):
        for noun in nouns:
            table[f"{noun}s"] = ((fact, SOME),)
            table[noun] = table[f"one {noun}"] = ((fact, 1),)
            for count in (2, 3):
                table[f"{COUNTS[count]} {noun}s"] = ((fact, count),)
    return table


def _plain_phrases() -> dict[str, Named]:
    table: dict[str, Named] = {}
    for fact, choices in (
        ("time", TIME_WORDS), ("weather", WEATHER_WORDS), ("mood", MOOD_WORDS),
        ("style", STYLE_WORDS),
    ):  # fmt: skip
        for value, words in choices.items():
            for word in words:
                table[word] = ((fact, value),)
    for word in ("river", "winding river", "stream"):
        table[word] = (("river", True),)
    for word in ("birds", "gulls", "flock of birds"):
        table[word] = (("birds", True),)
    return table


def agrees(facts: Facts, named: Named) -> bool:
    """Whether everything named is so; a count without a number means one or more."""
    for fact, value in named:
        held = getattr(facts, fact)
        if value == SOME:
            if held < 1:
                return False
        elif held != value:
            return False
        if fact == "kind" and facts.peaks == 0:
            return False
    return True

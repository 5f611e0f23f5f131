"""A film as a value: keyframes in time, the path between them, and curves that add to it.

`timing` holds tempo, marks and seconds, `sources` what a curve is made of, `curves` their values,
`model` the film itself, `way` where its path is at a moment and `pacing` how fast it goes,
`driving` how a curve acts on a place, and `reel` the recipe of every moment. `edits` change films,
`snapping` serves a timeline, `packed` is a film with its places apart. May import what `values`
may.
"""

from studio.values.film.model import (
    BANDS,
    MAX_KEYS,
    Course,
    Ease,
    Even,
    Film,
    Key,
    LegPace,
    NoiseLoop,
    Sound,
    Target,
    TargetKind,
    Track,
)
from studio.values.film.reel import Infos, Reel, Shot
from studio.values.film.sources import (
    Drawn,
    Heard,
    Hears,
    Oscillator,
    Outside,
    Point,
    Source,
    Wander,
)
from studio.values.film.timing import MAX_SECONDS, Marker, Region, Tempo

__all__ = [
    "BANDS", "MAX_KEYS", "MAX_SECONDS", "Course", "Drawn", "Ease", "Even", "Film", "Heard", "Hears",
    "Infos", "Key", "LegPace", "Marker", "NoiseLoop", "Oscillator", "Outside", "Point", "Reel",
    "Region", "Shot", "Sound", "Source", "Target", "TargetKind", "Tempo", "Track", "Wander",
]  # fmt: skip

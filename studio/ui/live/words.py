"""What sources and targets are called."""

from __future__ import annotations

from studio.ui.language.words import mark, said, tr
from studio.values.film.sources import Heard, Oscillator, Wander
from studio.values.live.sources import Midi, Origin, Osc, Pad, Pressed
from studio.values.live.targets import SCENE, WEIGHT, WORDS, TargetInfo

WAVES = {
    "sine": mark("slow wave"), "triangle": mark("triangle wave"), "saw": mark("saw wave"),
    "pulse": mark("pulse wave"),
}  # fmt: skip
BANDS = (mark("bass"), mark("low middle"), mark("high middle"), mark("treble"), mark("air"))
HEARD = {
    "loudness": mark("loudness"), "onset": mark("onsets"), "beat": mark("beats"),
    "percussive": mark("drums"), "harmonic": mark("harmony"), "chroma": mark("notes"),
}  # fmt: skip


def origin_words(origin: Origin) -> str:
    """A source in a few words: `knob 74`, `/fader/1`, `key Q`, `bass`."""
    match origin:
        case Osc():
            return origin.address
        case Midi():
            return _midi_words(origin)
        case Pressed():
            return tr("key {name}", name=origin.key.upper())
        case Pad(kind="axis"):
            return tr("stick {number}", number=origin.number + 1)
        case Pad(kind="cross"):
            return tr("cross {number}", number=origin.number + 1)
        case Pad():
            return tr("button {number}", number=origin.number + 1)
        case Oscillator():
            return tr(WAVES[origin.shape])
        case Wander():
            return tr("noise")
        case Heard() if origin.feature == "band":
            return tr(BANDS[min(origin.which, len(BANDS) - 1)])
        case Heard():
            return tr(HEARD[origin.feature])


def target_words(target: str, known: tuple[TargetInfo, ...]) -> str:
    """What a target is called; one that the model in use does not have, by its name."""
    for info in known:
        if info.name == target:
            return label_of(info)
    return target.rpartition("/")[2][:24]


def label_of(info: TargetInfo) -> str:
    """The name of a target in the language of the window."""
    number = info.name.rpartition("/")[2]
    if info.name.startswith(SCENE):
        return tr("Scene {number}", number=number)
    if info.name.startswith(WEIGHT):
        return tr("Weight of part {number}", number=int(number) + 1)
    if info.name.startswith(WORDS):
        return tr("Weight of words {number}", number=int(number) + 1)
    return said(info.label)


def _midi_words(midi: Midi) -> str:
    channel = "" if midi.channel == 1 else tr(", channel {number}", number=midi.channel)
    match midi.kind:
        case "control":
            return tr("knob {number}", number=midi.number) + channel
        case "note":
            return tr("note {number}", number=midi.number) + channel
        case "bend":
            return tr("bend wheel") + channel
        case "pressure":
            return tr("pressure") + channel

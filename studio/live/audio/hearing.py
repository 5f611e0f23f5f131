"""What was heard, as curves for a film: one feature at a second, with gain, curve and the rest."""

from __future__ import annotations

import math
from collections import OrderedDict
from pathlib import Path

import numpy as np

from studio.live.audio.beats import Beats
from studio.live.audio.chroma import HOP as NOTE_HOP
from studio.live.audio.envelopes import crossings, followed, struck
from studio.live.audio.listening import MOMENTS, Features
from studio.live.audio.onsets import onsets
from studio.live.audio.shelf import heard
from studio.live.audio.spectra import FLOOR_DB, RATE, band_weights, decibels
from studio.values.arrays import Doubles, Floats
from studio.values.film import BANDS, Heard, Sound

RANGE_DB = 48.0
"""From nothing to 1: the loudest moment of a sound is 1, whatever its level."""
_FAINT_DB = 36.0
"""A part that is so much fainter than the whole is not made as lively as the whole."""
_NOTE_MOMENTS = RATE / NOTE_HOP
_SENSITIVE = 0.1
_GAP_S = 0.05
_HALF = 0.5
_KEPT = 64
_PER_DB = math.log(10) / 10


class Hearing:
    """Answers what a sound does at a second of its film; the ears of `values.film`.

    The film begins `offset` seconds into the sound; before and behind the sound it is silent.
    Curves are made once for each way of hearing. May be asked from one thread at a time.
    """

    def __init__(self, features: Features, sound: Sound | None = None) -> None:
        self.features = features
        self._offset = sound.offset if sound is not None else 0.0
        self._edges = sound.bands if sound is not None else BANDS
        self._curves: OrderedDict[Heard, Floats | Doubles] = OrderedDict()
        self._top = float(features.loud.max(initial=FLOOR_DB))

    def value(self, heard: Heard, seconds: float) -> float:
        """What `heard` gives at a second of the film; finite, 0 in silence."""
        return float(self.values(heard, np.array([seconds]))[0])

    def values(self, heard: Heard, seconds: Doubles) -> Doubles:
        """[n] the same at many seconds, for a lane."""
        curve = self._curve(heard)
        at = np.asarray(seconds, np.float64) + self._offset
        if heard.steps:
            return np.searchsorted(curve, at, side="right").astype(np.float64) * heard.gain
        if not len(curve):
            return np.zeros(len(at))
        place = at * MOMENTS
        inside = (place >= 0) & (place <= len(curve) - 1)
        left = np.clip(place, 0, len(curve) - 1).astype(np.intp)
        right = np.minimum(left + 1, len(curve) - 1)
        found = curve[left] + (curve[right] - curve[left]) * (place - left)
        return np.where(inside, found, 0.0).astype(np.float64)

    def times(self, heard: Heard) -> Doubles:
        """[n] seconds of the film at which `heard` begins anew: onsets, beats, or crossings."""
        return self._events(heard)[0] - self._offset

    @property
    def beats(self) -> Beats:
        """Tempo and beats, in seconds of the film."""
        found = self.features.beats
        return Beats(found.bpm, found.times - self._offset)

    # ---- curves ---------------------------------------------------------------------------------
    def _curve(self, heard: Heard) -> Floats | Doubles:
        """[N] a value each moment; for steps [n] the seconds of the steps."""
        if heard in self._curves:
            self._curves.move_to_end(heard)
            return self._curves[heard]
        made = self._events(heard)[0] if heard.steps else self._shaped(heard)
        self._curves[heard] = made
        while len(self._curves) > _KEPT:
            self._curves.popitem(last=False)
        return made

    def _shaped(self, heard: Heard) -> Floats:
        if heard.feature in ("onset", "beat"):
            times, strength = self._events(heard)
            curve = struck(
                times, strength**heard.curve, len(self.features.loud), heard.attack,
                heard.release, MOMENTS,
            )  # fmt: skip
        else:
            curve = followed(self._gated(heard), heard.attack, heard.release, MOMENTS)
        return curve * np.float32(heard.gain)

    def _gated(self, heard: Heard) -> Floats:
        """What is above the threshold, stretched to [0, 1] again, along the curve."""
        unit, threshold = self._unit(heard), min(heard.threshold, 0.999)
        gated = np.clip((unit - threshold) / (1 - threshold), 0, 1)
        bent: Floats = (gated**heard.curve).astype(np.float32)
        return bent

    def _events(self, heard: Heard) -> tuple[Doubles, Floats]:
        """([n] seconds of the sound, [n] strength)."""
        gap = max(heard.gap, _GAP_S)
        if heard.feature == "onset":
            return onsets(self.features.flux, _SENSITIVE + (1 - _SENSITIVE) * heard.threshold, gap)
        if heard.feature == "beat":
            times = _apart(self.features.beats.times, gap)
        else:
            level = heard.threshold or _HALF
            times = crossings(self._unit(heard), level, round(gap * MOMENTS)) / MOMENTS
        return times, np.ones(len(times), np.float32)

    # ---- features in [0, 1] ---------------------------------------------------------------------
    def _unit(self, heard: Heard) -> Floats:
        """[N] a feature before anything is done to it."""
        features = self.features
        match heard.feature:
            case "band":
                return self._scaled(self._band(heard.which))
            case "percussive":
                return self._scaled(features.struck)
            case "harmonic":
                return self._scaled(features.held)
            case "chroma":
                return self._note(heard.which % 12) * self._scaled(features.loud)
            case _:
                return self._scaled(features.loud)

    def _scaled(self, levels: Floats) -> Floats:
        if self.features.silent:
            return np.zeros(len(levels), np.float32)
        top = max(float(levels.max(initial=FLOOR_DB)), self._top - _FAINT_DB)
        unit: Floats = np.clip((levels - (top - RANGE_DB)) / RANGE_DB, 0, 1).astype(np.float32)
        return unit

    def _band(self, which: int) -> Floats:
        """[N] dB of a band; of one that there is not, silence."""
        slices = self.features.slices
        if which + 1 >= len(self._edges):
            return np.full(len(slices), FLOOR_DB, np.float32)
        weights = band_weights(self._edges[which], self._edges[which + 1])
        used = np.flatnonzero(weights)
        power: Floats = np.exp(slices[:, used].astype(np.float32) * _PER_DB)
        return decibels(power @ weights[used])

    def _note(self, note: int) -> Floats:
        levels = self.features.notes[:, note].astype(np.float32)
        if not len(levels):
            return np.zeros(len(self.features.loud), np.float32)
        at = np.arange(len(self.features.loud)) / MOMENTS
        found = np.interp(at, np.arange(len(levels)) / _NOTE_MOMENTS, levels)
        return found.astype(np.float32)


def _apart(times: Doubles, gap: float) -> Doubles:
    kept: list[float] = []
    for time in times.tolist():
        if not kept or time - kept[-1] >= gap - 1e-9:
            kept.append(time)
    return np.array(kept)


def hears(sound: Sound, path: Path) -> Hearing:
    """Who has listened to a film's sound in a file; what was heard before is on the shelf.

    Raises:
        SoundError: the file cannot be read.
    """
    return Hearing(heard(path, sound.sha256), sound)

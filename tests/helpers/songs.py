"""Synthesised sounds whose notes, beats and bands are known, and files of them."""

import io

import av
import numpy as np

RATE = 44_100


def tone(hz, seconds, level=0.5, rate=RATE):
    t = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * hz * t)).astype(np.float32)


def noise(seconds, level=0.2, seed=1, rate=RATE):
    return (level * np.random.default_rng(seed).standard_normal(round(seconds * rate))).astype(
        np.float32
    )


def note(hz, seconds, level=0.5, rate=RATE, overtones=4):
    """A plucked note: overtones that fade, an attack of 3 ms."""
    t = np.arange(round(seconds * rate)) / rate
    wave = sum(np.sin(2 * np.pi * hz * k * t) / k for k in range(1, overtones + 1))
    shape = np.minimum(t / 0.003, 1) * np.exp(-4 * t / seconds)
    return (level * shape * wave / 2).astype(np.float32)


def kick(level=0.9, rate=RATE):
    t = np.arange(round(0.18 * rate)) / rate
    sweep = 2 * np.pi * (50 * t + 90 * 0.03 * (1 - np.exp(-t / 0.03)))
    return (level * np.exp(-t / 0.05) * np.cos(sweep)).astype(np.float32)


def hat(level=0.2, seed=3, rate=RATE):
    t = np.arange(round(0.05 * rate)) / rate
    hiss = np.random.default_rng(seed).standard_normal(len(t))
    return (level * np.exp(-t / 0.012) * np.diff(hiss, prepend=0)).astype(np.float32)


def laid(seconds, parts, rate=RATE):
    """Sounds at their seconds: [(second, samples), …] on one track."""
    track = np.zeros(round(seconds * rate), np.float32)
    for at, samples in parts:
        first = round(at * rate)
        last = max(first, min(first + len(samples), len(track)))
        track[first:last] += samples[: last - first]
    return track


def song(bpm, seconds, first=0.31, rate=RATE):
    """(track, its beats): a kick on every beat, hats between, notes on every other beat."""
    beats = np.arange(first, seconds - 0.2, 60 / bpm)
    parts = [(at, kick()) for at in beats]
    parts += [(at + 30 / bpm, hat(seed=k)) for k, at in enumerate(beats)]
    scale = (261.63, 293.66, 329.63, 392.0, 440.0)
    parts += [(at, note(scale[k % 5], 0.6, 0.3)) for k, at in enumerate(beats[::2])]
    return laid(seconds, parts, rate), beats


CODECS = {
    "wav": ("wav", "pcm_s16le"), "flac": ("flac", "flac"), "mp3": ("mp3", "libmp3lame"),
    "ogg": ("ogg", "libopus"), "m4a": ("ipod", "aac"),
}  # fmt: skip


def coded(samples, kind="wav", rate=RATE, channels=1, tags=None):
    """The bytes of a file with [n] or [n, channels] samples; `tags`: what it says of itself."""
    samples = np.asarray(samples, np.float32).reshape(len(samples), -1)
    samples = np.repeat(samples, channels, axis=1) if samples.shape[1] == 1 else samples
    container, codec = CODECS[kind]
    file = io.BytesIO()
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(file, "w", format=container) as out:
        out.metadata.update(tags or {})
        stream = out.add_stream(codec, rate=48_000 if kind == "ogg" else rate, layout=layout)
        pcm = np.ascontiguousarray(np.rint(np.clip(samples, -1, 1) * 32767).astype(np.int16))
        frame = av.AudioFrame.from_ndarray(pcm.reshape(1, -1), format="s16", layout=layout)
        frame.rate, frame.pts = rate, 0
        wanted = stream.codec_context.format.name
        resampler = av.AudioResampler(wanted, layout, stream.rate, stream.frame_size or None)
        for piece in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))
    return file.getvalue()

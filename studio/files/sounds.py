"""Sounds from outside, read within bounds and block by block: WAV, FLAC, MP3, OGG, M4A and more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from studio.errors import SoundError
from studio.files.atomic import printable
from studio.values.arrays import Floats

MAX_SECONDS = 2 * 3600.0
MAX_FILE_BYTES = 4 << 30
SUFFIXES = (".wav", ".flac", ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aif", ".aiff")
"""Ends of names that sounds usually have."""
_HEAD = 64
_CHUNK = 1 << 20
_SLACK_S = 0.03
"""Times in a file are rounded; a gap that is shorter is none."""
_GIVE_UP = 200
"""Damaged packets in a row before the rest of a sound is left."""
_MAX_CHANNELS = 32
_MP4 = (
    b"M4A ",
    b"M4B ",
    b"mp4",
    b"isom",
    b"iso",
    b"dash",
    b"MSNV",
    b"3gp",
    b"qt  ",
    b"avc1",
    b"F4A ",
)

Source = Path | str | bytes


@dataclass(frozen=True)
class SoundFacts:
    """What a sound says about itself.

    `seconds`: how long it lasts. `rate`: samples a second. `kind`: its container, `codec` how it
    is coded. `sha256`: of the file's bytes.
    """

    name: str
    sha256: str
    seconds: float
    rate: int
    channels: int
    kind: str
    codec: str


def sound_facts(source: Source) -> SoundFacts:
    """What a sound says about itself; where it does not say how long it is, it is listened through.

    Raises:
        SoundError: no sound that can be read within bounds; says what was found and what to do.
    """
    with opened_sound(source) as (container, stream, name, kind):
        seconds = _told_seconds(container, stream)
        context = stream.codec_context
        rate, channels, codec = context.sample_rate, context.channels, context.name
    if seconds > MAX_SECONDS:
        raise SoundError(_too_long(name, seconds))
    if seconds <= 0:
        seconds = sum(len(block) for block in sound_blocks(source, 8000)) / 8000
    return SoundFacts(name, sound_sha256(source), seconds, rate, channels, kind, codec)


def sound_sha256(source: Source) -> str:
    """Of the bytes of a sound's file.

    Raises:
        SoundError: it cannot be read.
    """
    found = hashlib.sha256()
    with _opened(source) as (file, _):
        while chunk := file.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def sound_blocks(
    source: Source, rate: int, channels: int = 1, start_s: float = 0.0, seconds: float = -1.0
) -> Iterator[Floats]:
    """[n, channels] float32 in about [-1, 1]: a sound from `start_s` on, block by block.

    Mixed down or up to `channels` and brought to `rate` samples a second. What the file leaves out
    is silent, so that every sample is at its time. Damage costs the packets that it hit. Ends
    after `seconds`, where that is not negative, or with the sound.

    Raises:
        SoundError: it cannot be read, holds no sound, or lasts longer than `MAX_SECONDS`.
    """
    skip = round(start_s * rate)
    left = round(seconds * rate) if seconds >= 0 else -1
    with opened_sound(source) as (container, stream, name, _):
        if (told := _told_seconds(container, stream)) > MAX_SECONDS:
            raise SoundError(_too_long(name, told))
        heard = 0
        for block in _decoded(container, stream, rate, channels):
            heard += len(block)
            if heard > MAX_SECONDS * rate:
                raise SoundError(_too_long(name, MAX_SECONDS))
            kept = block[skip:]
            skip = max(0, skip - len(block))
            kept = kept[:left] if left >= 0 else kept
            left -= len(kept) if left >= 0 else 0
            if len(kept):
                yield kept
            if left == 0:
                return
        if not heard:
            raise SoundError(f"{name} is damaged: no sound could be read from it.")


# ---- decoding -----------------------------------------------------------------------------------
def _decoded(container: Any, stream: Any, rate: int, channels: int) -> Iterator[Floats]:
    """Every block at its time: gaps are filled with silence. One channel is as loud in two."""
    import av

    given = 1 if stream.codec_context.channels == 1 else channels
    layout = {1: "mono", 2: "stereo"}[given]
    resampler = av.AudioResampler(format="flt", layout=layout, rate=rate)
    done = 0

    def shaped(samples: Floats) -> Floats:
        block = samples.reshape(-1, given)
        return block if given == channels else np.repeat(block, channels, axis=1)

    for frame in _frames(container, stream):
        if frame.pts is not None and frame.time_base:
            gap = float(frame.pts * frame.time_base) - done / frame.sample_rate
            if _SLACK_S < gap <= MAX_SECONDS:
                for flushed in _resampled(resampler, None):
                    yield shaped(flushed)
                resampler = av.AudioResampler(format="flt", layout=layout, rate=rate)
                yield from _silence(round(gap * rate), rate, channels)
                done += round(gap * frame.sample_rate)
        done += frame.samples
        for block in _resampled(resampler, frame):
            yield shaped(block)
    if done:
        for block in _resampled(resampler, None):
            yield shaped(block)


def _frames(container: Any, stream: Any) -> Iterator[Any]:
    """Decoded frames; damaged packets are left out, as long as they are not the rule."""
    import av

    bad = 0
    packets = container.demux(stream)
    while bad < _GIVE_UP:
        try:
            packet = next(packets)
            frames = packet.decode()
        except StopIteration:
            return
        except (av.FFmpegError, ValueError):
            bad += 1
            continue
        if frames:
            bad = 0
        yield from frames


def _resampled(resampler: Any, frame: Any) -> Iterator[Floats]:
    if frame is not None:
        frame.pts = None  # the resampler would stretch what it takes for a drift
    for piece in resampler.resample(frame):
        samples = np.nan_to_num(piece.to_ndarray()[0].astype(np.float32, copy=False))
        yield np.clip(samples, -8.0, 8.0)


def _silence(count: int, rate: int, channels: int) -> Iterator[Floats]:
    while count > 0:
        yield np.zeros((min(count, rate), channels), np.float32)
        count -= rate


# ---- opening ------------------------------------------------------------------------------------
@contextmanager
def opened_sound(source: Source) -> Iterator[tuple[Any, Any, str, str]]:
    """(container, its first sound, name for people, kind), closed afterwards.

    Raises:
        SoundError: it cannot be read, or holds no sound.
    """
    import av

    with _opened(source) as (file, name):
        kind = _kind(file.read(_HEAD))
        if kind == "mp3" and _is_flac_behind_tags(file):
            kind = "flac"
        file.seek(0)
        if not kind:
            raise SoundError(
                f"{name} is not a sound that is known here; WAV, FLAC, MP3, OGG and M4A are."
            )
        try:
            container = av.open(file, format=kind, metadata_errors="replace")
        except (av.FFmpegError, ValueError, OSError):
            raise SoundError(f"{name} is damaged: it begins like a sound and is none.") from None
        try:
            streams = container.streams.audio
            if not streams or not 1 <= (streams[0].codec_context.channels or 1) <= _MAX_CHANNELS:
                raise SoundError(f"{name} has no sound in it.")
            yield container, streams[0], name, kind
        finally:
            container.close()


@contextmanager
def _opened(source: Source) -> Iterator[tuple[BinaryIO, str]]:
    """An open file with its name; PyAV is given no path, which might ask for a network."""
    if isinstance(source, bytes):
        yield BytesIO(source), "The sound"
        return
    path = Path(source)
    name = printable(path.name)
    try:
        if path.exists() and not path.is_file():  # a pipe or a device never ends
            raise SoundError(f"{name} is not a file.")
        if path.exists() and path.stat().st_size > MAX_FILE_BYTES:
            raise SoundError(f"{name} is larger than {MAX_FILE_BYTES >> 30} GB; cut it first.")
        opened = path.open("rb")
    except FileNotFoundError:
        raise SoundError(f"There is no file {printable(str(path))}.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a file name"
        raise SoundError(f"{name} cannot be opened: {str(reason).lower()}.") from None
    with opened:
        yield opened, name


def _kind(head: bytes) -> str:
    """The container that a file begins like, as FFmpeg calls it; empty for none."""
    if head[:4] in (b"RIFF", b"RF64", b"BW64") and head[8:12] == b"WAVE":
        return "wav"
    if head[:4] == b"fLaC":
        return "flac"
    if head[:4] == b"OggS":
        return "ogg"
    if head[:4] == b"FORM" and head[8:12] in (b"AIFF", b"AIFC"):
        return "aiff"
    if head[4:8] == b"ftyp" and head[8:12].startswith(_MP4):
        return "mov"
    if head[:3] == b"ID3":
        return "mp3"
    sync = len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0
    return "mp3" if sync and head[1] & 0x06 and head[2] & 0xF0 != 0xF0 else ""


def _is_flac_behind_tags(file: BinaryIO) -> bool:
    """Whether a FLAC follows the ID3 tags that a file begins with, as signed ones do."""
    file.seek(0)
    head = file.read(10)
    if head[:3] != b"ID3" or len(head) < 10:
        return False
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    file.seek(10 + size)
    return file.read(4) == b"fLaC"


def _told_seconds(container: Any, stream: Any) -> float:
    """How long a sound says that it is; 0 where it does not."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / 1e6 if container.duration else 0.0


def _too_long(name: str, seconds: float) -> str:
    hours, minutes = divmod(round(seconds / 60), 60)
    most = f"{MAX_SECONDS / 3600:g} hours"
    if seconds <= MAX_SECONDS:
        return f"{name} lasts longer than {most}; cut the part that you want first."
    return f"{name} lasts {hours} h {minutes:02d} min, more than {most}; cut the part first."

"""A film of frames as earlier editions put it into the queue; what waits there is still made."""

from __future__ import annotations

from studio.export.queue.tasks import FramesTask


def frames_task(path, frames, spec, size=None):
    """The film of these frames, each different one kept once."""
    unique = list({frame.id: frame for frame in frames}.values())
    number = {frame.id: n for n, frame in enumerate(unique)}
    return FramesTask(path, tuple(unique), tuple(number[f.id] for f in frames), spec, size)

"""What comes in at the sound card, for ears: needs `sounddevice`, which is an extra."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from studio.errors import InputError
from studio.live.audio.ears import Ears
from studio.live.audio.spectra import HOP, RATE

NO_INPUT = "Sound needs the extra `sound`: `pip install latent-studio[sound]`, then start again."
NO_DEVICE = "No microphone or line input was found."


def _module() -> Any:
    try:
        return import_module("sounddevice")
    except OSError as error:  # PortAudio itself is missing
        raise ImportError(str(error)) from None


class Microphone:
    """Gives `ears` what comes in until `close`; `module` is another one in tests.

    Raises:
        InputError: nothing can come in here; says what to do.
    """

    def __init__(self, ears: Ears, device: str = "", module: Callable[[], Any] = _module) -> None:
        try:
            sounddevice = module()
        except ImportError:
            raise InputError(NO_INPUT) from None

        def heard(samples: Any, _frames: int, _time: Any, _status: Any) -> None:
            ears.push(samples[:, 0].copy())

        try:
            self._stream = sounddevice.InputStream(
                samplerate=RATE, channels=1, dtype="float32", blocksize=HOP,
                device=device or None, callback=heard,
            )  # fmt: skip
            self._stream.start()
        except (sounddevice.PortAudioError, OSError, ValueError):
            raise InputError(NO_DEVICE) from None

    def close(self) -> None:
        """Nothing comes in any more."""
        self._stream.stop()
        self._stream.close()

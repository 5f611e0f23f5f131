"""The ports of this computer, through mido and python-rtmidi; both only where MIDI is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from studio.errors import InputError

Hears = Callable[[list[int]], object]
"""Takes the bytes of a message; called on a thread of the driver."""
MISSING = "MIDI needs the extra `midi`: `pip install latent-studio[midi]`, then start again."


class InPort(Protocol):
    """A port that is heard until it is closed."""

    def close(self) -> None:
        """No more."""


class OutPort(Protocol):
    """A port that things are sent to."""

    def send(self, data: list[int]) -> None:
        """Send the bytes of one message.

        Raises:
            OSError: it is gone.
        """

    def close(self) -> None:
        """No more."""


class Ports(Protocol):
    """What there is to be opened; may be slow, and is asked on a thread of its own."""

    def inputs(self) -> list[str]:
        """Names of all that can be heard.

        Raises:
            InputError: there is no MIDI here; says what to do.
        """

    def outputs(self) -> list[str]:
        """Names of all that can be sent to."""

    def hear(self, name: str, hears: Hears) -> InPort:
        """Hear a port.

        Raises:
            OSError: it does not open.
        """

    def open_output(self, name: str) -> OutPort:
        """Open a port to send to.

        Raises:
            OSError: it does not open.
        """


class MidoPorts:
    """The real ones."""

    def __init__(self) -> None:
        try:
            import mido
            import rtmidi
        except ImportError:
            raise InputError(MISSING) from None
        self._mido: Any = mido
        self._refused: tuple[type[Exception], ...] = (
            OSError, SystemError, rtmidi.RtMidiError,
        )  # fmt: skip

    def inputs(self) -> list[str]:
        """Names of all that can be heard."""
        return self._names(self._mido.get_input_names)

    def outputs(self) -> list[str]:
        """Names of all that can be sent to."""
        return self._names(self._mido.get_output_names)

    def hear(self, name: str, hears: Hears) -> InPort:
        """Hear a port."""

        def told(message: Any) -> None:
            hears(list(message.bytes()))

        port: InPort = self._opened(lambda: self._mido.open_input(name, callback=told))
        return port

    def open_output(self, name: str) -> OutPort:
        """Open a port to send to."""
        return _MidoOut(self._opened(lambda: self._mido.open_output(name)), self._mido)

    def _names(self, ask: Callable[[], list[str]]) -> list[str]:
        try:
            return list(dict.fromkeys(ask()))
        except self._refused as error:
            raise InputError(f"This computer offers no MIDI: {str(error).rstrip('.')}.") from None

    def _opened(self, open_port: Callable[[], Any]) -> Any:
        try:
            return open_port()
        except self._refused as error:
            raise OSError(str(error)) from None


class _MidoOut:
    def __init__(self, port: Any, mido: Any) -> None:
        self._port, self._mido = port, mido

    def send(self, data: list[int]) -> None:
        try:
            self._port.send(self._mido.Message.from_bytes(data))
        except (ValueError, SystemError) as error:
            raise OSError(str(error)) from None

    def close(self) -> None:
        self._port.close()

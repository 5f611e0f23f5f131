"""Where an engine that is kept ready and the window that wants one find each other: a folder.

A spare engine listens at an address and writes that into a file of the folder once it is warm.
Whoever removes the file has it: no two can. The folder is its owner's alone, and the key beside
the addresses is asked for at the door.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

KEY = "key"
END = ".spare"
KEY_BYTES = 32


def make_folder() -> Path:
    """A new folder with a new key; nobody else may look into it."""
    folder = Path(tempfile.mkdtemp(prefix="latent-studio-"))
    (folder / KEY).write_bytes(secrets.token_bytes(KEY_BYTES))
    return folder


def drop_folder(folder: Path) -> None:
    """Take it away with all that was left in it."""
    with suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def key_of(folder: Path) -> bytes:
    """What both sides have to know.

    Raises:
        OSError: the folder is gone.
    """
    return (folder / KEY).read_bytes()


def address_in(folder: Path) -> str:
    """Where a process of this number may listen."""
    if os.name == "nt":
        return rf"\\.\pipe\{folder.name}-{os.getpid()}"
    return str(folder / f"{os.getpid()}.door")


def announce(folder: Path, address: str) -> Path:
    """Say that an engine is ready at `address`; gives the file that says so."""
    path = folder / f"{os.getpid()}{END}"
    spare = path.with_suffix(".tmp")
    spare.write_text(address, "utf-8")
    os.replace(spare, path)
    return path


def ready(folder: Path, pid: int) -> bool:
    """Whether the engine of this process is warm, and nobody has taken it."""
    return (folder / f"{pid}{END}").exists()


def claim(folder: Path) -> str | None:
    """The address of an engine that is nobody else's now; None where none is ready."""
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{END}")):
            with suppress(OSError):
                address = path.read_text("utf-8")
                path.unlink()
                return address
    return None

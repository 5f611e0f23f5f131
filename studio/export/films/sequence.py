"""A folder of numbered pictures, for programs that take frames one by one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from studio.export.films.descriptor import Ending, FilmFormat, Frame, Piece, Reel
from studio.export.formats.descriptor import Page, StillFormat
from studio.export.formats.png import PNG
from studio.export.formats.tiff import TIFF
from studio.export.metadata import provenance as prov
from studio.export.metadata.inside import Inside
from studio.files.atomic import write_atomic

TOLD = "film.recipe.json"
"""What the whole is; every picture says only that a model made it."""


class _Piece:
    """Pictures beside each other in a folder; the name of each is its number."""

    def __init__(self, still: StillFormat, reel: Reel, piece: Piece) -> None:
        self._still, self._reel, self._number = still, reel, piece.first
        self._folder = piece.path
        self._folder.mkdir()

    def add(self, frame: Frame) -> None:
        height, width, channels = frame.shape
        name = self._folder / f"{self._number:06d}{self._still.suffix}"
        with name.open("w+b") as file:
            page = Page(
                file, width, height, channels, self._reel.spec.bits, 100, True,
                self._reel.stamp.dpi, self._reel.stamp,
            )  # fmt: skip
            encoder = self._still.encoder(page)
            encoder.write(0, frame)
            encoder.finish(())
            file.flush()
            os.fsync(file.fileno())
        self._number += 1

    def finish(self) -> None:
        """Every picture is complete as it stands."""

    def close(self) -> None:
        """Nothing is held."""


def _join(reel: Reel, ending: Ending, path: Path) -> None:
    """Pictures are moved, so that they never stand on the disk twice."""
    path.mkdir(exist_ok=True)
    for piece in ending.pieces:
        for picture in sorted(piece.iterdir()) if piece.exists() else ():
            os.replace(picture, path / picture.name)
    told = prov.noted(ending.stamp.provenance, ending.notes)
    write_atomic(path / TOLD, prov.to_json(told))


def _not_one_file(_file: BinaryIO) -> Inside:
    raise AssertionError("a folder is not looked into")


def _sequence(still: StillFormat, summary: str) -> FilmFormat:
    return FilmFormat(
        key=f"{still.key}-frames",
        name=f"{still.name} frames",
        summary=summary,
        suffixes=(),
        rates=(24, 30, 60),
        usual_rate=30,
        max_fps=1000,
        there_and_back=False,
        begins=lambda head: False,
        piece=lambda reel, piece: _Piece(still, reel, piece),
        join=_join,
        look_inside=_not_one_file,
        depths=(8, 16),
        alpha=True,
        quality=False,
        sides=(1, still.max_side),
        folder=True,
    )


PNG_FRAMES = _sequence(PNG, "a folder of pictures, nothing lost")
TIFF_FRAMES = _sequence(TIFF, "a folder of pictures for print and grading")

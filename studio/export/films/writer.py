"""Writing one film: frames go in one by one, and it appears complete or not at all."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType

import msgspec

from studio.errors import ExportError, SoundError, StudioError
from studio.export.credentials.seal import Seal, named, sealed, unsigned
from studio.export.destination import Destination
from studio.export.films.checks import check_film, padded_words, silent_words
from studio.export.films.descriptor import (
    Ending,
    FilmSpec,
    Frame,
    Piece,
    PieceEncoder,
    Reel,
)
from studio.export.films.encoding import EncodingThread
from studio.export.films.folder import place_folder
from studio.export.films.pixels import cover_of, fitted
from studio.export.films.sound import SoundTrack, bytes_of
from studio.export.films.work import WorkFolder
from studio.export.labels import labelled, with_label
from studio.export.marks.marking import Marking
from studio.export.marks.register import Register
from studio.export.metadata.provenance import Heard, Provenance, Taking, cleaned
from studio.export.metadata.stamp import stamp_of
from studio.files.atomic import refuse, writing
from studio.files.sound_tags import sound_tags
from studio.files.sounds import Source, sound_facts

PIECE_S = 2.0
"""How much of a film is made again at most after the program was killed."""
MIN_PIECE = 24
_DPI = 72.0


def each_piece(fps: float) -> int:
    """How many frames stand in each piece but the last."""
    return max(MIN_PIECE, round(PIECE_S * fps))


class FilmWriter:
    """Writes frames of `width` × `height` to one film at `path`.

    `add` takes frames in order; they are encoded on a thread of the writer's own. `finish` puts
    the film in place and gives its path, `abort` leaves nothing, `pause` keeps what is whole where
    the film has a `job`: a writer with the same job beside it goes on with the frame
    `next_frame`, and the film has the same bytes as one made in one go, but for its signature. As
    a context, leaving without `finish` aborts, or pauses where there is a job. May be used on any
    one thread. `seal` signs the film; with a `register` every frame carries the same invisible
    mark, so that a still of it is found again. `sound` is heard under it.

    Attributes:
        next_frame: the number of the frame that `add` expects, not 0 where a film goes on.
        problem: after `finish`, why the film is not signed, silent, or not in the register.

    Raises:
        InputError: a size, rate or depth that the format cannot hold, or a sound that is none.
        ExportError: the file cannot be written; also from every method.
    """

    def __init__(
        self,
        path: Path | str,
        width: int,
        height: int,
        spec: FilmSpec,
        provenance: Provenance,
        *,
        seal: Seal | None = None,
        register: Register | None = None,
        job: str = "",
        frames: int = 0,
        overwrite: bool = False,
        sound: SoundTrack | None = None,
    ) -> None:
        self._format = check_film(spec, width, height)
        if sound is not None:  # what cannot be heard is refused before anything is drawn
            provenance = msgspec.structs.replace(provenance, sound=_heard(sound.source))
        self._sound = sound
        self._path, self._seal, self._overwrite = Path(path), seal, overwrite
        self.problem = ""
        self._size = (width, height)
        if self._path.is_dir() and not self._format.folder:
            refuse(self._path, IsADirectoryError(errno.EISDIR, "is a folder"))
        self._work = WorkFolder(self._path, job, provenance.created)
        self.next_frame = self._work.frames
        self._notes = dict.fromkeys(self._work.begun.notes)
        told = msgspec.structs.replace(
            named(provenance, seal), width=width, height=height, created=self._work.begun.created
        )
        told = with_label(told) if spec.label else told
        told = msgspec.structs.replace(told, taking=_coded(told.taking, spec))
        self._marking = Marking(register, told, self._work.begun.mark, spec.mark_keys)
        self._work.begun.mark = self._marking.mark
        told = self._marking.told
        if not self._format.sound:
            told = _silent(told)
        self._stamp = stamp_of(told, spec.include_recipe, _DPI)
        each = stamp_of(cleaned(told), False, _DPI)
        heard = bytes_of(frames / spec.fps) if sound is not None and self._format.sound else 0
        self._reel = Reel(*self._format.padded(width, height), spec, each, frames, heard)
        self._each_piece = each_piece(spec.fps)
        self._cover_at = round(spec.poster_s * spec.fps) if spec.poster_s >= 0 else -1
        self._encoder: PieceEncoder | None = None
        self._in_piece, self._taken = 0, self.next_frame
        self._thread = EncodingThread(self._take)

    @property
    def words(self) -> str:
        """Sentences where the film's size is not that of its frames, or it is silent; or empty."""
        silent = silent_words(self._format) if self._sound is not None else ""
        return " ".join(filter(None, (padded_words(self._format, *self._size), silent)))

    @property
    def notes(self) -> tuple[str, ...]:
        """After `finish`: fallbacks taken for any frame, also of those that an earlier run made."""
        return tuple(self._notes)

    def add(self, frame: Frame, notes: Iterable[str] = ()) -> None:
        """[H, W, 3|4] uint8 or uint16 the next frame, `notes` naming fallbacks taken for it.

        Raises:
            ExportError: the disk is full; also of a frame before.
            InputError: the encoder refuses a film like this one.
        """
        assert frame.shape[:2] == self._size[::-1], frame.shape
        with writing(self._path):
            self._thread.put(frame, tuple(notes))
        self.next_frame += 1

    def finish(self, notes: Iterable[str] = ()) -> Path:
        """Complete the film and put it in place; `notes` name fallbacks that the engine took.

        Raises:
            ExportError: there was no frame, or the file cannot be written.
        """
        try:
            if not self.next_frame:
                raise ExportError("The film has no frames; nothing was written.")
            with writing(self._path):
                self._thread.finish()
                self._end_piece()
                path = self._whole(tuple(notes))
            self._work.remove()
            return path
        finally:
            self.pause()

    def pause(self) -> None:
        """Stop; what is whole stays for the same job. Harmless after `finish`."""
        if self._work.kept:
            with suppress(OSError, StudioError):  # whatever it is, it was told already
                self._thread.finish()
        self._stop()
        self._work.leave()

    def abort(self) -> None:
        """Leave nothing behind; harmless after `finish`."""
        self._stop()
        self._work.remove()

    # ---- on the encoder's thread ----------------------------------------------------------------
    def _take(self, frame: Frame, notes: tuple[str, ...]) -> None:
        if self._encoder is None:
            written = sum(self._work.begun.sizes)
            piece = Piece(self._work.part, self._taken, written)
            self._encoder = self._format.piece(self._reel, piece)
        if self._reel.spec.label:
            frame = labelled(frame, 0, *self._size)
        ready = fitted(self._marking.frame(frame, self._in_piece == 0), self._reel)
        if self._taken == self._cover_at and self._format.cover:
            self._work.cover = cover_of(ready)
        self._encoder.add(ready)
        self._notes |= dict.fromkeys(notes)
        self._taken += 1
        self._in_piece += 1
        if self._in_piece == self._each_piece:
            self._end_piece()

    def _end_piece(self) -> None:
        if self._encoder is None:
            return
        self._encoder.finish()
        self._encoder = None
        self._work.keep_part(self._in_piece, list(self._notes))
        self._in_piece = 0

    # ---- the whole ------------------------------------------------------------------------------
    def _whole(self, notes: tuple[str, ...]) -> Path:
        told = tuple(dict.fromkeys((*filter(None, (self.words,)), *self._notes, *notes)))
        told = told if self._reel.spec.include_recipe else ()
        work = self._work
        ending = Ending(
            work.pieces, tuple(work.begun.counts), self._stamp, told, work.cover, self._sound
        )
        if self._format.folder:
            self._format.join(self._reel, ending, work.whole)
            placed = self._placed(lambda: place_folder(work.whole, self._path))
            self._say(_no_seal(self._seal))
            return placed
        destination = Destination(self._path, self._overwrite)
        try:
            unheard = self._joined(ending, destination.target.temporary)
            song = self._sound.source if self._sound is not None else b""
            signed = sealed(
                destination.target, self._format.mime, self._stamp.provenance, self._seal, song
            )
            placed = self._placed(
                lambda: destination.place(self._stamp.sidecar(told), signed.beside)
            )
            self._say(" ".join(filter(None, (unheard, signed.problem))))
            return placed
        finally:
            destination.abort()

    def _joined(self, ending: Ending, path: Path) -> str:
        """Make the file of its pieces; gives why there is no sound, where there should be one.

        A film is not lost because its song was moved while it was drawn.
        """
        try:
            self._format.join(self._reel, ending, path)
        except SoundError as error:
            told = _silent(self._stamp.provenance)
            self._stamp = stamp_of(told, self._reel.spec.include_recipe, _DPI)
            self._format.join(self._reel, replace(ending, sound=None, stamp=self._stamp), path)
            return f"The film is silent. {error}"
        return ""

    def _placed(self, place: Callable[[], Path]) -> Path:
        """Put it in place; its mark is written down before it appears."""
        self._marking.write_down(self._path)
        placed = place()
        self._marking.placed(placed, self._path)
        return placed

    def _say(self, unsigned: str) -> None:
        self.problem = " ".join(filter(None, (unsigned, self._marking.problem)))

    def _stop(self) -> None:
        self._thread.stop()
        encoder, self._encoder = self._encoder, None
        if encoder is not None:
            with suppress(OSError, StudioError):  # what was written is thrown away
                encoder.close()

    def __enter__(self) -> FilmWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.pause()


def _heard(source: Source) -> Heard:
    """What is said of a sound under a film.

    Raises:
        SoundError: it cannot be heard.
    """
    facts, tags = sound_facts(source), sound_tags(source)
    return Heard(facts.sha256, **asdict(tags))


def _silent(told: Provenance) -> Provenance:
    return msgspec.structs.replace(told, sound=None)


def _coded(taking: Taking | None, spec: FilmSpec) -> Taking:
    return msgspec.structs.replace(
        taking or Taking(), format=spec.format, quality=spec.quality, size_mb=spec.size_mb,
        bits=spec.bits, alpha=spec.alpha,
    )  # fmt: skip


def _no_seal(seal: Seal | None) -> str:
    """Why a folder of pictures is not signed, where it should be."""
    if seal is None or not seal.signing.on:
        return ""
    return unsigned("a folder of pictures cannot be signed as one")

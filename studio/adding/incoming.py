"""One file from outside on its way into the library, opened once for all that is asked of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType

import msgspec
import numpy as np

from studio.adding.again import with_both_copies
from studio.adding.convert import (
    About,
    Converted,
    digest_of,
    doubted,
    new_card,
    title_of,
    with_choice,
)
from studio.adding.doubts import GUESSED
from studio.adding.enlargers import check_enlarger
from studio.adding.identify import examine
from studio.adding.packed import add_packed, found_packed
from studio.adding.prove import doubts_on, proved
from studio.adding.readings import Drawn, reading_named, replanned, side_by_side, taken
from studio.adding.watch import Watch
from studio.errors import ExportError, FileFormatError, InputError, ModelError, OutOfMemory
from studio.files.atomic import make_folder, printable, write_atomic
from studio.files.checkpoints.work import Reading
from studio.files.enlargers import kept_enlargers, tell, weights_of
from studio.files.safetensors_reader import SafetensorsFile
from studio.library.folders import CARD, COVERS, WEIGHTS
from studio.library.imports import free_id, install, same_model, workshop
from studio.library.models import InstalledModels
from studio.library.packing import Packed, is_packed, read_packed
from studio.models.opening.finding import Finding
from studio.models.opening.holdings import held_in
from studio.models.opening.memory import check_room
from studio.models.opening.pipelines import NAME as PIPELINE_NAME, numbers_in
from studio.models.opening.readings import AS_TAKEN
from studio.models.opening.registry import metadata_of
from studio.values.card import card_to_json
from studio.values.enlarging import Enlarger
from studio.values.held import Held
from studio.values.messages import InstalledModel


class Incoming:
    """A file or folder of weights, or a packed model. A context: the file stays open in it."""

    def __init__(self, path: Path, watch: Watch | None = None, parts: Path | None = None) -> None:
        """`parts`: a folder that holds what a transformer in one file lacks."""
        self._path = path
        self._parts = parts
        self._watch = watch or Watch()
        self._reading = Reading(self._watch.token)

    def __enter__(self) -> Incoming:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reading.close()

    @cached_property
    def finding(self) -> Finding:
        """What it is.

        Raises:
            InputError: there is no such file or folder.
            Cancelled: the watch's token was set.
        """
        self._watch.step("Looking at it")
        try:
            packed = self._packed
        except FileFormatError as error:
            return Finding("broken", str(error))
        return (
            found_packed(packed)
            if packed
            else self._proved(examine(self._path, self._reading, self._parts))
        )

    def _proved(self, found: Finding) -> Finding:
        """A guess is believed where its pictures look like some."""
        if found.verdict != "match" or found.architecture not in GUESSED:
            return found
        try:
            with workshop() as bench:
                doubts = doubts_on(self._converted_as(found, bench / WEIGHTS), self._watch)
        except (ModelError, ExportError, OutOfMemory):
            return found  # said where it is added
        if not doubts:
            return found
        words = f"{found.reason.rstrip('.')}; but {', and '.join(doubts)}."
        return replace(found, verdict="doubtful", reason=words)

    @cached_property
    def _packed(self) -> Packed | None:
        return read_packed(self._path) if is_packed(self._path) else None

    def holdings(self) -> Held | None:
        """The directions or places in a file that is no model.

        Raises:
            FileFormatError: they cannot be used; says why.
        """
        found = self.finding
        if found.holding is None:
            return None
        with workshop() as bench:
            out = bench / WEIGHTS
            self._reading.convert(found.sources, {}, out)
            arrays = {name: np.array(view) for name, _, view in SafetensorsFile(out).arrays()}
        return held_in(found.holding, arrays, printable(found.sources[0][0].stem))

    def keep_enlarger(self, about: About) -> tuple[Enlarger, bool]:
        """Keep the network that enlarges pictures; gives what is known of it, and if it is new.

        It must make a finite picture of the size that it says.

        Raises:
            InputError: it does not.
            ExportError: the data folder cannot be written to.
        """
        found = self.finding
        assert found.enlarger is not None
        sha256 = self._sha256()
        known = next((one for one in kept_enlargers() if one.sha256 == sha256), None)
        if known is not None:
            return known, False
        name = about.name or title_of(found)
        told = Enlarger(sha256, name, found.enlarger.kind, found.enlarger.scale, about.license)
        make_folder(weights_of(sha256).parent)
        self._reading.convert(found.sources, {}, weights_of(sha256))
        try:
            check_enlarger(weights_of(sha256))
        except InputError:
            weights_of(sha256).unlink(missing_ok=True)
            raise
        tell(told)
        return told, True

    def readings(self) -> list[Drawn]:
        """The ways to read a model whose weights do not say all, with what each draws.

        Raises:
            InputError: it is none, or cannot be drawn with.
            Cancelled: the watch's token was set.
        """
        found = self.finding
        if found.verdict not in ("match", "doubtful") or self._packed is not None:
            raise InputError(found.reason)
        with workshop() as bench:
            return side_by_side(self._converted(bench / WEIGHTS), self._watch)

    def add(
        self, about: About, as_: str = "", reading: str = AS_TAKEN
    ) -> tuple[InstalledModel, bool]:
        """Put it into the library; gives the model, and whether it is new there.

        One that is there already is only given what an earlier studio left in its file. A doubtful
        one is taken for the architecture `as_` only, on a person's word. `reading`: the key of one
        of its `readings`, which stands on its card.

        It is loaded as the engine will load it and must make finite pictures, the same ones twice.
        The original is only read.

        Raises:
            InputError: it is no model, or fails one of these.
            OutOfMemory: there is too little memory to draw with it.
            ExportError: the data folder cannot be written to.
            Cancelled: the watch's token was set; nothing was added.
        """
        found = self.finding
        believed = found.verdict == "doubtful" and as_ == found.architecture
        if found.verdict != "match" and not believed:
            raise InputError(found.reason)
        if self._packed is not None:
            return add_packed(self._packed, about, self._watch)
        self._check_room()
        source = InstalledModels()
        sha256 = self._sha256()
        known = same_model(source, sha256)
        if known is not None:
            return with_both_copies(known, found, self._reading, self._watch), False
        with workshop() as bench:
            folder = bench / "model"
            folder.mkdir()
            made, words = self._read_as(reading, folder / WEIGHTS)
            name = about.name or title_of(found)
            card = new_card(free_id(source, name), name, sha256, found, about, made)
            if words:
                notes = " ".join(filter(None, (doubted(found), with_choice(made.info, words))))
                card = msgspec.structs.replace(card, notes=notes)
            card, covers = proved(card, made.architecture, made.weights, self._watch)
            write_atomic(folder / CARD, card_to_json(card))
            write_atomic(folder / COVERS, covers)
            self._watch.token.check()
            return InstalledModel(card, install(folder, card)), True

    def _check_room(self) -> None:
        """Check that a pipeline can be loaded, before minutes are spent on reading it.

        Raises:
            OutOfMemory: there is too little memory; says how much it needs.
        """
        found = self.finding
        if found.architecture == PIPELINE_NAME:
            numbers = sum(numbers_in(self._reading.describe(p), plan) for p, plan in found.sources)
            check_room(printable(title_of(found)), 4 * numbers)

    def _sha256(self) -> str:
        """The hash that names the model, of the bytes that were looked at."""
        hear = self._watch.of("Reading it")
        digests: dict[Path, str] = {}
        for path, _ in self.finding.sources:
            digests |= self._reading.digests(path, hear)
        return digest_of(self.finding, digests)

    def _read_as(self, key: str, out: Path) -> tuple[Converted, str]:
        """The converted weights under the reading of a key, and that reading in words."""
        made = self._converted(out)
        if key == AS_TAKEN:
            return made, ""
        reading = reading_named(made, key)
        if reading.names:
            made = self._converted_as(replanned(self.finding, reading), out)
        return taken(made, replace(reading, names={})), reading.words

    def _converted(self, out: Path) -> Converted:
        return self._converted_as(self.finding, out)

    def _converted_as(self, found: Finding, out: Path) -> Converted:
        metadata = metadata_of(found.architecture, found.facts)
        hear = self._watch.of("Converting it")
        sha256 = self._reading.convert(found.sources, metadata, out, hear, found.texts)
        return Converted.read(out, found.architecture, sha256)

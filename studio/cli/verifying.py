"""`studio verify`: files rendered again one after another, and what that means for a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from studio.cli.rendering import renderer
from studio.errors import StudioError
from studio.export.credentials.reading import read_credentials
from studio.export.credentials.told import Credentials
from studio.export.verify import Verdict, verify
from studio.files.atomic import printable
from studio.library.settings import SettingsFile

NO_CREDENTIALS = Credentials()


@dataclass(frozen=True)
class Checked:
    """What came of one file: a verdict with the fallbacks taken, or why there is none.

    `credentials` are told beside it and change nothing of the verdict, which is on the pixels.
    """

    file: Path
    verdict: Verdict | None = None
    notes: tuple[str, ...] = ()
    problem: StudioError | None = None
    credentials: Credentials = NO_CREDENTIALS

    @property
    def exit_code(self) -> int:
        """0 for what its recipe makes, 1 for what it does not make here, 2 for no such file."""
        if self.problem is not None:
            return self.problem.exit_code
        return 1 if self.verdict is not None and self.verdict.result == "different" else 0

    @property
    def line(self) -> str:
        """The verdict and the state of the credentials in words; empty without a verdict."""
        if self.verdict is None:
            return ""
        decibels = "" if self.verdict.psnr_db is None else f" ({self.verdict.psnr_db:.1f} dB)"
        verdict = f"{self.verdict.result}{decibels} {self.verdict.reason}".strip().rstrip(".")
        return f"{verdict}. {self.credentials.words}"

    def as_json(self) -> dict[str, Any]:
        """`{result, psnr_db, reason, notes}`; without a verdict `result` is null."""
        return {
            "result": self.verdict.result if self.verdict else None,
            "psnr_db": self.verdict.psnr_db if self.verdict else None,
            "reason": self.verdict.reason if self.verdict else str(self.problem),
            "notes": list(self.notes),
            "credentials": self.credentials.state,
            "credentials_words": self.credentials.words,
        }

    @property
    def name(self) -> str:
        """The file as it was given."""
        return printable(str(self.file))


def check(files: Sequence[Path]) -> Iterator[Checked]:
    """What comes of each file in turn; their models stay loaded from one to the next."""
    render, notes = renderer()
    signing = SettingsFile().value.signing
    for file in files:
        notes.clear()
        try:
            verdict = verify(file, render)
            credentials = read_credentials(file, signing)
            found = Checked(file, verdict, tuple(notes), credentials=credentials)
        except StudioError as error:
            found = Checked(file, problem=error)
        yield found

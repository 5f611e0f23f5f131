"""Every exception the studio raises on purpose.

StudioError                 one plain sentence for the person at the window; exit code 1
├── InputError              something given to us is not usable; exit code 2
│   ├── RecipeError         a recipe that is broken, too large or inconsistent
│   │   └── NewerError      written by a newer studio
│   ├── LatentError         an expression that does not fit its space
│   │   └── ShapeError      arrays whose shapes do not go together
│   ├── PictureError        a picture that cannot be read within bounds
│   ├── SoundError          a sound that cannot be read within bounds
│   ├── ModelError          a model that is missing, altered or cannot do what is asked
│   │   └── MissingModel    a recipe names a model that is not installed
│   ├── FileFormatError     a file that is not what it should be
│   │   └── RefusedFile     a file that only running code from it would open; nothing was run
│   └── ProjectError        a project that cannot be opened
│       ├── ProjectBusy     another window has it open
│       └── ProjectDamaged  it is not as the studio wrote it; what can be read may be rescued
├── ExportError             a file could not be written where it was asked for; exit code 2
│   └── DiskFull            there is no room for it
├── CredentialsError        Content Credentials could not be made; the file itself is written
├── DownloadError           a published file could not be fetched as it was published
├── RenderError             the generator failed
│   ├── NonFinite           it made NaN or infinite pixels at every precision
│   └── OutOfMemory         it did not fit, even at the end of the ladder
└── Cancelled               the person asked to stop
"""


class StudioError(Exception):
    """Anything the studio reports in one sentence; `str(error)` is that sentence."""

    exit_code = 1


class InputError(StudioError):
    """What was given cannot be used: says what was found, what was expected and what to do."""

    exit_code = 2


class RecipeError(InputError):
    """A recipe that is broken, too large or inconsistent."""


class NewerError(RecipeError):
    """A recipe or project written by a newer version of the studio."""


class LatentError(InputError):
    """A latent expression that does not fit its space."""


class ShapeError(LatentError):
    """Arrays whose shapes do not go together."""


class PictureError(InputError):
    """A picture that cannot be read within bounds."""


class SoundError(InputError):
    """A sound that cannot be read within bounds."""


class ModelError(InputError):
    """A model that is missing a file, was altered, or cannot do what is asked of it."""


class MissingModel(ModelError):
    """A recipe names a model that is not installed."""


class FileFormatError(InputError):
    """A file that is not what its place says it should be."""


class RefusedFile(FileFormatError):
    """A file that asks for code to be run, or hides something; nothing from it was run."""


class ProjectError(InputError):
    """A project file that cannot be opened."""


class ProjectBusy(ProjectError):
    """Another window has the project open."""


class ProjectDamaged(ProjectError):
    """A project file that is not as it was written; what can be read of it may be rescued."""


class ExportError(StudioError):
    """A file could not be written; whatever stood there before is untouched."""

    exit_code = 2


class DiskFull(ExportError):
    """There is no room for a file: what else waits to be written waits for room."""


class CredentialsError(StudioError):
    """Content Credentials could not be made or read; `str(error)` is the end of a sentence."""


class DownloadError(StudioError):
    """A published file could not be fetched as it was published; nothing half is kept as whole.

    `kind` is one of offline, missing, gated, busy, broken, altered, room, refused.
    """

    def __init__(self, text: str, kind: str = "broken") -> None:
        super().__init__(text)
        self.kind = kind


class RenderError(StudioError):
    """A generator failed; costs one job, never the session."""


class NonFinite(RenderError):
    """The picture held NaN or infinity at every precision tried."""


class OutOfMemory(RenderError):
    """The picture did not fit in memory, even at the end of the ladder."""


class Cancelled(StudioError):
    """The person asked to stop; nothing was kept."""

"""What a repository on the Hugging Face hub holds, asked through `huggingface_hub`.

The library tells sizes, checksums and the exact commit; the files themselves are fetched like all
others, so that pausing, going on and checking are the same everywhere. Its telemetry is off, and a
token is sent only where the person gave one for this very download.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from studio import __version__
from studio.errors import DownloadError
from studio.library.catalogue import CatalogueEntry, CatalogueFile
from studio.library.downloads import words
from studio.library.downloads.rules import checked
from studio.library.downloads.transfer import Wanted

if TYPE_CHECKING:
    from huggingface_hub import ModelInfo

QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
}
TIMEOUT_S = 20.0


def hub_files(entry: CatalogueEntry, token: str = "") -> list[Wanted]:
    """The entry's files at the hub's newest (or the entry's own) commit, with their checksums.

    Raises:
        DownloadError: the hub was not reached, refuses, or lacks a file.
    """
    os.environ.update(QUIET)
    from huggingface_hub import constants, hf_hub_url

    constants.HF_HUB_DISABLE_TELEMETRY = True  # whoever imported it before us
    info = _ask(entry, token)
    there: dict[str, Any] = {sibling.rfilename: sibling for sibling in info.siblings or ()}
    wanted = []
    for file in entry.files:
        found = there.get(file.path)
        if found is None:
            raise DownloadError(
                f"{entry.repo} no longer holds {file.path}; its page may say where it went.",
                "missing",
            )
        url = hf_hub_url(entry.repo, file.path, revision=info.sha, endpoint=_endpoint())
        wanted.append(_wanted(file, checked(url), found, token, bool(info.gated or entry.gated)))
    return wanted


def _wanted(file: CatalogueFile, url: str, found: Any, token: str, gated: bool) -> Wanted:
    large = found.lfs
    sha256 = file.sha256 or (str(large.sha256) if large is not None else "")
    git = file.git or ("" if large is not None else str(found.blob_id or ""))
    return Wanted(file.name, url, file.size or int(found.size or 0), sha256, git, token, gated)


def _endpoint() -> str:
    """The hub, or the mirror of it that HF_ENDPOINT names."""
    return checked(os.environ.get("HF_ENDPOINT") or "https://huggingface.co").rstrip("/")


def _ask(entry: CatalogueEntry, token: str) -> ModelInfo:
    import httpx2
    from huggingface_hub import HfApi
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    api = HfApi(
        endpoint=_endpoint(),
        token=token or False,
        library_name="latent-studio",
        library_version=__version__,
    )
    host = _endpoint().split("/")[2]
    try:
        return api.model_info(
            entry.repo, revision=entry.commit or None, files_metadata=True, timeout=TIMEOUT_S
        )
    except OfflineModeIsEnabled:
        raise DownloadError(
            "HF_HUB_OFFLINE is set on this machine, so the hub is not asked; unset it and try"
            " again.",
            "offline",
        ) from None
    except GatedRepoError:
        raise words.from_status(403, host, entry.name, gated=True) from None
    except (RepositoryNotFoundError, RevisionNotFoundError):
        gone = words.from_status(404, host, entry.name, gated=bool(entry.gated))
        raise (words.from_status(401, host, entry.name, True) if entry.gated else gone) from None
    except HfHubHTTPError as error:
        raise words.from_status(error.response.status_code, host, entry.name, False) from None
    except (httpx2.HTTPError, OSError):
        raise words.offline(host) from None

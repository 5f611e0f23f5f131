"""The native library for Content Credentials: imported late, told never to use the network."""

from __future__ import annotations

import importlib
from typing import Any

from studio.errors import CredentialsError

MISSING = "the library for Content Credentials could not be loaded here"
_MOST_UNPACKED_MB = 32
_IN_MEMORY_MB = 64
"""What is larger is put together in a temporary file."""


def library() -> Any:
    """The module `c2pa`.

    Raises:
        CredentialsError: it is not installed, or its native part does not fit this computer.
    """
    try:
        return importlib.import_module("c2pa")
    except (ImportError, OSError, RuntimeError, AttributeError):
        raise CredentialsError(MISSING) from None


def settings(anchors: str = "") -> dict[str, Any]:
    """Offline and without thumbnails; `anchors`, PEM, are authorities that this studio trusts."""
    trust = {"user_anchors": anchors} if anchors else {}
    return {
        "version": 1,
        "builder": {"thumbnail": {"enabled": False}},
        "verify": {
            "remote_manifest_fetch": False, "ocsp_fetch": False, "verify_after_sign": False,
        },
        "core": {
            "allowed_network_hosts": [],
            "allow_redirects": False,
            "max_decompressed_manifest_size_in_mb": _MOST_UNPACKED_MB,
            "backing_store_memory_threshold_in_mb": _IN_MEMORY_MB,
        },
    } | ({"trust": trust} if trust else {})  # fmt: skip


def reason_of(error: BaseException) -> str:
    """What the library says went wrong, short enough for a sentence."""
    words = " ".join(str(error).split())
    for name in ("Other: ", "Verify: ", "Signature: ", "Decoding: ", "Io: "):
        words = words.removeprefix(name)
    shown = "".join(c for c in words if c.isprintable())[:120].rstrip(" .")
    return shown or type(error).__name__

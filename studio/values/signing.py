"""How exports are signed, as a person or an organisation prefers it."""

from __future__ import annotations

from typing import Annotated

import msgspec

MAX_NAME = 200


class Signing(msgspec.Struct, frozen=True):
    """Whether exports carry signed Content Credentials, and who signs them.

    `author` is written only where given. `chain` and `key` are the paths of an organisation's own
    certificates (PEM, its own first) and private key; both empty: the studio's, made on this
    computer. `time_stamp`: the address of an authority that confirms the time (RFC 3161); it is
    asked over the network at every export, which happens only where one is given.
    """

    on: bool = True
    author: Annotated[str, msgspec.Meta(max_length=MAX_NAME)] = ""
    chain: str = ""
    key: str = ""
    time_stamp: str = ""

    @property
    def own(self) -> bool:
        """Whether an organisation's certificate is to be used."""
        return bool(self.chain or self.key)

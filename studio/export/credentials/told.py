"""What the Content Credentials of a file say, and whether that can be believed, as a value."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from studio.export.credentials.manifest import MODEL_LABEL

State = Literal["none", "valid", "tampered", "invalid", "unknown"]
MOST = 32
MAX_TEXT = 200
_ALTERED = (".mismatch", ".missing", ".malformed")
_WHY = {
    "assertion.dataHash.mismatch": "the picture was changed after it was signed",
    "assertion.bmffHash.mismatch": "the picture was changed after it was signed",
    "assertion.boxesHash.mismatch": "the picture was changed after it was signed",
    "assertion.hashedURI.mismatch": "what its credentials say was changed after they were signed",
    "claimSignature.mismatch": "its credentials were changed after they were signed",
    "signingCredential.expired": "the signer's certificate had expired",
    "signingCredential.revoked": "the signer's certificate was withdrawn",
    "signingCredential.invalid": "the signer's certificate is not one for this purpose",
    "claimSignature.outsideValidity": "it was signed outside the time of the certificate",
}
_SOURCE_TYPES = {
    "trainedAlgorithmicMedia": "made by a model",
    "compositeWithTrainedAlgorithmicMedia": "made by a model from a picture",
    "digitalCapture": "taken with a camera",
    "computationalCapture": "taken with a camera that computes",
    "algorithmicMedia": "computed",
    "digitalCreation": "drawn by a person",
    "humanEdits": "edited by a person",
    "composite": "put together",
}
_ACTIONS = {
    "c2pa.created": "created", "c2pa.opened": "opened", "c2pa.placed": "put something in",
    "c2pa.edited": "edited", "c2pa.redacted": "left something out", "c2pa.resized": "resized",
    "c2pa.cropped": "cropped", "c2pa.converted": "converted", "c2pa.published": "published",
    "c2pa.transcoded": "encoded again", "c2pa.color_adjustments": "adjusted colours",
    "c2pa.filtered": "filtered", "c2pa.watermarked": "marked invisibly",
}  # fmt: skip


class Ingredient(msgspec.Struct, frozen=True):
    """A picture or sound that went in; `credentials`: whether it brought its own along."""

    title: str
    relationship: str = ""
    credentials: bool = False


class Credentials(msgspec.Struct, frozen=True):
    """What was found.

    `state`: `none` there are none; `valid` nothing was changed since they were signed; `tampered`;
    `invalid` they cannot be read or prove nothing; `unknown` this computer cannot look.
    `trust`: `own` this studio signed it; `unchecked` another signer, whom nobody vouches for here.
    `words` is the sentence that says so. All text is short and printable.
    """

    state: State = "none"
    trust: Literal["", "own", "unchecked"] = ""
    words: str = "It carries no Content Credentials."
    signer: str = ""
    issuer: str = ""
    time: str = ""
    made_with: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    source_types: tuple[str, ...] = ()
    ingredients: tuple[Ingredient, ...] = ()
    model: dict[str, str] = {}
    beside: bool = False


def said_by(stored: dict[str, Any], beside: bool = False) -> Credentials:
    """What the library's report on a file comes to.

    Args:
        stored: the report; its claims come from outside and are of any shape.
        beside: whether the credentials lie beside the file.
    """
    manifests = _dict(stored.get("manifests"))
    active = _dict(manifests.get(str(stored.get("active_manifest"))))
    signed = _dict(active.get("signature_info"))
    assertions = [_dict(part) for part in _list(active.get("assertions"))]
    signer = _text(signed.get("common_name")) or _text(signed.get("issuer")) or "somebody unnamed"
    state, trust, words = _verdict(stored, signer)
    actions = _actions(assertions)
    return Credentials(
        state, trust, words, signer,
        issuer=_text(signed.get("issuer")),
        time=_text(signed.get("time")),
        made_with=_agent(active),
        title=_text(active.get("title")),
        authors=_authors(assertions),
        actions=tuple(_action_words(action) for action in actions),
        source_types=tuple(dict.fromkeys(filter(None, map(_source_type, actions)))),
        ingredients=tuple(map(_ingredient, _list(active.get("ingredients")))),
        model=_model(assertions),
        beside=beside,
    )  # fmt: skip


def broken(reason: str, remote: bool = False) -> Credentials:
    """Credentials that are there, and that nobody can read."""
    if remote:
        words = "Its Content Credentials lie on the network, which the studio does not ask."
        return Credentials("unknown", words=words)
    return Credentials("invalid", words=f"Its Content Credentials cannot be read: {reason}.")


def lines(found: Credentials) -> list[tuple[str, str]]:
    """(name, words) of what there is to say, for people."""
    pairs = [
        ("Credentials", found.words),
        ("Signed", found.time),
        ("Made with", found.made_with),
        ("By", ", ".join(found.authors)),
        ("Source", ", ".join(map(source_words, found.source_types))),
        ("Done", ", ".join(found.actions)),
        ("From", ", ".join(map(_ingredient_words, found.ingredients))),
    ]
    return [(name, words) for name, words in pairs if words]


def source_words(name: str) -> str:
    """A kind of source, named by the last part of its address, in plain words."""
    return _SOURCE_TYPES.get(name, name)


# ---- inside -------------------------------------------------------------------------------------
def _verdict(
    stored: dict[str, Any], signer: str
) -> tuple[State, Literal["", "own", "unchecked"], str]:  # fmt: skip
    state = stored.get("validation_state")
    if state == "Trusted":
        return "valid", "own", "Signed by this studio, and not changed since."
    if state == "Valid":
        words = f"Signed by {signer}, and not changed since. Who that is was not checked"
        return "valid", "unchecked", f"{words} against a list of trusted signers."
    results = _dict(_dict(stored.get("validation_results")).get("activeManifest"))
    codes = [_text(_dict(fault).get("code")) for fault in _list(results.get("failure"))]
    codes = [code for code in codes if code != "signingCredential.untrusted"]
    first = next((code for code in codes if code in _WHY), codes[0] if codes else "")
    why = _WHY.get(first, f"a check failed ({first or 'unnamed'})")
    if any(code.endswith(_ALTERED) for code in codes):
        return "tampered", "", f"Signed by {signer}, but {why}."
    return "invalid", "", f"Signed by {signer}, but that proves nothing: {why}."


def _actions(assertions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = (part for part in assertions if _text(part.get("label")).startswith("c2pa.actions"))
    data = _dict(next(found, {}).get("data"))
    return [_dict(action) for action in _list(data.get("actions"))]


def _action_words(action: dict[str, Any]) -> str:
    name = _text(action.get("action"))
    return _ACTIONS.get(name, name.removeprefix("c2pa.").replace("_", " "))


def _source_type(action: dict[str, Any]) -> str:
    return _text(action.get("digitalSourceType")).rstrip("/").rsplit("/", 1)[-1]


def _agent(active: dict[str, Any]) -> str:
    info = next(iter(_list(active.get("claim_generator_info"))), None)
    if info is None:
        return _text(active.get("claim_generator"))
    named = _dict(info)
    return f"{_text(named.get('name'))} {_text(named.get('version'))}".strip()


def _authors(assertions: list[dict[str, Any]]) -> tuple[str, ...]:
    """Names given in any of the ways that are in use."""
    found: list[str] = []
    for part in assertions:
        label, data = _text(part.get("label")), _dict(part.get("data"))
        if label.startswith(("cawg.metadata", "c2pa.metadata")):
            creator = data.get("dc:creator")
            found += [_text(name) for name in (_list(creator) or [creator])]
        elif label.startswith("stds.schema-org.CreativeWork"):
            found += [_text(_dict(author).get("name")) for author in _list(data.get("author"))]
    return tuple(filter(None, found))[:MOST]


def _model(assertions: list[dict[str, Any]]) -> dict[str, str]:
    found = (part for part in assertions if _text(part.get("label")) == MODEL_LABEL)
    data = _dict(next(found, {}).get("data"))
    return {_text(key): _text(value) for key, value in list(data.items())[:MOST]}


def _ingredient(part: Any) -> Ingredient:
    told = _dict(part)
    return Ingredient(
        _text(told.get("title")) or "a picture",
        _text(told.get("relationship")),
        bool(told.get("active_manifest")),
    )


def _ingredient_words(part: Ingredient) -> str:
    return part.title + (" with credentials of its own" if part.credentials else "")


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value[:MOST] if isinstance(value, list) else []


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    short = " ".join(value[: 2 * MAX_TEXT].split())
    return "".join(c for c in short if c.isprintable())[:MAX_TEXT]

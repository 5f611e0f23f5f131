"""Signed files, and what the tests of credentials do to them."""

import io
import json
import tempfile
from contextlib import closing
from pathlib import Path

import av
import c2pa
import numpy as np
import tifffile
from PIL import Image

from studio.export.credentials.kinds import HEAD_BYTES, kind_of
from studio.export.credentials.seal import Seal
from studio.export.films.table import film_format
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import provenance_of
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from studio.values.signing import Signing
from tests.export.export_samples import CARD, bands, picture, seed_recipe

STILLS = {
    "png8": StillSpec("png"), "png16": StillSpec("png", 16), "jpeg": StillSpec("jpeg"),
    "webp": StillSpec("webp"), "avif": StillSpec("avif"), "tiff8": StillSpec("tiff"),
    "tiff16": StillSpec("tiff", 16),
}  # fmt: skip
FILMS = ("mp4", "gif")
SEAL = Seal(Signing())


def still(path, spec, recipe=None, seal=SEAL, **more):
    """Write one still; gives its path and why it is not signed."""
    sink = StillExport(path, recipe or seed_recipe(), CARD, spec, seal=seal, **more)
    for y0, rows in bands(picture(bits=spec.bits)):
        sink.band(y0, rows)
    return sink.finish(), sink.problem


def film(path, kind, recipe=None, seal=SEAL, frames=3):
    """Write one film; gives its path and why it is not signed."""
    recipe = recipe or seed_recipe(64, 64)
    told = provenance_of(recipe, CARD)
    with FilmWriter(path, 64, 64, film_format(kind).usual(25), told, seal=seal) as writer:
        for number in range(frames):
            writer.add(picture(64, 64, seed=number))
        return writer.finish(), writer.problem


def plain_film(path, codec, container, pixels):
    """A film of another maker, unsigned."""
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream(codec, rate=25)
        stream.width = stream.height = 64
        stream.pix_fmt = pixels
        for number in range(3):
            frame = av.VideoFrame.from_ndarray(picture(64, 64, seed=number), format="rgb24")
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return Path(path)


def report(data, kind=None, beside=None):
    """What the library itself says of a file's bytes, with none of our settings."""
    kind = kind or kind_of(data[:HEAD_BYTES])
    with closing(c2pa.Reader(kind, io.BytesIO(data), beside, c2pa.Context())) as reader:
        return json.loads(reader.json())


def state(data, kind=None, beside=None):
    """The library's verdict; `broken` where it cannot even read it."""
    try:
        return report(data, kind, beside)["validation_state"]
    except c2pa.C2paError:
        return "broken"


def actions(found):
    """The actions of what `report` gave."""
    active = found["manifests"][found["active_manifest"]]
    data = next(a["data"] for a in active["assertions"] if a["label"].startswith("c2pa.actions"))
    return data["actions"]


def flipped(data):
    """One bit of the picture changed, whatever the format."""
    at = {
        "image/png": lambda: data.find(b"IDAT") + 24,
        "image/jpeg": lambda: data.rfind(b"\xff\xda") + 40,
        "image/webp": lambda: data.find(b"VP8 ") + 40,
        "image/tiff": lambda: tifffile.TiffFile(io.BytesIO(data)).pages[0].dataoffsets[0] + 9,
        "image/avif": lambda: data.rfind(b"mdat") + 40,
        "image/gif": lambda: len(data) - 40,
    }.get(kind_of(data[:HEAD_BYTES]), lambda: data.find(b"mdat") + 40)()
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def photo(signed_by=None, thumbnail=False, side=96):
    """A JPEG from outside; with credentials of its own where `signed_by` is an identity."""
    y, x = np.mgrid[0:side, 0:side]
    pixels = np.stack([x * 2, y * 2, x + y], -1).astype(np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "JPEG", quality=90)
    if signed_by is None:
        return buffer.getvalue()
    info = c2pa.C2paSignerInfo(
        signed_by.algorithm, signed_by.chain.encode(), signed_by.key.encode(), None
    )
    wanted = {"version": 1, "builder": {"thumbnail": {"enabled": thumbnail}}}
    context = c2pa.Context(c2pa.Settings.from_dict(wanted), c2pa.Signer.from_info(info))
    camera = {"name": "A camera", "version": "7"}
    done = {"action": "c2pa.created", "softwareAgent": camera, "digitalSourceType":
            "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"}  # fmt: skip
    said = {"claim_generator_info": [camera], "title": "Ein Foto",
            "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [done]}}]}  # fmt: skip
    with tempfile.TemporaryFile() as out:
        buffer.seek(0)
        c2pa.Builder(said, context).sign("image/jpeg", buffer, out)
        out.seek(0)
        return out.read()

"""One signed still, in a process where the library for credentials may be missing."""

from studio.export.credentials.seal import Seal
from studio.export.still import StillExport
from studio.values.signing import Signing
from tests.export.export_samples import CARD, bands, picture, seed_recipe


def still(path, spec):
    """Write it; gives its path and why it is not signed."""
    sink = StillExport(path, seed_recipe(), CARD, spec, seal=Seal(Signing()))
    for y0, rows in bands(picture(bits=spec.bits)):
        sink.band(y0, rows)
    return sink.finish(), sink.problem

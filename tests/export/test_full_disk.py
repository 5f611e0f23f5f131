"""A disk that is really full, in the middle: nothing half under a final name, one sentence."""

import re
import shutil
import subprocess
import sys

import numpy as np
import pytest

from studio.errors import DiskFull
from studio.export.batches.maker import Maker
from studio.export.batches.plan import Plan
from studio.export.films.table import GIF, MP4, PNG_FRAMES
from studio.export.films.writer import FilmWriter
from studio.export.metadata.provenance import provenance_of
from studio.export.prints.layout import PrintSpec
from studio.export.queue.makings import PrintMaking
from studio.export.queue.tasks import PrintTask
from studio.export.spec import StillSpec
from studio.export.still import StillExport
from tests.export.batches.batch_samples import HELPERS, seeds
from tests.export.export_samples import CARD, bands, seed_recipe

SIDE = 256


@pytest.fixture
def disk(tmp_path):
    """A folder on a disk of 160 KB of its own."""
    mount = shutil.which("mount")
    if not sys.platform.startswith("linux") or mount is None:
        pytest.skip("makes a small disk with Linux's tmpfs")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=160k", "tmpfs", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("this user may mount no disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def noise(side=SIDE, seed=0, bits=8):
    top, kind = (256, np.uint8) if bits == 8 else (65_536, np.uint16)
    return np.random.default_rng(seed).integers(0, top, (side, side, 3), dtype=kind)


def seen(folder):
    """What a person finds there."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    )


def refused(write, name, end):
    """One sentence with the name of the file that a person asked for."""
    with pytest.raises(DiskFull) as caught:
        write()
    end()
    assert re.match(
        rf"The disk is full: .*{re.escape(name)} was not written to ", str(caught.value)
    )


@pytest.mark.parametrize("spec", [
    StillSpec("png"), StillSpec("tiff", 16), StillSpec("jpeg", quality=100),
    StillSpec("webp", lossless=True),
], ids=lambda spec: spec.format)  # fmt: skip
def test_a_still(disk, spec):
    sink = StillExport(disk / f"a{spec.suffix}", seed_recipe(SIDE, SIDE), CARD, spec)

    def write():
        for y0, rows in bands(noise(bits=spec.bits), 64):
            sink.band(y0, rows)
        sink.finish()

    refused(write, f"a{spec.suffix}", sink.abort)
    assert list(disk.iterdir()) == []


@pytest.mark.parametrize("kind", ["pdf", "tiff"])
def test_a_print_sheet(disk, kind):
    spec = PrintSpec(paper="A6", kind=kind, dpi=72)
    path = disk / f"a{spec.suffix}"
    making = PrintMaking(PrintTask(str(path), (seed_recipe(SIDE, SIDE),), ("",), spec), HELPERS)

    def write():
        asked = making.ask()
        making.band(0, noise(asked.recipe.height)[:, : asked.recipe.width])
        making.made()
        making.finish()

    refused(write, f"a{spec.suffix}", making.pause)
    assert list(disk.iterdir()) == []


def test_a_batch_keeps_what_is_whole_and_goes_on_when_there_is_room(disk):
    plan = Plan(seeds(6))
    maker = Maker(disk / "b", plan, HELPERS)

    def go(maker):
        while (ask := maker.ask()) is not None:
            side = ask.recipe.width
            maker.band(0, noise(side, ask.recipe.latent.n)[:side])
            maker.made()

    filler = disk / "filler"
    filler.write_bytes(bytes(110_000))
    refused(lambda: go(maker), "", maker.pause)
    whole = [name for name in seen(disk) if name.endswith(".png")]
    assert 0 < len(whole) < 6
    filler.unlink()
    again = Maker(disk / "b", plan, HELPERS)
    assert again.done == len(whole)
    go(again)
    again.finish()
    assert len([name for name in seen(disk) if name.endswith(".png")]) == 6


@pytest.mark.parametrize("kind", [MP4, GIF, PNG_FRAMES], ids=lambda kind: kind.key)
def test_a_film(disk, kind):
    told = provenance_of(seed_recipe(SIDE, SIDE), CARD)
    path = disk / f"a{kind.suffix}"
    writer = FilmWriter(path, SIDE, SIDE, kind.usual(25), told)

    def write():
        for number in range(60):
            writer.add(noise(seed=number))
        writer.finish()

    refused(write, path.name, writer.abort)
    assert list(disk.iterdir()) == []

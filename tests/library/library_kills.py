"""Killing a studio that edits its library: `python -m tests.library.library_kills --kills 100`.

Each child begins with a fresh project over a fresh library and does random but reproducible edits
of both, with undo and redo between, until SIGKILL. Then: nothing acknowledged is lost; the library
is as after the last edit that the project knows of, or as after the one that was under way; undo
goes back to the beginning and redo forth again, and neither meets a step that it cannot take.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from studio.library.bin import in_bin
from studio.library.models import InstalledModels
from studio.library.project import Project
from studio.library.settings import SettingsFile
from tests.helpers.library import BareLibrary
from tests.helpers.shelf import put
from tests.library.landscape import seed

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("Birds", "Cats", "Faces", "Trees")
Shelf = tuple[tuple[str, str, tuple[str, ...], bool, bool], ...]
"""For each model: its hash, name, tags, whether it is a favourite, whether it is in the bin."""


def decide(number, shelf):
    """Edit `number` of the endless sequence, given what the library holds: (what, hash)."""
    chance = random.Random(number)
    what = chance.choices(
        ("name", "tags", "star", "bin", "back", "place", "undo", "redo"), (8, 4, 4, 5, 5, 6, 9, 5)
    )[0]
    fit = [row[0] for row in shelf if row[4] == (what == "back")]
    if what not in ("place", "undo", "redo") and not fit:
        return "place", ""
    return what, chance.choice(fit) if fit else ""


# ---- the slow model ------------------------------------------------------------------------------
@dataclass
class Expected:
    """The library after each edit, and every state that undo can lead to."""

    states: list[Shelf]
    at: int = 0
    now: list[Shelf] = field(default_factory=list)

    def edit(self, number):
        """Do edit `number`."""
        here = self.states[self.at]
        what, sha = decide(number, here)
        if what == "undo":
            self.at = max(0, self.at - 1)
        elif what == "redo":
            self.at = min(len(self.states) - 1, self.at + 1)
        else:
            self.states[self.at + 1 :] = [changed(here, what, sha, number)]
            self.at += 1
        self.now.append(self.states[self.at])


def changed(shelf, what, sha, number):
    """The library with one model changed."""
    new = {
        "place": lambda r: r,
        "name": lambda r: (r[0], f"Name {number}", *r[2:]),
        "tags": lambda r: (*r[:2], (f"tag {number}",), *r[3:]),
        "star": lambda r: (*r[:3], not r[3], r[4]),
        "bin": lambda r: (*r[:4], True),
        "back": lambda r: (*r[:4], False),
    }
    return tuple(new[what](row) if row[0] == sha else row for row in shelf)


# ---- the real one --------------------------------------------------------------------------------
@dataclass(frozen=True)
class World:
    """A project and a library in one folder."""

    folder: Path
    project: Project | None = None
    library: BareLibrary | None = None

    def made(self):
        """Both, fresh."""
        for name in NAMES:
            put(self.folder / "own", name)
        with Project.untitled(self.folder) as project:
            project.save_as(self.folder / "killed.latent")
        return self

    def opened(self):
        """Both, as a start of the studio has them."""
        settings = SettingsFile(self.folder / "settings")
        if not settings.value.model_folders:
            settings.change(model_folders=(str(self.folder / "own"),))
        models = InstalledModels([self.folder / "house", self.folder / "own"])
        project = Project.open(self.folder / "killed.latent")
        library = project.library = BareLibrary(models, settings)
        return replace(self, project=project, library=library)

    def shelf(self):
        """What the library holds."""
        lying = [(b.card, True) for b in in_bin(self.library.folders)]
        cards = [*((m.card, False) for m in self.library.models.models()), *lying]
        stars = self.library.favourites
        rows = [(c.sha256, c.name, c.tags, c.sha256 in stars, gone) for c, gone in cards]
        return tuple(sorted(rows))

    def edit(self, number):
        """Do edit `number`, and count it."""
        what, sha = decide(number, self.shelf())
        library, project = self.library, self.project
        if what in ("undo", "redo"):
            step = project.undo() if what == "undo" else project.redo()
            assert step is None or step.problem == ""
        elif what == "place":
            project.add_place(seed(number), None, merge=False)
        elif what == "back":
            (binned,) = (b for b in in_bin(library.folders) if b.card.sha256 == sha)
            library.do(project, library.restore(binned))
        else:
            model = next(m for m in library.models.models() if m.card.sha256 == sha)
            library.do(project, {
                "name": lambda: library.change(model, {"name": f"Name {number}"}),
                "tags": lambda: library.change(model, {}, (f"tag {number}",)),
                "star": lambda: library.favour(model),
                "bin": lambda: library.delete(model),
            }[what]())  # fmt: skip
        project.set_state("edits", number + 1)


def child(folder, first):
    """Edit until killed; writes the number of acknowledged edits, one a line."""
    world = World(folder).made().opened()
    os.write(1, b"%d\n" % first)
    for number in range(first, sys.maxsize):
        world.edit(number)
        if random.random() < 0.3:
            world.project.flush()
            os.write(1, b"%d\n" % (number + 1))


def killed_run(folder, first, patience_s):
    """Let a child work and kill it; gives how many edits it had acknowledged."""
    command = [sys.executable, "-m", "tests.library.library_kills", "--child", str(folder)]
    with subprocess.Popen([*command, str(first)], cwd=ROOT, stdout=subprocess.PIPE) as process:
        begun = process.stdout.readline()
        time.sleep(patience_s)
        process.kill()
        rest = process.stdout.read()
    return max(int(line) for line in (begun + rest).split(b"\n")[:-1])


def check(folder, first, acknowledged):
    """What a kill has left; gives how many edits survived."""
    world = World(folder).opened()
    project, start = world.project, World(folder.with_name(folder.name + " fresh")).made().opened()
    start.project.close()
    number = project.state("edits", first)
    assert number >= acknowledged, f"lost {acknowledged - number} acknowledged edits"
    expected = Expected([start.shelf()])
    found = [expected.states[0]]
    for k in range(first, number + 1):
        expected.edit(k)
        found.append(expected.now[-1])
    assert world.shelf() in found[-2:], f"after {number - first} edits the library differs"
    here = world.shelf()
    for step, end in ((project.undo, start.shelf()), (project.redo, None)):
        while (moved := step()) is not None:
            assert moved.problem == "", moved.problem
        assert end is None or world.shelf() == end
    project.close()
    again = World(folder).opened()
    assert here in _on_the_way_back(again), "what stood there cannot be reached any more"
    again.project.close()
    return number - first


def _on_the_way_back(world):
    """Every state of the library that undo leads to."""
    found = [world.shelf()]
    while (moved := world.project.undo()) is not None:
        assert moved.problem == ""
        found.append(world.shelf())
    return found


def run(folder, kills, most_patience_s=0.4, chance=None):
    """Kill `kills` times; gives how many edits survived."""
    chance = chance or random.Random()
    done = 0
    for kill in range(kills):
        place, first = Path(folder) / f"{kill}", chance.randrange(10**6)
        place.mkdir()
        done += check(place, first, killed_run(place, first, chance.uniform(0.0, most_patience_s)))
    return done


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), int(given.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        done = run(folder, given.kills)
        took = time.monotonic() - began
        sys.stdout.write(
            f"{given.kills} kills, {done} edits, all of them taken back, {took:.0f} s\n"
        )


if __name__ == "__main__":
    main()

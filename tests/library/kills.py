"""Killing a studio that writes, again and again: `python -m tests.library.kills --kills 120`.

One project lives through all kills. A child process edits it (random but reproducible edits,
closing and opening in between) and says which edits `flush` has acknowledged; it is killed with
SIGKILL at a random moment. What is then on disk must be the project after some whole number of
edits (or within one, between its parts), at least as many as were acknowledged.
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from studio.library.films import ProjectFilms
from studio.library.project import Project
from studio.values.film import Course, Film, Key
from tests.library.landscape import moved, seed

ROOT = Path(__file__).resolve().parents[2]
MOST_EDITS = 40_000


def edit(project, number):
    """Edit `number` of the endless sequence as it happened before; depends on the project alone."""
    for _ in steps(project, number):
        pass


def steps(project, number):
    """The same, stopping wherever a crash could: between what is handed over as a whole."""
    chance = random.Random(number)
    living = [node.id for node in project.trail]
    now = 1000.0 + number
    what = chance.choices(range(9), (40, 10, 8, 6, 4, 10, 8, 5, 8))[0] if living else 0
    one = chance.choice(living[-30:]) if living else None
    match what:
        case 0:
            plain = chance.random() < 0.5
            recipe = seed(number) if plain else moved(7, dusk=number / 100, haze=1.0)
            project.add_place(recipe, one, now=now)
        case 1:
            project.rename(one, f"name {number}")
        case 2:
            project.set_pin(one, chance.random() < 0.7, f"pin {number}")
        case 3:
            project.delete(chance.sample(living, min(3, len(living))))
        case 4:
            project.restore([node.id for node in project.trail.all_nodes if node.deleted][:2])
        case 5:
            key = f"key {chance.randrange(4)}"
            project.set_state(key, [number] * chance.randrange(5), f"Keyframe {number}")
        case 6:
            for _ in range(chance.randrange(1, 4)):
                project.undo()
                yield
        case 7:
            project.redo()
        case 8:
            films = ProjectFilms(project)
            keys = tuple(Key(f"k{i}", float(i), seed(number + i)) for i in range(3))
            films.put("1", Film(Course(1.0 + number, 30), keys), f"Film {number}")
    yield
    photo = project.put_blob(f"photo {number % 50}".encode() * 2000)
    yield
    project.set_state("photo", photo)
    yield
    project.set_state("edits", number + 1)


def print_of(project):
    """A fingerprint of all that must survive."""
    nodes = [
        (n.id, n.parent, n.created, n.name, n.pinned, n.deleted, n.recipe.id)
        for n in project.trail.all_nodes
    ]
    state = {key: project.state(key) for key in ("edits", "photo", *(f"key {i}" for i in range(4)))}
    films = ProjectFilms(project)
    state["films"] = [
        (name.id, films.lost(name.id), [k.recipe.id for k in films.get(name.id).keys])
        for name in films.names()
    ]
    photo = project.state("photo")
    whole = photo is None or project.get_blob(photo) is not None
    facts = (nodes, state, project.undo_label, project.redo_label, whole)
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def child(path, first):
    """Edit until killed; writes the number of acknowledged edits, one a line."""
    number = first
    while True:
        with Project.open(path) as project:
            os.write(1, b"%d\n" % number)
            for _ in range(random.randrange(5, 60)):
                edit(project, number)
                number += 1
                if random.random() < 0.4:
                    project.flush()
                    os.write(1, b"%d\n" % number)
            if random.random() < 0.3:
                project.save_copy(path.with_name("copy.latent"))
        os.write(1, b"%d\n" % number)


def killed_run(path, first, patience_s):
    """Let a child work and kill it; gives how many edits it had acknowledged."""
    command = [sys.executable, "-m", "tests.library.kills", "--child", str(path), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        os.set_blocking(process.stdout.fileno(), True)
        begun = process.stdout.readline()
        time.sleep(patience_s)
        process.kill()
        rest = process.stdout.read()
    lines = [line for line in (begun + rest).split(b"\n")[:-1] if line]
    return max((int(line) for line in lines), default=first)


def check_copy(path, done):
    """A copy that was being made is whole, or is the one before."""
    if path.exists():
        with Project.open(path) as copy:
            print_of(copy)
            assert 0 < copy.state("edits") <= done


def run(folder, kills, most_patience_s=0.4, chance=None):
    """Kill `kills` times; gives (edits that survived, edits that were acknowledged last)."""
    chance = chance or random.Random()
    path, mirror_path = Path(folder) / "killed.latent", Path(folder) / "mirror.latent"
    for fresh in (path, mirror_path):
        with Project.untitled(folder) as project:
            project.save_as(fresh)
    done = more = 0
    with Project.open(mirror_path) as mirror:
        for _ in range(kills):
            acknowledged = killed_run(path, done, chance.uniform(0.0, most_patience_s))
            with Project.open(path) as project:
                found, number = print_of(project), project.state("edits", 0)
            assert number >= acknowledged, f"lost {acknowledged - number} acknowledged edits"
            more += number - acknowledged
            for k in range(done, number):
                edit(mirror, k)
            partly = steps(mirror, number)
            while found != print_of(mirror):
                assert next(partly, "end") is None, f"after {number} edits the project differs"
            done = number
            check_copy(path.with_name("copy.latent"), done)
            assert done < MOST_EDITS
    return done, more


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        child(Path(given.child[0]), int(given.child[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        done, more = run(folder, given.kills)
        sys.stdout.write(
            f"{given.kills} kills, {done} edits, none acknowledged lost"
            f" ({more} more had reached the disk), {time.monotonic() - began:.0f} s\n"
        )


if __name__ == "__main__":
    main()

"""Damaging projects in every way: `python -m tests.ui.projects.fuzz_projects --cases 2000`.

A case is a seed: which of three projects (closed, killed with a log, killed while it wrote into the
file itself), which part of its files, and what happens to it. Each goes through the whole start.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

from studio.library.project import Project
from studio.values import edit
from tests.helpers.fake_engine import FakeEngine, fake_card

CARDS = (fake_card(), fake_card("Aurora"))
PLACES = 14
BESIDE = ("", "-wal", "-journal")
NOT_OURS = re.compile(
    r"sqlite|malformed|database|disk image|b-?tree|\bpage\b|\bcell\b|traceback|codec|utf-?8"
    r"|freelist|rowid|pragma|\bnull\b|integrity|schema|constraint|\btree\b|0x|Error\b|\bNone\b",
    re.IGNORECASE,
)
KINDS = ("schema", "header", "pages", "flips", "wal", "hot", "rows", "cut", "zeros")


def fill(project: Project) -> None:
    """Places of two models, a photo, thumbnails, names, pins and state."""
    node = None
    for n in range(PLACES):
        recipe = edit.new_recipe(CARDS[n % 2], n)
        node = project.add_place(recipe, node.id if node else None, merge=False, now=1e9 + n)
        project.put_thumb(recipe, bytes([n]) * 900)
    project.set_pin(3, True, "first light")
    project.delete([5])
    project.put_blob(b"a photo " * 6000)
    project.set_state("current", 7)
    project.set_state("seeds", list(range(40)))


def make_bases(folder: Path) -> dict[str, Path]:
    """The three projects, by name."""
    closed = folder / "closed" / "work.latent"
    killed, hot = folder / "killed" / "work.latent", folder / "hot" / "work.latent"
    for path in (closed, killed, hot):
        path.parent.mkdir(parents=True)
    with Project.untitled(folder / "untitled") as project:
        fill(project)
        project.save_as(closed)
    with Project.open(closed) as project:
        for n in range(20, 26):
            project.add_place(edit.new_recipe(CARDS[0], n), 7, now=1e9 + n)
        project.rename(3, "second light")
        project.flush()
        copy(closed, killed)
    copy(closed, hot)
    with closing(sqlite3.connect(hot, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE nodes SET name = name || 'x'")
        connection.execute("UPDATE thumbs SET data = zeroblob(20000)")
        copy(hot, folder / "hot-now" / "work.latent")
        connection.execute("ROLLBACK")
    return {"closed": closed, "killed": killed, "hot": folder / "hot-now" / "work.latent"}


def copy(source: Path, target: Path) -> None:
    """A project with what lies beside it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for tail in BESIDE:
        beside = source.with_name(source.name + tail)
        if beside.is_file():
            shutil.copyfile(beside, target.with_name(target.name + tail))


def damage(path: Path, kind: str, chance: random.Random) -> None:
    """Do it to the files of the project at `path`."""
    if kind == "rows":
        nonsense(path, chance)
        return
    wal, hot = (path.with_name(path.name + tail) for tail in BESIDE[1:])
    target = wal if kind == "wal" else hot if kind == "hot" else path
    data = bytearray(target.read_bytes())
    size = len(data)
    spans = {
        "schema": (int.from_bytes(data[105:107].ljust(2, b"\0"), "big"), 16384), "header": (0, 112),
        "flips": (0, size), "wal": (0, size), "hot": (0, size),
    }  # fmt: skip
    if kind in spans:
        low, high = spans[kind]
        for _ in range(chance.choice((1, 1, 2, 8, 60))):
            at = min(size - 1, chance.randrange(low, max(low + 1, high)))
            data[at] = chance.choice((0xFF, 0, data[at] ^ 1 << chance.randrange(8), 0xC3, 0x22))
    elif kind == "pages":
        one, other = (chance.randrange(0, size // 4096) * 4096 for _ in range(2))
        data[one : one + 4096] = data[other : other + 4096]
    elif kind == "cut":
        del data[chance.randrange(0, size) :]
    elif kind == "zeros":
        at = chance.randrange(0, size)
        end = min(size, at + chance.choice((512, 4096, 40000)))
        data[at:end] = bytes(end - at)
    target.write_bytes(bytes(data))


def nonsense(path: Path, chance: random.Random) -> None:
    """A whole file whose rows say things that no studio wrote."""
    junk = chance.choice(
        (b"", b"\xff\xfe", b"[" * 900, b"{}", b"null", b"1e999", b'"\xed\xa0\x80"')
    )
    statements = (
        ("UPDATE journal SET edit = ?", (junk,)),
        ("UPDATE journal SET edit = ? WHERE seq = 2", (junk,)),
        ("UPDATE state SET value = ?", (junk,)),
        ("INSERT OR REPLACE INTO state VALUES ('wells', ?)", (junk,)),
        ("UPDATE state SET value = ? WHERE key = 'current'", (b"[[1]]",)),
        ("UPDATE state SET value = ? WHERE key = 'current'", (b"99999999999999999999999",)),
        ("UPDATE meta SET value = ?", (junk.decode("latin1"),)),
        ("UPDATE nodes SET created = ?", (chance.choice((1e300, -1e300, float("inf"))),)),
        ("UPDATE nodes SET id = ? WHERE id = 14", (2**63 - 1,)),
        ("UPDATE nodes SET parent = id", ()),
        ("UPDATE nodes SET recipe = ? WHERE id % 2", (junk,)),
        ("UPDATE nodes SET name = CAST(? AS TEXT)", (b"\xff\xfe\xfd",)),
        ("UPDATE thumbs SET data = ?", (junk,)),
        ("UPDATE blobs SET data = ?", (junk,)),
        ("DELETE FROM nodes WHERE id = 4", ()),
        ("DROP TABLE thumbs", ()),
        ("CREATE VIEW v AS SELECT 1", ()),
        ("PRAGMA user_version = 0", ()),
        ("PRAGMA user_version = 1", ()),
        ("PRAGMA application_id = 7", ()),
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(*chance.choice(statements))


@dataclass
class Result:
    """What a case came to: `opened`, `rescued` or `new`; what was said; faults found."""

    how: str = ""
    said: tuple[str, ...] = ()
    places: int = 0
    faults: list[str] = field(default_factory=list)


def run_case(number: int, bases: dict[str, Path], folder: Path, open_studio) -> Result:
    """Damage a copy and start the studio on it; `open_studio` gives a window and what it says."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    base = {"wal": "killed", "hot": "hot"}.get(kind) or chance.choice(
        ("closed", "closed", "killed")
    )
    if kind == "rows":
        base = "closed"
    path = folder / f"case {number}" / "work.latent"
    copy(bases[base], path)
    damage(path, kind, chance)
    before = contents(path)
    window, said, start = open_studio(path)
    try:
        result = judge(path, before, window, said, start)
    finally:
        window.close()
        window.deleteLater()
    shutil.rmtree(path.parent)
    result.faults = [f"case {number} ({kind} of {base}): {fault}" for fault in result.faults]
    return result


def contents(path: Path) -> list[bytes | None]:
    """The bytes of a project's files."""
    beside = (path.with_name(path.name + tail) for tail in BESIDE)
    return [file.read_bytes() if file.is_file() else None for file in beside]


def judge(path: Path, before, window, said, start) -> Result:
    """What the studio may do with a damaged file, and what it may not."""
    project = window.trail.project
    result = Result(said=tuple(said), places=len(project.trail))
    faults = result.faults
    if project.path == path.resolve():
        result.how = "opened"
    else:
        result.how = "rescued" if any("in this new project" in text for text in said) else "new"
        if not said:
            faults.append("the project was left without a word")
        if contents(path) != before:
            faults.append("the damaged file was changed")
    for text in said:
        if NOT_OURS.search(text.replace(str(path), "")):
            faults.append(f"not our words: {text}")
        if not text.endswith(".") or ". " in text.replace(str(path), "") or "\n" in text:
            faults.append(f"not one sentence: {text}")
    if window.view.recipe is None:
        faults.append("the window shows no place")
    known = {edit.new_recipe(CARDS[n % 2 if n < 20 else 0], n).id for n in range(26)}
    known |= {opener.recipe.id for card in CARDS for opener in card.openers}
    if any(node.recipe.id not in known for node in project.trail):
        faults.append("a place that nobody made")
    go_on(window, faults, path.parent)
    return result


def go_on(window, faults: list[str], folder: Path) -> None:
    """Work can be done and kept; where the file takes nothing, then under another name."""
    window.view.set_seed(77777)
    place = window.view.recipe
    project = window.trail.project
    try:
        project.flush(30.0)
    except Exception as error:  # noqa: BLE001  a fault of any kind is what is looked for
        if "save the project as another file" not in str(error):
            faults.append(f"new work is not kept: {error!r}")
            return
        window.features.projects.save_to(folder / "saved.latent")
        project.flush(30.0)
    with closing(sqlite3.connect(project.path)) as connection:
        sql = "SELECT count(*) FROM nodes WHERE recipe_id = ?"
        if connection.execute(sql, (place.id,)).fetchone() != (1,):
            faults.append("new work is not in the file")


def studio_opener(home: Path):
    """Starts complete windows over the fake engine as `studio.app` does; settings of their own."""
    from PySide6.QtWidgets import QApplication

    from studio.library.recents import Recents
    from studio.library.settings import SettingsFile
    from studio.ui.projects.opening import open_project
    from studio.ui.state.notices import Notices
    from studio.ui.window.services import Services
    from studio.ui.window.startup import open_window
    from tests.ui.conftest import FakeModels

    app = QApplication.instance() or QApplication(["studio"])
    root = Path(__file__).parents[3]

    def open_studio(path: Path):
        settings = SettingsFile(home / "settings")
        as_last = path.stat().st_size % 2 == 0
        settings.change(first_run=False, last_project=str(path) if as_last else "", extra={})
        said: list[str] = []
        say = Notices.say
        Notices.say = lambda self, notice: (said.append(notice.text), say(self, notice))[1]
        opened = open_project(None if as_last else path, settings.value)
        services = Services(
            FakeEngine(CARDS), FakeModels(CARDS), opened.project, settings,
            Recents(home / "recents"), root / "resources",
        )  # fmt: skip
        window = open_window(services, opened.notice, opened.bad)
        window.show()
        end = time.monotonic() + 10
        while window.features is None and time.monotonic() < end:
            app.processEvents()
        window.frame.build_all()
        Notices.say = say
        return window, said, opened

    return open_studio


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["LATENT_STUDIO_HOME"] = str(home)
        bases, open_studio = make_bases(home / "bases"), studio_opener(home)
        counts: Counter[str] = Counter()
        faults, places, began = [], Counter(), time.monotonic()
        for number in range(given.first, given.first + given.cases):
            try:
                result = run_case(number, bases, home, open_studio)
            except Exception as error:  # noqa: BLE001  a dead start is what is looked for
                faults.append(f"case {number}: dead start, {error!r}")
                counts["dead"] += 1
                continue
            counts[result.how] += 1
            places[result.how] += result.places
            faults += result.faults
            for fault in result.faults:
                sys.stdout.write(fault + "\n")
                sys.stdout.flush()
    figures = {
        "cases": given.cases, **counts, "faults": len(faults),
        "places": dict(places), "seconds": round(time.monotonic() - began),
    }  # fmt: skip
    sys.stdout.write("\n".join(f for f in faults if "dead start" in f) + "\n")
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()

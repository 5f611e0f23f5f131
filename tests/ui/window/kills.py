"""Killing the window in the middle of gestures: `python -m tests.ui.window.kills --kills 100`.

A child starts the studio as its user does (over the fake engine), works, and says what the disk has
acknowledged; it is killed with SIGKILL. The next start must show that project with all of it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_API", "pyside6")

ROOT = Path(__file__).resolve().parents[3]


def start():
    """(application, window) as `studio.app` makes them, over the fake engine."""
    from PySide6.QtWidgets import QApplication

    from studio.library.recents import Recents
    from studio.library.settings import SettingsFile
    from studio.ui.projects.opening import open_project
    from studio.ui.window.services import Services
    from studio.ui.window.startup import open_window
    from tests.helpers.fake_engine import FakeEngine, fake_card
    from tests.ui.conftest import FakeModels

    app = QApplication.instance() or QApplication(["studio"])
    cards = (fake_card(), fake_card("Aurora"))
    settings = SettingsFile()
    opened = open_project(None, settings.value)
    services = Services(
        FakeEngine(cards), FakeModels(cards), opened.project, settings, Recents(),
        ROOT / "resources",
    )  # fmt: skip
    window = open_window(services, opened.notice, opened.bad)
    window.show()
    while window.features is None:
        app.processEvents()
    window.frame.build_all()
    return app, window


def facts(window) -> dict:
    """What must be there at the next start."""
    project = window.trail.project
    return {
        "path": str(project.path),
        "places": [node.recipe.id for node in project.trail],
        "pins": [node.name for node in project.trail.pins],
        "current": window.trail.current,
    }


def say(word: str, **more) -> None:
    os.write(1, json.dumps({"word": word, **more}).encode() + b"\n")


def child(folder: Path) -> None:
    """Work until killed."""
    chance = random.Random()
    app, window = start()
    say("started", **facts(window))
    number = 0
    while True:
        number += 1
        gesture(window, chance, number, folder)
        app.processEvents()
        window.trail.project.flush()
        say("kept", **facts(window))


def gesture(window, chance: random.Random, number: int, folder: Path) -> None:
    """One thing that a hand does."""
    from studio.values import edit

    what = chance.randrange(12)
    if what < 5:
        window.view.set_seed(chance.randrange(1 << 40))
    elif what < 8:
        for step in range(4):
            directions = window.view.card.info.directions
            window.state.directions.set_amount(directions[0].id, step / 7 + chance.random())
        window.view.end_gesture()
    elif what == 8:
        window.trail.pin(name=f"pin {number} {chance.random():.6f}")
    elif what == 9:
        card = chance.choice(window.view.models).card
        window.view.open_model(card, edit.new_recipe(card, number))
    elif what == 10:
        say("leaving")
        window.features.projects.new()
    else:
        say("leaving")
        target = folder / f"named {chance.randrange(1 << 30)}.latent"
        say("going", path=str(target))
        window.features.projects.save_to(target)


def killed_run(folder: Path, patience_s: float) -> list[dict]:
    """Let a child work a while after it has started, kill it; gives what it said."""
    command = [sys.executable, "-m", "tests.ui.window.kills", "--child", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        begun = process.stdout.readline()
        time.sleep(patience_s)
        process.kill()
        rest = process.stdout.read()
    return [json.loads(line) for line in (begun + rest).split(b"\n")[:-1] if line]


def check(told: list[dict], found: dict) -> None:
    """What the next start shows against what was acknowledged."""
    known = [line for line in told if "places" in line]
    last = known[-1]
    after = told[told.index(last) + 1 :]
    left = any(line["word"] == "leaving" for line in after)
    going = [line["path"] for line in after if line["word"] == "going"]
    where = found["path"]
    if not left:
        assert where == last["path"], f"{last['path']} was left for {where}"
    if where in (last["path"], *going):
        earlier = last["places"][:-1]  # the newest may have moved on within its gesture
        assert found["places"][: len(earlier)] == earlier, "acknowledged places are lost"
        assert len(found["places"]) >= len(last["places"]), "an acknowledged place is lost"
        assert set(last["pins"]) <= set(found["pins"]), "acknowledged pins are lost"
    if not left and len(found["places"]) == len(last["places"]):
        assert found["current"] == last["current"], "another place is shown"


def still_there(told: list[dict]) -> int:
    """Every project that was ever acknowledged holds what it did; gives how many there are."""
    from studio.library.glance import glance

    newest = {line["path"]: line for line in told if "places" in line}
    moved = [line["path"] for line in told if line["word"] == "going"]
    for path, line in newest.items():
        if Path(path).is_file():
            assert glance(Path(path)).places >= len(line["places"]), path
        else:
            assert any(glance(Path(p)).places >= len(line["places"]) for p in moved), path
    return len(newest)


def run(folder: Path, kills: int, most_patience_s: float, chance: random.Random) -> tuple[int, int]:
    """Kill `kills` times; gives (gestures acknowledged, projects)."""
    all_told: list[dict] = []
    before: list[dict] = []
    for _ in range(kills):
        told = killed_run(folder, chance.uniform(0.0, most_patience_s))
        if before:
            check(before, told[0])
        before = told
        all_told += told
    return sum(line["word"] == "kept" for line in all_told), still_there(all_told)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--child")
    given = parser.parse_args()
    if given.child:
        child(Path(given.child))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LATENT_STUDIO_HOME"] = folder
        kept, projects = run(Path(folder), given.kills, 1.5, random.Random())
        sys.stdout.write(
            f"{given.kills} kills, {kept} gestures acknowledged in {projects} projects, none lost\n"
        )


if __name__ == "__main__":
    main()

"""`studio show`: starts the supervisor, which starts the stage. Read without typer: it is quick.

What a show needs at a booth is told in words of the command line, and kept nowhere.
"""

from __future__ import annotations

import argparse
import getpass
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from studio.errors import InputError, StudioError

USAGE = "studio show (SHOWFILE | --demo) [options]"
STARTED = "The show has begun. Its health: {folder}"


def parser() -> argparse.ArgumentParser:
    """All words of `studio show`."""
    made = argparse.ArgumentParser(
        prog="studio show", usage=USAGE,
        description="Fill a screen with a show that answers to touch and never goes dark.",
    )  # fmt: skip
    made.add_argument("file", nargs="?", type=Path, help="A show, as written by --write.")
    made.add_argument("--demo", action="store_true", help="A show of the house models.")
    made.add_argument("--write", type=Path, metavar="FILE", help="Write the show there and end.")
    made.add_argument("--prepare", action="store_true", help="Draw its attract pictures and end.")
    made.add_argument("--rotation", type=int, choices=(0, 90, 180, 270), help="Turn the screen.")
    made.add_argument("--fit", choices=("cover", "contain"), help="Fill the screen, or show all.")
    made.add_argument("--display", default="", help="Name of the display.")
    made.add_argument("--displays", action="store_true", help="Name the displays on themselves.")
    made.add_argument("--window", default="", metavar="WxH", help="Rehearse in a window.")
    made.add_argument("--operator", nargs="?", const="", metavar="DISPLAY",
                      help="A second window for the operator.")  # fmt: skip
    made.add_argument("--take-home", default="", metavar="ADDRESS", help="Serve pictures there.")
    made.add_argument("--print", action="store_true", help="Let visitors print.")
    made.add_argument(
        "--listen", default="", metavar="WHAT", help="osc[=ADDRESS:PORT],midi,gamepad,sound"
    )
    made.add_argument("--live", type=Path, metavar="PROJECT", help="Take what Live has there.")
    made.add_argument("--status-port", type=int, help="Status as JSON on 127.0.0.1.")
    made.add_argument("--memory", type=int, default=6000, help="Most memory of the engine in MB.")
    made.add_argument("--no-spare", action="store_true", help="Keep no second engine ready.")
    made.add_argument("--set-pin", action="store_true", help="Set the operator's PIN and end.")
    made.add_argument("--soak", type=float, metavar="HOURS", help="Let a robot play; report.")
    made.add_argument("--faults", type=float, default=0.0, metavar="S", help="One every S seconds.")
    return made


def main_show(argv: Sequence[str]) -> int:
    """Run `studio show` with these words; gives the exit code."""
    try:
        words = parser().parse_args([w for w in argv if w != "--debug"])
    except SystemExit as end:
        return int(end.code or 0)
    try:
        return _run(words)
    except StudioError as error:
        if "--debug" in argv:
            raise
        sys.stderr.write(f"{error}\n")
        return error.exit_code


def _run(words: argparse.Namespace) -> int:
    from studio.files.paths import config_folder, log_folder

    if words.set_pin:
        from studio.booth.pin import set_pin

        set_pin(config_folder(), _asked_pin())
        return 0
    if words.displays:
        return subprocess.call([sys.executable, "-m", "studio", "stage", "--displays"])
    _check(words)
    if words.write is not None or words.prepare:
        from studio.cli.preparing import prepare, write

        if words.prepare:
            return prepare(words.file)
        return write(words.file, words.write, words.live)
    if words.soak is not None:
        from studio.cli.soaking import soak

        return soak(words, *_windows(words))
    from studio.booth.supervisor import Plan, Supervisor

    stage, understudy = _windows(words)
    folder = log_folder()
    supervisor = Supervisor(
        Plan(
            stage,
            understudy,
            folder,
            engine_mb=words.memory,
            endpoint=words.status_port,
            operator=_operator(words),
            spare=not words.no_spare,
        )
    )
    sys.stderr.write(STARTED.format(folder=folder) + "\n")
    return supervisor.run()


def _check(words: argparse.Namespace) -> None:
    if words.listen:
        from studio.values.live.devices import listening

        listening(words.listen)
    if words.live is not None and words.write is None:
        raise InputError("--live puts what Live has into a show: say --write FILE as well.")
    if words.demo == (words.file is not None):
        raise InputError("Name a show, or say --demo for one of the house models.")
    if words.file is not None and not words.file.is_file():
        raise InputError(f"There is no show {str(words.file)[:200]!r}.")


def _windows(words: argparse.Namespace) -> tuple[list[str], list[str]]:
    """The words of the two windows."""
    what = ["--demo"] if words.file is None else [str(words.file.resolve())]
    for name in ("rotation", "fit", "display", "window"):
        value = getattr(words, name)
        what += [f"--{name}", str(value)] if value not in (None, "") else []
    stage = ["stage", *what]
    stage += ["--take-home", words.take_home] if words.take_home else []
    stage += ["--print"] if words.print else []
    stage += ["--listen", words.listen] if words.listen else []
    return stage, ["stage", "--understudy", *what]


def _operator(words: argparse.Namespace) -> list[str] | None:
    """The words of the operator's window."""
    if words.operator is None:
        return None
    return ["stage", "--operator", "--display", words.operator]


def _asked_pin() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("PIN of four to twelve digits: ").strip()
    return sys.stdin.readline().strip()

"""One entry: `studio` and `studio PATH…` open the window, every command works without Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from studio.cli.names import COMMANDS

TOUR = "tour"
SHOW, STAGE, ENGINE = "show", "stage", "engine"
"""Started in their own way: a show fills the screen within a second."""
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name); gives the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    shown = [word for word in words if word != "--debug"]
    if _is_tour(shown):
        return _tour(shown[1])
    if words[:1] == [STAGE]:
        from studio.stage import run as run_stage

        return run_stage(words[1:])
    if words[:1] == [ENGINE]:
        from studio.cli.sparing import main_engine

        return main_engine(words[1:])
    if words[:1] == [SHOW]:
        from studio.cli.showing import main_show

        return main_show(words[1:])
    if is_command(words):
        from studio.cli.commands import main_cli

        return main_cli(words)
    project, paths = _window_words(shown)
    for path in paths:
        if not os.path.exists(path):
            sys.stderr.write(f"There is no command and no file {path[:200]!r}; see --help.\n")
            return 2
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _DISPLAYS):
        sys.stderr.write("There is no display to open a window on; the commands work without.\n")
        return 1
    from studio.app import run

    return run(["studio", *project, *paths])


def _tour(folder: str) -> int:
    """Pictures of the window in several states, for where there is no display."""
    from pathlib import Path

    from studio.app import tour

    tour(Path(folder))
    sys.stdout.write(f"{folder}\n")
    return 0


def _is_tour(words: list[str]) -> bool:
    return words[:1] == [TOUR] and len(words) == 2


def is_command(words: list[str]) -> bool:
    """Whether `words` name something that needs no window: a command, an option, the tour."""
    words = [word for word in words if word != "--debug"]
    if _is_tour(words):
        return True
    if words[:1] == ["--project"]:
        return len(words) < 2
    return bool(words) and (words[0] in COMMANDS or words[0].startswith("-"))


def _window_words(words: list[str]) -> tuple[list[str], list[str]]:
    """(the project, if one is named; the other files to open)."""
    if "--project" not in words:
        return [], words
    at = words.index("--project")
    return words[at + 1 : at + 2], [*words[:at], *words[at + 2 :]]


if __name__ == "__main__":
    sys.exit(main())

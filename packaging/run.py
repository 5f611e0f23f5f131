#!/usr/bin/env python3
"""Set everything up and open the studio: `python3 packaging/run.py [arguments for studio]`.

Makes `.venv` beside this folder, installs the studio into it, and starts it. Without a display
it says so and renders a tour of the window to picture files instead.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from environment import ROOT, bring_qt_libraries, prepare, say


def main() -> int:
    """Exit code of the studio."""
    arguments = sys.argv[1:]
    interpreter = prepare()
    bring_qt_libraries(interpreter)
    command = [str(interpreter), "-m", "studio", *arguments]
    if not _has_display() and not _is_command(interpreter, arguments):
        out = ROOT / "out" / "tour"
        say(f"There is no display here, so the studio renders a tour of its window to {out}.")
        command = [str(interpreter), "-m", "studio", "tour", str(out)]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 130


def _is_command(interpreter: Path, arguments: list[str]) -> bool:
    """Whether the studio itself takes these words for a command, which needs no display."""
    asks = (
        "import sys; from studio.__main__ import is_command; sys.exit(not is_command(sys.argv[1:]))"
    )
    return subprocess.run([str(interpreter), "-c", asks, *arguments], check=False).returncode == 0


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    raise SystemExit(main())

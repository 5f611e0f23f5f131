#!/usr/bin/env python3
"""Set everything up and check it: formatter, linter, types, import contracts, then the tests.

`python3 packaging/test.py [arguments for pytest]`. Opens no window, leaves nothing running.
`--quick` runs only the tests of what all else stands on, in about 30 s on an idle machine, and
leaves the types and the import contracts to the whole run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from environment import ROOT, bring_qt_libraries, prepare, say

QUIET = {
    "QT_QPA_PLATFORM": "offscreen",
    "QT_API": "pyside6",
    "HF_HUB_OFFLINE": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1",
}

SIDE_BY_SIDE = [f"--numprocesses={min(4, 1 + (os.cpu_count() or 1))}", "--dist=loadfile"]
"""One process more than there are cores, since windows wait; each with one thread, since torch's
threads would wait for each other."""

QUICK = [
    "tests/values", "tests/core", "tests/inference/test_mailbox.py", "tests/ui/state",
]  # fmt: skip


def main() -> int:
    """0 when everything passed; every check runs, also after a failed one."""
    arguments = sys.argv[1:]
    quick = "--quick" in arguments
    if quick:
        arguments.remove("--quick")
        arguments += QUICK
    interpreter = prepare("[test]")
    bring_qt_libraries(interpreter)
    tool = [str(interpreter), "-m"]
    scripts = interpreter.parent
    checks = [
        ("formatter", [*tool, "ruff", "format", "--check", "--quiet", "."]),
        ("linter", [*tool, "ruff", "check", "--quiet", "."]),
        ("types", [*tool, "mypy", "--no-error-summary"]),
        ("import contracts", [str(scripts / "lint-imports"), "--no-cache"]),
        ("tests", [*tool, "pytest", *SIDE_BY_SIDE, *arguments]),
    ]
    if quick:
        checks = [check for check in checks if check[0] in ("formatter", "linter", "tests")]
    return max(_run(name, command) for name, command in checks)


def _run(name: str, command: list[str]) -> int:
    started = time.monotonic()
    say(f"— {name}")
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **QUIET}, check=False, stdin=subprocess.DEVNULL
    )
    verdict = "passed" if done.returncode == 0 else "FAILED"
    say(f"— {name} {verdict} in {time.monotonic() - started:.0f} s")
    return int(done.returncode != 0)


if __name__ == "__main__":
    raise SystemExit(main())

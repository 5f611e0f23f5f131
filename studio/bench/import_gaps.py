"""The longest time the event loop stood still while the studio came up, in a process of its own.

Here in the bench torch is loaded already, so a window that is opened here loads nothing any more.
"""

from __future__ import annotations

import subprocess
import sys

from studio.bench.driver import WindowDriver
from studio.errors import StudioError


def worst_ms() -> float:
    """Milliseconds, measured in a fresh process.

    Raises:
        StudioError: the window did not come up there.
    """
    command = [sys.executable, "-m", "studio.bench.import_gaps"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    words = done.stdout.split()
    if done.returncode or not words:
        raise StudioError("The window did not come up in a process of its own.")
    return float(words[-1])


def main() -> int:
    """Open the window, wait for its first picture, write the longest gap to standard output."""
    with WindowDriver() as driver:
        sys.stdout.write(f"{max(driver.import_gaps_ms, default=0.0):.1f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

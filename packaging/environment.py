"""What `run.py` and `test.py` share: the project's own `.venv`, kept up to date with pyproject."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
QT_PACKAGES = [
    "libglib2.0-0",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libdbus-1-3",
]
WINDOW_PACKAGES = [
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
]
QT_PROBE = "import PySide6.QtGui, PySide6.QtWidgets"


def say(text: str) -> None:
    """One line for the person at the terminal."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def python() -> Path:
    """The interpreter of the environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(extras: str = "") -> Path:
    """Make or update `.venv` with the studio and `extras` in it; gives its interpreter.

    A stamp remembers what was installed, so that a second call takes no time.
    """
    if sys.version_info < OLDEST:
        say(f"Latent Studio needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        raise SystemExit(2)
    wanted = _fingerprint(extras)
    stamp = VENV / f"installed{extras.strip('[]')}.stamp"
    if python().exists() and stamp.exists() and stamp.read_text() == wanted:
        return python()
    if not python().exists():
        say("Making .venv …")
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
    say("Installing the studio and what it needs (some minutes the first time) …")
    command = [str(python()), "-m", "pip", "install", "--quiet", "--editable", f"{ROOT}{extras}"]
    done = subprocess.run([*command, "--disable-pip-version-check"], cwd=ROOT, check=False)
    if done.returncode:
        say("The installation failed; the lines above say why. Run the same command to try again.")
        raise SystemExit(1)
    _compile()
    stamp.write_text(wanted)
    return python()


def _compile() -> None:
    """Bytecode of the studio, so that the first start is as quick as the second.

    What pip installs it compiles itself; a checkout is installed as it lies there.
    """
    command = [str(python()), "-m", "compileall", "-q", "studio"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, cwd=ROOT, env=environment, check=False)


def _fingerprint(extras: str) -> str:
    text = (ROOT / "pyproject.toml").read_bytes() + extras.encode() + sys.version.encode()
    return hashlib.sha256(text + str(ROOT).encode()).hexdigest()


def bring_qt_libraries(interpreter: Path) -> None:
    """Install what Qt needs on Debian and its kin where this user may; say it where not."""
    if not sys.platform.startswith("linux") or _probe(interpreter):
        return
    packages = QT_PACKAGES + WINDOW_PACKAGES
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Installing the system libraries that Qt needs …")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "-qq", *command],
                env=environment,
                check=False,
                stdout=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
            )
    if not _probe(interpreter):
        say("Qt cannot start here. On Debian or Ubuntu: sudo apt-get install " + " ".join(packages))
        raise SystemExit(1)


def _probe(interpreter: Path) -> bool:
    done = subprocess.run(
        [str(interpreter), "-c", QT_PROBE], check=False, capture_output=True, cwd=ROOT
    )
    return done.returncode == 0

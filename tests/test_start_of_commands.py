"""From words to a command or a window: help, unknown words, no display, what nobody foresaw."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.__main__ import is_command
from studio.cli.names import COMMANDS
from tests.helpers.commands import runner

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def studio(capsys, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    return runner(capsys)


def test_unknown_words_do_not_open_a_window(studio):
    code, _, err = studio("rendr")
    assert code == 2
    assert "no command and no file 'rendr'" in err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_it_says_so(studio, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    code, _, err = studio()
    assert (code, "no display" in err) == (1, True)


def test_help_and_version(studio):
    code, out, _ = studio("--help")
    assert code == 0
    for command in ("models", "render", "inspect", "verify", "bench"):
        assert command in out
    assert studio("--version")[1].startswith("Latent Studio 0.")


def python(code, *words):
    return subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_help_loads_nothing_heavy():
    code = """
import sys
from studio.__main__ import is_command, main
assert main(["--help"]) == 0
print(sorted({"torch", "numpy", "PIL", "av", "PySide6", "rich", "tifffile"} & set(sys.modules)))
"""
    assert python(code).stdout.strip().endswith("[]")


def test_what_nobody_foresaw_is_one_line_and_exit_1():
    code = """
import sys
from studio.cli import commands
import studio.library.models
def broken(): raise ZeroDivisionError("unforeseen\\nthings")
studio.library.models.InstalledModels = broken
sys.exit(commands.main_cli(sys.argv[1:]))
"""
    done = python(code, "models")
    assert done.returncode == 1
    assert done.stderr == (
        "A fault in the studio (ZeroDivisionError: unforeseen things); --debug shows where.\n"
    )
    assert "Traceback" in python(code, "models", "--debug").stderr


@pytest.mark.parametrize("words", [*((name, "x") for name in COMMANDS), ("--help",), ("tour", "x")])
def test_every_command_is_told_from_files_without_a_display(words):
    assert is_command(list(words))
    assert is_command(["--debug", *words])
    assert not is_command(["x.latent", *words])

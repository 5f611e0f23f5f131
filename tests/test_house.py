"""The house itself: rooms say what they are, and the window's side never loads torch."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = sorted(p.parent for p in (ROOT / "studio").rglob("__init__.py"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_room_says_what_lives_there(room):
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    assert len(docstring or "") > 30


def test_every_folder_of_code_is_a_room():
    folders = {p.parent for p in (ROOT / "studio").rglob("*.py")}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("module", ["studio.app", "studio.cli", "studio.inference.client"])
def test_first_imports_leave_torch_alone(module):
    code = f"import sys, {module}; sys.exit('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_the_command_line_imports_no_qt():
    code = "import sys, studio.cli; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_no_machine_paths_or_shared_folder_in_the_product():
    pattern = re.compile(r"(/work/|/tmp/ls|\.\./shared)")
    for path in [
        *(ROOT / "studio").rglob("*.py"),
        *(ROOT / "packaging").rglob("*"),
        ROOT / "README.md",
    ]:
        if path.is_file() and path.suffix in {".py", ".md", ".txt"}:
            assert not pattern.search(path.read_text("utf-8")), path


def test_the_training_stays_in_a_checkout_and_nothing_that_ships_needs_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["exclude"] == ["studio/training"]
    contracts = project["tool"]["importlinter"]["contracts"]
    without = next(c for c in contracts if c.get("forbidden_modules") == ["studio.training"])
    ships = {p.stem for p in (ROOT / "studio").iterdir() if p.name[0] not in "._"} - {"training"}
    assert set(without["source_modules"]) == {f"studio.{name}" for name in ships}

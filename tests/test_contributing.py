"""What `packaging/CONTRIBUTING.md` says of files is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "packaging" / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(
    set(re.findall(r"`((?:studio|tests|packaging|resources)/[^`\s]*|pyproject\.toml)`", TEXT))
)


@pytest.mark.parametrize("name", PATHS)
def test_every_file_that_is_named_exists(name):
    known = name.partition("<")[0].rpartition("/")[0] if "<" in name else name
    assert (ROOT / known).exists()


def test_the_lists_name_files():
    assert len(PATHS) >= 20

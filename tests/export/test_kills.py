import random
import sys

import pytest

from tests.export.kills import run


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_an_export_killed_while_it_overwrites_leaves_the_old_file_or_the_new_one(tmp_path):
    assert run(tmp_path, 8, random.Random(4182)) > 0

import random
import sys

import pytest

from tests.library import library_kills
from tests.library.kills import run


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_nothing_acknowledged_is_lost_when_killed_at_any_moment(tmp_path):
    done, _ = run(tmp_path, kills=12, most_patience_s=0.15, chance=random.Random(4182))
    assert done > 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_killed_studio_can_still_take_back_all_that_was_done_to_its_library(tmp_path):
    assert library_kills.run(tmp_path, 8, most_patience_s=0.3, chance=random.Random(4182)) > 0

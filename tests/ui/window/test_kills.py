import random
import sys

import pytest

from tests.ui.window.kills import run


@pytest.mark.skipif(sys.platform == "win32", reason="kills with SIGKILL")
def test_a_window_killed_in_a_gesture_comes_back_with_all_that_was_acknowledged(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("LATENT_STUDIO_HOME", str(tmp_path / "home"))
    kept, projects = run(tmp_path, 5, 0.8, random.Random(4182))
    assert kept > 0
    assert projects > 0

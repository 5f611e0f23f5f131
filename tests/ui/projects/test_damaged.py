"""A damaged project never keeps the studio from starting, and is never changed."""

from __future__ import annotations

import pytest

from tests.ui.projects.fuzz_projects import KINDS, make_bases, run_case, studio_opener


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_the_studio_starts_whatever_happened_to_a_project(qtbot, tmp_path, no_leftovers, kind):
    bases, open_studio = make_bases(tmp_path / "bases"), studio_opener(tmp_path)
    results = [run_case(kind + len(KINDS) * n, bases, tmp_path, open_studio) for n in range(7)]
    assert [fault for result in results for fault in result.faults] == []
    assert any(result.said for result in results)

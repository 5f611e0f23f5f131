"""No module imports itself, however many others lie between."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp


def circle(imports):
    """The modules of one circle, the first of them twice; empty where there is none."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def test_a_circle_is_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}


def test_no_module_imports_itself():
    graph = grimp.build_graph("studio", cache_dir=None)
    imports = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    assert len(imports) > 400
    assert circle(imports) == []

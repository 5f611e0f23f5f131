"""Breeding: twelve children of some places as a function of parents, a seed and what may change.

`brood` holds what is asked for, `crossing` makes one place of several, `mutation` moves a place a
little in the geometry of its model, `children` puts both together. `taste` learns from what was
liked, `looks` says what a picture is like in a few figures. numpy and msgspec only.
"""

"""Breed: a grid of children of some places; one picks, weighs, holds and breeds on.

`brood_state` holds the brood that is seen and is the only one that changes it; `grid` draws it,
`parent_strip` stands above it, `panel` at the right. May import `feature` and what lies below it,
never another feature.
"""

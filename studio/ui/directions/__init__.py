"""Directions of a person's own: found in a model, learned from examples, brought from files, named.

May import `feature` and what lies below it (`state`, `engine`, `controls`, `widgets`, `theme`),
never another feature.
"""

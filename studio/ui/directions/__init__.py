"""Directions of a person's own: found in a model, learned from examples, brought from files, named.

May import `state`, `engine`, `controls`, `widgets` and `theme`, never another feature.
"""

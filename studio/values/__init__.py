"""Immutable values that every room shares: recipes, latents, controls, cards, requests and results.

May import numpy and msgspec, nothing else; every other room may import this one. Structs of which
thousands live (cards and what is in them) are kept out of the garbage collector: being immutable,
they cannot form a cycle.
"""

"""Immutable values that every room shares: recipes, latents, controls, cards, requests and results.

May import numpy and msgspec, nothing else; every other room may import this one.
"""

"""Coordinate networks: every pixel is a function of where it lies and of the latent.

One architecture a file group. May import torch, numpy, `studio.core`, `studio.files` and
`studio.values`; never Qt, threads or the global random state.
"""

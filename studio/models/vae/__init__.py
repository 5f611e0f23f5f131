"""Variational autoencoders: networks that draw from a short latent, and read one back.

One architecture a file. May import torch, numpy, `studio.core`, `studio.files` and
`studio.values`; never Qt, threads or the global random state.
"""

"""Darkroom: procedural pictures of every kind, and an autoencoder that never saw a photograph.

`python -m studio.training.darkroom` trains it, `.card` writes what ships.
"""

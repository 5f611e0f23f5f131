"""Diffusion models: networks that tell noise from picture, and the samplers that use them.

`schedule` and `ddim` know no network; each architecture has its own file. No threads. May import
core, files and values.
"""

"""Pipelines of several networks: text encoders, a denoiser, a decoder, read from one container.

`told` is what a recipe says to them. May import core, files and values; diffusers and
transformers only inside functions.
"""

"""Ridgelines: a VAE whose decoder draws landscapes at any size; `network` is the whole of it."""

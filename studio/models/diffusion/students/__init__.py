"""Denoisers of course and hobby code: small chains and U-Nets that nobody's library lays out.

`names` reads the layers, skips and what is told of time and class from names and shapes, `network`
goes through them, `measure` finds what weights do not say by the noise that is found, which is the
proof as well. May import what `models/diffusion` may.
"""

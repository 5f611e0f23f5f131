"""Ridgelines: dusk landscapes drawn from thirty numbers, and a VAE whose decoder draws them.

`python -m studio.training.ridgelines` trains it, `.eval` measures it, `.card` writes what ships.
"""

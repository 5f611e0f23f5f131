"""Blossoms: flowers as numbers, their pictures, a StyleGAN2 and its critic.

`python -m studio.training.blossoms` trains it, `.eval` measures it, `.card` writes what ships.
"""

"""Strata: sections of polished stone, and a wavelet flow that learns them size by size.

`python -m studio.training.strata` trains it, `.eval` measures it, `.card` writes what ships.
"""

"""Latent Studio: a desktop instrument for wandering through what an image model has learned.

The rooms and what each may import are described in the docstring of every folder's `__init__`;
the contracts in `pyproject.toml` check them.
"""

__version__ = "0.1.0"

"""Normalizing flows: exact both ways, with an exact likelihood. One architecture a file; no threads.

May import core, files and values.
"""

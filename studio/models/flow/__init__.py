"""Normalizing flows: exact both ways, with a likelihood. One architecture a file; no threads.

May import core, files and values.
"""

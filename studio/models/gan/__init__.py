"""Generative adversarial networks. One architecture a file; no threads.

May import core, files and values.
"""

"""Generators: protocols, the registry that recognises files, one folder a family. No threads.

May import core, files and values, and torch.
"""

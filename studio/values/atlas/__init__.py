"""The map of a model: what pictures look like, where they lie, which are seen from afar.

Plain numpy, for the engine (which measures pictures) and the window (which lays them out). Letters:
N places, F numbers that say what a picture looks like, P principal numbers, K neighbours.
"""

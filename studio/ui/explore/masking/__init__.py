"""Painting a mask on the canvas: the mode, its toolbar, what the hand draws and how it is seen.

May import what `explore` may; the mask itself is a value (`studio.values.masks`).
"""

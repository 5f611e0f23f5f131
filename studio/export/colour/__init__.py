"""Colour on its way into a file: profiles, what they can show, and how it looks on paper.

Pictures are sRGB until here. `icc` reads profiles from outside within bounds, `display_p3` makes
our own, `choice` is how a person wants it, `kept` the person's own profiles, `converting` turns
rows, `proof` shows on a screen what a profile will make of a picture. Profiles of a matrix and
curves are reckoned here in floats, 8 or 16 bits; those of tables, and CMYK, by littlecms, which
Pillow lets work on 8 bits a channel. May import files; knows nothing of recipes.
"""

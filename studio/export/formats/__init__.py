"""The formats of stills: one module each with its `StillFormat`, and the table of them.

A new format is a module beside the others and a line in `table.FORMATS`: the command line, the
export sheet, reading back and `verify` take all that they know of formats from there. May import
metadata and files; knows nothing of recipes.
"""

"""The formats of films: one module each with its `FilmFormat`, the table of them, and the writer.

A new format is a module beside the others and a line in `table.FORMATS`. May import metadata and
files, and `destination` and `names` of export; knows nothing of stills.
"""

"""The formats of films: one module each with its `FilmFormat`, the table of them, and the writer.

A new format is a module beside the others and a line in `table.FORMATS`. A film is written in
pieces that lie in a hidden folder beside it, and is put together of them without coding again, so
that it goes on where a killed program stopped. May import metadata, credentials, files, the formats
of stills, and `destination` and `names` of export. PyAV is imported where a frame is there to code.
"""

"""An invisible mark in the pixels of every export, and finding it again when all else is lost.

A tile as long as a quarter of the shorter side, or 256 pixels, repeated over the picture, holds an
id of 48 bits as noise of middle and low frequencies. `code` makes 256 signs of an id and an id of
256 doubtful signs, `pattern` a tile of signs, `strength` says how strong it may stand where,
`marker` puts it into rows as they pass, `finder` finds it in any picture, `table` knows which
export an id was, and `looking` puts both together for whoever holds a file. Carrier and code are
public and the same everywhere: every studio can see that a mark is there, only the one that made it
knows of what.

numpy, and Pillow for sizes. May import files, values and `metadata.provenance`.
"""

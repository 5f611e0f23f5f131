"""Networks that take a picture and give one, as a chain of plain layers.

`steps` reads the chain from names and shapes, `walk` goes along it, `measure` finds what its own
norms and its own pictures bear out of what weights do not say. Where the middle holds fewer
numbers than the picture it is an autoencoder (`autoencoder`, with a table of codes `codes`), else
it changes pictures (`changer`). May import `models/opening`, `models/vae/grid`, `core`, `values`.
"""

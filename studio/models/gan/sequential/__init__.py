"""Sequential GANs: the graph read from shapes (`graph`), walked (`walk`), its guesses measured."""

"""The networks of Postcards: a small autoencoder, a text encoder with its words, a transformer.

Each is written and read as one part of an ordinary diffusers folder.
"""

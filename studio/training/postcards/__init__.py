"""Postcards: procedural scenes with captions, and a small text-to-image model trained on them.

`facts` decides what is in a scene, `captions` says it in words, `render` draws it. `autoencoder`
trains the latent, `trainer` the transformer and its few-step variant, `reader` judges whether a
picture shows what its caption asked for. `python -m studio.training.postcards --out DIR` runs all.
"""

"""Procedural data sets, trainers and the recipes of the house models, each one command to retrain.

Stays in a checkout: the wheel goes without it, and nothing that ships may import it. May import
torch, numpy, `studio.models` and `studio.library` with all below them; no Qt.
Every random number comes from an explicit `torch.Generator`.
"""

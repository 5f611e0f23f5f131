"""Procedural data sets, trainers and the recipes of the house models, each one command to retrain.

May import torch, numpy, `studio.models`, `studio.core`, `studio.files` and `studio.values`; no Qt.
Every random number comes from an explicit `torch.Generator`.
"""

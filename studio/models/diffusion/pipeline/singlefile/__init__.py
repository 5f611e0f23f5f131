"""Stable Diffusion in one file: its own names become those of a pipeline, by maps that are facts.

    unet         the U-Net of latent diffusion
    clip         its text encoders, as CLIP and as OpenCLIP name them
    checkpoint   which of them a file holds, and what has to be written beside their tensors

Nothing is built here: names and shapes alone are looked at. May import core, files and values, and
the autoencoder's names.
"""

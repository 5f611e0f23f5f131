"""Pipelines in one file: their own names become those of a pipeline, by maps that are facts.

    unet         the U-Net of latent diffusion
    tokens       Stable Diffusion 3, and what files of it and of Flux lack
    written      what is written beside the tensors of all
    clip         its text encoders, as CLIP and as OpenCLIP name them
    checkpoint   which of them a file holds, and what has to be written beside their tensors

Nothing is built here: names and shapes alone are looked at. May import core, files and values, and
the autoencoder's names.
"""

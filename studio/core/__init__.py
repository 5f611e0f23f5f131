"""Tensor maths: evaluating latents, interpolation, paths, directions, pixels. torch, no torch.nn.

Shape letters used in every docstring: N batch, C channels, H W pixels, h w latent cells,
D latent length, L style layers, T steps. May import values; opens no files.
"""

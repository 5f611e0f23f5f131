"""Autoencoders whose latent is a grid: `AutoencoderKL` by every name it goes by, and TAESD."""

"""BigGAN, in the two layouts that are published: `wide` (with G_ema) and `deep` (from TF Hub).

Source: Brock, Donahue, Simonyan, "Large Scale GAN Training for High Fidelity Natural Image
Synthesis", ICLR 2019, arXiv:1809.11096.
"""

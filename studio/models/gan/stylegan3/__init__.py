"""StyleGAN3, translation (T) and rotation (R): `network` is the whole, under NVIDIA's names.

`plan` says what a network is like, `resampling` holds its filters, `synthesis` its layers,
`generator` what the studio sees of it.

Source: Karras et al., "Alias-Free Generative Adversarial Networks", NeurIPS 2021,
arXiv:2106.12423.
"""

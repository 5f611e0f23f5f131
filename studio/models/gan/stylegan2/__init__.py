"""StyleGAN2 and StyleGAN2-ada: `network` is the whole of it, under the names of NVIDIA's code.

`config` says what a network is like; `layers`, `resampling`, `mapping` and `synthesis` are its
parts, `noise` is where its grain comes from. All train and differentiate; none needs own kernels.

Source: Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020,
arXiv:1912.04958; "Training Generative Adversarial Networks with Limited Data", NeurIPS 2020,
arXiv:2006.06676.
"""

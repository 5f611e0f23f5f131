"""U-Nets that come without a pipeline, in the layouts of the codebases that train them.

    openai        improved-diffusion and guided-diffusion
    lucidrains    denoising_diffusion_pytorch
    layers        what both are made of, and how their tensors are checked
    generator     such a network as a generator: DDIM, classes, what it predicts

May import core, files and values, and `models.plain`.
"""

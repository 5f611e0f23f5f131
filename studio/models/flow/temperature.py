"""The temperature of a flow: how far from the middle its latents are taken."""

from __future__ import annotations

from studio.values.controls import Control

KEY = "temperature"


def temperature_control(default: float = 1.0) -> Control:
    """The control: a latent is multiplied by it before it becomes a picture.

    `encode` divides what it finds by `default`, so that a photo comes back exactly as long as the
    control stands there. At 1 places are as varied as what the model was trained on; a little less
    is calmer and cleaner.

    Source: Kingma, Dhariwal, "Glow: Generative Flow with Invertible 1x1 Convolutions", 2018,
    arXiv:1807.03039 (reduced-temperature sampling, after Parmar et al., 2018, arXiv:1802.05751).
    """
    return Control(
        KEY, "Temperature", "float", default, 0.0, 1.5, 0.01,
        help="How far from the middle places are taken: 1 as in training, less is calmer.",
    )  # fmt: skip

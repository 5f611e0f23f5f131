"""Garden's shading networks: one scene's short cut gives what many scenes' way gives."""

from __future__ import annotations

import torch

from studio.models.gan.garden.plant import settled
from studio.models.gan.garden.shading import Shader


def test_one_scene_is_coloured_as_it_is_among_others():
    torch.manual_seed(3)
    shader = Shader(5, 8, (9, 7), 3, 6)
    styles = [torch.randn(2, 6) for _ in range(12)]
    normal = torch.randn(2, 400)
    inputs, palette = torch.randn(20, 5), torch.rand(2, 3, 3)
    index = torch.arange(20) % 2
    told = shader.modulation(normal, styles)
    both = shader(inputs, index, told, palette)
    for n in range(2):
        own = [(scale[n : n + 1], shift[n : n + 1]) for scale, shift in told]
        zero = torch.zeros(10, dtype=torch.int64)
        alone = shader(inputs[index == n], zero, own, palette[n : n + 1])
        assert torch.allclose(alone, both[index == n], atol=1e-5)


def test_styles_change_the_colours():
    torch.manual_seed(4)
    shader = Shader(5, 8, (9, 7), 3, 6)
    normal, inputs, palette = torch.randn(1, 400), torch.randn(20, 5), torch.rand(1, 3, 3)
    zero = torch.zeros(20, dtype=torch.int64)
    pictures = []
    for seed in (1, 2):
        source = torch.Generator().manual_seed(seed)
        styles = [torch.randn(1, 6, generator=source) for _ in range(12)]
        pictures.append(shader(inputs, zero, shader.modulation(normal, styles), palette))
    assert (pictures[0] - pictures[1]).abs().max() > 1e-3


def test_counts_rest_at_whole_numbers_and_go_smoothly_between():
    count = torch.tensor([4.75, 5.0, 5.2, 5.5, 5.8, 6.0])
    assert torch.allclose(settled(count), torch.tensor([5.0, 5.0, 5.0, 5.5, 6.0, 6.0]), atol=1e-5)

"""Garden's whole network: z and species to w, w+ to a scene, a scene and places to colours."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from studio.models.gan.garden import surface
from studio.models.gan.garden.mapping import Heads, Mapping
from studio.models.gan.garden.plant import grown
from studio.models.gan.garden.raster import SEEN, Layers, layers
from studio.models.gan.garden.scene import LAYERS, Scene
from studio.models.gan.garden.shading import Modulation, Shading
from studio.models.gan.garden.shapes import Table
from studio.models.gan.garden.tiles import Tiles


@dataclass(frozen=True)
class Config:
    """A Garden as numbers: factors in z, species, and widths."""

    factors: int
    species: int
    w_dim: int = 192
    mapping_width: int = 256
    style: int = 96
    head_width: int = 160
    shading_width: int = 48

    @property
    def z_dim(self) -> int:
        """Z: the factors, then one number for each species; the largest says which it is."""
        return self.factors + self.species


@dataclass
class Plan:
    """Scenes made ready to be looked at from any window: their shapes and their shading."""

    scene: Scene
    blades: Table
    beads: Table
    told: tuple[Modulation, ...]


SHARPNESS = 30.0
"""How soon one species gives way to the next as z moves from one to the other."""


class Garden(nn.Module):
    """The generator. A file of weights holds exactly this module's state."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.mapping = Mapping(config.factors, config.species, config.w_dim, config.mapping_width)
        self.heads = Heads(config.w_dim, config.style, config.head_width)
        self.shading = Shading(config.style, config.shading_width)

    def shares(self, z: Tensor) -> Tensor:
        """[N, K]: which species seeds draw; nearly always one."""
        return torch.softmax(SHARPNESS * z[:, self.config.factors :], 1)

    def styles_of(self, z: Tensor, shares: Tensor | None = None) -> Tensor:
        """[N, W]: w of z [N, Z], in the species of z or in those of `shares` [N, K]."""
        w: Tensor = self.mapping(
            z[:, : self.config.factors], self.shares(z) if shares is None else shares
        )
        return w

    def planned(self, ws: Tensor) -> Plan:
        """Scenes of styles [N, L, W]."""
        normal, styles = self.heads(ws)
        scene = Scene(self.heads.scene_rows(normal))
        told = self.shading.modulations(normal, styles)
        return Plan(scene, *grown(scene), told)

    def seen(self, plan: Plan, tiles: Tiles) -> Tensor:
        """[T, P, 3] OKLab: what tiles show of planned scenes."""
        found = layers(plan.scene, plan.blades, plan.beads, tiles)
        return self.shaded(plan, found, tiles)

    def shaded(self, plan: Plan, found: Layers, tiles: Tiles) -> Tensor:
        """[T, P, 3] OKLab of what was found to be visible."""
        scene, (of_blades, of_beads, of_ground) = plan.scene, plan.told
        pixels = found.open.shape[1]
        total = (self._far if tiles.quick else self._behind)(scene, found, tiles, of_ground)
        one = surface.seen_blades(scene, plan.blades, found, tiles)
        two = surface.seen_beads(scene, plan.beads, found, tiles)
        pairs = (
            (one, self.shading.blade_colours(scene, one, of_blades, tiles.quick)),
            (two, self.shading.bead_colours(scene, two, of_beads, tiles.quick)),
        )
        for seen, colours in pairs:
            weight = found.weight[seen.pair, seen.place][:, None]
            where = found.tile[seen.pair] * pixels + seen.place
            total = total.index_add(0, where, weight * colours)
        return total.reshape(len(tiles), -1, 3)

    def _behind(self, scene: Scene, found: Layers, tiles: Tiles, told: Modulation) -> Tensor:
        """[T P, 3] OKLab: what is seen of the ground."""
        ground = surface.ground(scene, found.ground_lit, tiles).flatten(0, 1)
        index = tiles.scene[:, None].expand(-1, found.open.shape[1]).reshape(-1)
        open_ = found.open.reshape(-1, 1)
        bare = (open_[:, 0] > SEEN).nonzero()[:, 0]
        colours = self.shading.ground_colours(scene, ground[bare], index[bare], told)
        return colours.new_zeros(len(open_), 3).index_add(0, bare, open_[bare] * colours)

    def _far(self, scene: Scene, found: Layers, tiles: Tiles, told: Modulation) -> Tensor:
        """As `_behind`, its colours laid between those of every second pixel."""
        bare = (found.open > SEEN).any(1).nonzero()[:, 0]
        few = tiles.some(bare).thinned()
        lit = tiles.thin(found.ground_lit[bare])
        ground = surface.ground(scene, lit, few).flatten(0, 1)
        index = few.scene[:, None].expand_as(lit).reshape(-1)
        colours = self.shading.ground_colours(scene, ground, index, told, quick=True)
        colours = tiles.between().T @ colours.reshape(len(bare), -1, 3)
        total = colours.new_zeros(*found.open.shape, 3)
        total[bare] = found.open[bare, :, None] * colours
        return total.flatten(0, 1)

    def every_layer(self, w: Tensor) -> Tensor:
        """[N, L, W]: the same w [N, W] in every layer."""
        return w[:, None].expand(-1, LAYERS, -1)

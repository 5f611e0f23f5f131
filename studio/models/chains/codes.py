"""VQ-VAEs: an autoencoder whose middle is made of the entries of a table.

Every place of the grid is replaced by the nearest entry before it is decoded. Photographs stand in
the continuous code before that, so that walks between them are smooth; entries are taken of what
lies between, or, where they were taken first, what lies between is decoded as it is.

Source: van den Oord, Vinyals, Kavukcuoglu, "Neural Discrete Representation Learning", 2017,
arXiv:1711.00937.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec
import torch
from torch import Tensor

from studio.models.base import CancelToken, Encoding, RenderRequest, StepCallback, Weights
from studio.models.chains.autoencoder import describe as describe_chain
from studio.models.chains.generator import ChainGenerator, ChainHalves, chain_in, own_prior
from studio.models.chains.measure import measured, practice
from studio.models.chains.steps import Chain, chain_of, plan_of, shapes_named
from studio.models.opening.architecture import Published
from studio.models.opening.assumptions import Assumptions, assumed_on
from studio.models.opening.recognise import MAX_LATENT, Group, Match, MismatchError, Shapes
from studio.models.plain import need_finite
from studio.models.vae.grid.generator import ENCODER, Check
from studio.values.card import Card, GeneratorInfo
from studio.values.controls import Control, ControlValue, check_controls
from studio.values.directions import Direction

NAME = "vq-vae"
TABLE = "codes.weight"
AS_ENTRIES = "entries"
"""The fit that takes the nearest entries at once."""
MOST_ENTRIES = 1 << 16
_AT_ONCE = 1 << 24
_TABLE = re.compile(r"codebook|embed|quant|(^|[._])_?vq", re.IGNORECASE)
_KEPT_BESIDE = re.compile(r"ema|cluster|usage|count|initted", re.IGNORECASE)
ENTRIES = Control(
    "entries", "Entries", "choice", "nearest",
    choices=(("nearest", "The nearest"), ("between", "What lies between")), mark=False,
    help="A VQ-VAE draws with entries of a table. Blends are made before the nearest ones are taken"
    " of them; or what lies between is drawn as it is.",
)  # fmt: skip


def split_of(shapes: Shapes) -> tuple[str, dict[str, tuple[int, ...]]]:
    """(the table's name in a file, all that belongs to the layers).

    Raises:
        MismatchError: there is no table of codes, or more than one.
    """
    beside = {n for n, s in shapes.items() if _TABLE.search(n) and len(s) != 4 and n[-4:] != "bias"}
    tables = [n for n in beside if len(shapes[n]) == 2 and not _KEPT_BESIDE.search(n)]
    if len(tables) != 1:
        raise MismatchError(f"it has {len(tables)} tables of codes")
    rest = {n: s for n, s in shapes.items() if n not in beside and not (len(s) < 2 and _loose(n))}
    return tables[0], rest


def _loose(name: str) -> bool:
    """Whether it is kept beside the layers in training."""
    return _KEPT_BESIDE.search(name.rpartition(".")[2]) is not None


def recognise(group: Group) -> Match:
    """Whether a group of tensors is a VQ-VAE of one level.

    Raises:
        MismatchError: it is not.
    """
    table, rest = split_of(group.shapes)
    plan, middle = plan_of(rest)
    chain = chain_of(shapes_named(plan, rest), middle)
    entries, length = group.shapes[table]
    _check_table(chain, entries, length)
    reason = (
        f"a VQ-VAE of {len(chain.steps)} layers, {entries} codes of {length}, {chain.cell} times"
        " smaller; it holds no prior, so its seeds are pictures that the studio makes up, as it"
        " sees them"
    )
    return Match(reason, plan | {TABLE: table}, {"middle": middle})


def _check_table(chain: Chain, entries: int, length: int) -> None:
    if length != chain.latent or chain.made != chain.channels:
        raise MismatchError(f"its codes have {length:,} numbers, its middle {chain.latent}")
    if not 2 <= entries <= MOST_ENTRIES or length > MAX_LATENT:
        raise MismatchError(f"its table has {min(entries, 10**9):,} codes")


def nearest(table: Tensor, code: Tensor) -> Tensor:
    """[N, D, h, w]: the entries [K, D] nearest to each place of a code of the same shape."""
    rows = code.movedim(1, 3).reshape(-1, table.shape[1])
    step = max(1, _AT_ONCE // len(table))
    lengths = table.square().sum(1)
    found = torch.cat([
        table[(lengths - 2 * part @ table.T).argmin(1)] for part in torch.split(rows, step)
    ])  # fmt: skip
    count, _, high, wide = code.shape
    return found.reshape(count, high, wide, -1).movedim(3, 1)


def describe(
    chain: Chain, assumed: Assumptions, directions: tuple[Direction, ...] = ()
) -> GeneratorInfo:
    """What such a model declares."""
    info = describe_chain(NAME, chain, assumed, (ENCODER, AS_ENTRIES), directions, middle=False)
    return msgspec.structs.replace(info, controls=(ENTRIES, *info.controls))


def info_of(weights: Weights) -> GeneratorInfo:
    """What to write on a new card: the assumptions under which pictures come back best.

    Raises:
        ModelError: the weights are of another architecture.
    """
    chain, plain, table = _parts(weights)
    assumed, _ = measured(plain, chain, practice(chain), lambda code: nearest(table, code))
    return describe(chain, assumed)


def _parts(weights: Weights) -> tuple[Chain, dict[str, Tensor], Tensor]:
    plain = {name: value.float() for name, value in weights.items()}
    table = plain.pop(TABLE)
    chain = chain_in(plain, weights.facts, "no VQ-VAE")
    return chain, plain, table


class CodesGenerator(ChainGenerator):
    """A chain with a table in its middle."""

    def __init__(self, info: GeneratorInfo, network: ChainHalves, table: Tensor) -> None:
        prior = own_prior(lambda x: network.read(x, lambda: None), network.chain.cell)
        super().__init__(info, network, prior)
        self._table = table

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Move the weights."""
        self._table = self._table.to(device, dtype)
        super().to(device, dtype)

    def _drawn(self, latents: Tensor, request: RenderRequest, quick: bool, check: Check) -> Tensor:
        values: Mapping[str, ControlValue] = check_controls(
            self._info.controls, dict(request.controls)
        )
        if values[ENTRIES.key] == "nearest":
            latents = nearest(self._table.float(), latents.float())
        return super()._drawn(latents, request, quick, check)

    def encode(
        self,
        pixels: Tensor,
        fit: str,
        token: CancelToken,
        on_step: StepCallback | None = None,
    ) -> Encoding:
        """Where the encoder puts a picture: its continuous code, or its `entries`.

        Raises:
            Cancelled: the token was set.
            ModelError: an unknown `fit`.
        """
        found = super().encode(pixels, fit, token, on_step)
        if fit != AS_ENTRIES:
            return found
        code = self._prior.coloured(found.latent)
        return Encoding(
            self._prior.whitened(nearest(self._table.float().cpu(), code.cpu())).to(found.latent),
            fit,
            found.report,
        )


def load(card: Card, weights: Weights, device: torch.device) -> CodesGenerator:
    """Build the generator; the card's controls hold what is assumed.

    Raises:
        ModelError: the weights are of another architecture, or hold numbers that are not finite.
    """
    need_finite(weights)
    chain, plain, table = _parts(weights)
    assumed = assumed_on(card)
    info = describe(chain, assumed, card.info.directions)
    generator = CodesGenerator(info, ChainHalves(plain, chain, assumed), table)
    generator.to(device, torch.float32)
    return generator


ARCHITECTURE = Published(NAME, "vae", load, recognise, info_of)

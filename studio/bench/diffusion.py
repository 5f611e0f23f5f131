"""P10: a small Stable Diffusion of random weights, through the engine and by diffusers' own call.

Both have the same weights, words, seeds, steps and threads, and take turns; each figure is the
best of a few rounds. What weights say does not change how long they take.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from studio.bench.figures import Figure
from studio.errors import Cancelled
from studio.inference.renderer import Renderer
from studio.models.base import Generator
from studio.models.diffusion.pipeline.described import describe
from studio.models.diffusion.pipeline.generator import PipelineGenerator
from studio.models.diffusion.pipeline.parts import Parts, TextPart
from studio.models.diffusion.pipeline.told import Words
from studio.models.diffusion.pipeline.words.opening import reader_of
from studio.models.diffusion.postcards.autoencoder import PostcardAutoencoder
from studio.models.diffusion.postcards.folder import SCHEDULER
from studio.models.diffusion.postcards.text_encoder import PostcardTextEncoder, TextLayout
from studio.models.diffusion.postcards.transformer import PostcardTransformer
from studio.models.diffusion.postcards.words import PostcardTokenizer
from studio.values.cancel import CancelToken
from studio.values.card import Card
from studio.values.controls import ControlValue
from studio.values.messages import InstalledModel
from studio.values.recipe import ModelRef, Recipe
from studio.values.tokens import TokenReport

STEPS, SIDE_PX, ROUNDS, GUIDANCE = 12, 128, 3, 5.0
TOKENS, WIDTH = 77, 256
_SCHEDULE = {
    "_class_name": "DDIMScheduler", "beta_schedule": "scaled_linear", "beta_start": 0.00085,
    "beta_end": 0.012, "clip_sample": False, "steps_offset": 1, "num_train_timesteps": 1000,
}  # fmt: skip


def measure() -> Figure:
    """P10, on two threads at most."""
    threads = torch.get_num_threads()
    torch.set_num_threads(min(2, threads))
    try:
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            values, details = _beside_diffusers(Path(folder))
            values |= _postcards(Path(folder))
    finally:
        torch.set_num_threads(threads)
    return Figure("P10", values, details | {"steps": STEPS, "side_px": SIDE_PX})


# ---- beside diffusers ---------------------------------------------------------------------------
class _Reader:
    """The words of the bench: numbers that stand for a text, through a text encoder."""

    width, pooled = WIDTH, 0

    def __init__(self, network: nn.Module) -> None:
        self._network: Any = network
        self._kept: dict[str, Words] = {}

    def tokens(self, text: str) -> Tensor:
        """[1, L, D]: what the network is told."""
        numbers = torch.arange(TOKENS)[None] + (1 if text else 0)
        with torch.inference_mode():
            found: Tensor = self._network(numbers).last_hidden_state
        return found

    def read(self, text: str) -> Words:
        """One text; remembered."""
        if text not in self._kept:
            self._kept[text] = Words(self.tokens(text), None, None, f"key of {text}")
        return self._kept[text]

    def against(self, text: str) -> Words:
        """One text to keep away from."""
        return self.read(text)

    def nothing(self) -> Words:
        """No text."""
        return self.read("")

    def count(self, text: str) -> TokenReport:
        """All of it fits."""
        return TokenReport(len(text), TOKENS)

    def forget(self) -> None:
        """As if nothing had been read."""
        self._kept.clear()


@dataclass(frozen=True)
class _Engine:
    """One model behind the engine's renderer."""

    renderer: Renderer
    card: Card
    size: tuple[int, int]

    def recipe(self, seed: int, **controls: ControlValue) -> Recipe:
        """A place of it."""
        return Recipe(self.card.ref, self.card.info.space.seed(seed), *self.size, controls=controls)

    def full(
        self, recipe: Recipe, preview: Callable[[Tensor], None] | None = None,
        token: CancelToken | None = None,
    ) -> None:  # fmt: skip
        """Its full picture, as the canvas gets it."""
        token = token or CancelToken()
        scene = self.renderer.scene(recipe, token)
        self.renderer.full(scene, max(self.size), token, preview)

    def draft(self, recipe: Recipe) -> None:
        """Its draft."""
        scene = self.renderer.scene(recipe)
        self.renderer.draft(scene, max(self.size), CancelToken())


def _beside_diffusers(folder: Path) -> tuple[dict[str, float], dict[str, Any]]:
    parts, reader = _stable_diffusion()
    plain = _plain(parts, reader)
    generator = PipelineGenerator(describe(parts, reader), parts, reader)
    engine = _engine(generator, folder, (SIDE_PX, SIDE_PX))
    said: dict[str, ControlValue] = {"prompt": "a sea", "steps": STEPS, "guidance": GUIDANCE}
    changed = said | {"guidance": GUIDANCE + 1}
    late = said | {"guidance_from": 0.5}
    plain(0)
    engine.full(engine.recipe(0, **said), _unseen)
    took: dict[str, list[float]] = {}

    def timed(key: str, work: Callable[[], object]) -> None:
        began = time.perf_counter()
        work()
        took.setdefault(key, []).append(time.perf_counter() - began)

    for n in range(1, ROUNDS + 1):
        reader.forget()
        generator.forget()
        timed("plain", partial(plain, n))
        timed("first", partial(engine.full, engine.recipe(n, **said), _unseen))
        timed("again", partial(engine.full, engine.recipe(100 + n, **said), _unseen))
        timed("guidance", partial(engine.draft, engine.recipe(100 + n, **changed)))
        timed("at_rest", partial(engine.full, engine.recipe(100 + n, **changed)))
        engine.full(engine.recipe(200 + n, **late))
        later = engine.recipe(200 + n, **changed, guidance_from=0.5)
        timed("late", partial(engine.full, later))
    best = {key: min(values) for key, values in took.items()}
    step_ms = 1000 * best["plain"] / STEPS
    values = {key: best[key] / best["plain"] for key in ("first", "again", "guidance", "late")}
    values |= _waits(engine, said, step_ms)
    at_rest = best["at_rest"] / best["plain"]
    return values, {"step_ms": step_ms, "plain_ms": 1000 * best["plain"], "at_rest": at_rest}


def _waits(engine: _Engine, said: dict[str, ControlValue], step_ms: float) -> dict[str, float]:
    """How long the first preview and a cancel take beyond a step, at best."""
    first, stop = [], []
    for n in range(ROUNDS):
        shown: list[float] = []
        began = time.perf_counter()

        def show(_picture: Tensor, shown: list[float] = shown) -> None:
            shown.append(time.perf_counter())

        engine.full(engine.recipe(300 + n, **said), show)
        first.append(1000 * (shown[0] - began) - step_ms)
        token, asked = CancelToken(), [0.0]

        def cancel(token: CancelToken = token, asked: list[float] = asked) -> None:
            asked[0] = time.perf_counter()
            token.cancel()

        timer = threading.Timer(2.5 * step_ms / 1000, cancel)
        timer.start()
        try:
            engine.full(engine.recipe(400 + n, **said), token=token)
        except Cancelled:
            stop.append(1000 * (time.perf_counter() - asked[0]) - step_ms)
        timer.join()
    return {"preview_ms": min(first), "cancel_ms": min(stop, default=0.0)}


def _unseen(_picture: Tensor) -> None:
    """Previews are made, and nobody looks."""


def _stable_diffusion() -> tuple[Parts, _Reader]:
    diffusers, transformers = (import_module(name) for name in ("diffusers", "transformers"))
    with torch.random.fork_rng():
        torch.manual_seed(0)
        text = transformers.CLIPTextModel(
            transformers.CLIPTextConfig(
                vocab_size=100, hidden_size=WIDTH, intermediate_size=4 * WIDTH,
                num_hidden_layers=6, num_attention_heads=4, max_position_embeddings=TOKENS,
            )
        )  # fmt: skip
        unet = diffusers.UNet2DConditionModel(
            sample_size=SIDE_PX // 8, cross_attention_dim=WIDTH, layers_per_block=1,
            block_out_channels=(64, 128, 256), attention_head_dim=8,
            down_block_types=("CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
        )  # fmt: skip
        vae = diffusers.AutoencoderKL(
            block_out_channels=(16, 32, 64, 64), latent_channels=4, norm_num_groups=8,
            down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        )  # fmt: skip
    for network in (text, unet, vae):
        network.eval().requires_grad_(requires_grad=False)
    pipeline = "StableDiffusionPipeline"
    return Parts("sd", pipeline, unet, vae, (), _SCHEDULE, {}), _Reader(text)


def _plain(parts: Parts, reader: _Reader) -> Callable[[int], object]:
    """Diffusers' own call on copies of the same networks, words included."""
    diffusers = import_module("diffusers")
    pipeline = diffusers.StableDiffusionPipeline(
        vae=deepcopy(parts.autoencoder), unet=deepcopy(parts.denoiser),
        scheduler=diffusers.DDIMScheduler.from_config(_SCHEDULE), text_encoder=None, tokenizer=None,
        safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip
    pipeline.set_progress_bar_config(disable=True)

    def call(seed: int) -> object:
        return pipeline(
            prompt_embeds=reader.tokens("a sea"), negative_prompt_embeds=reader.tokens(""),
            width=SIDE_PX, height=SIDE_PX, num_inference_steps=STEPS, guidance_scale=GUIDANCE,
            generator=torch.Generator().manual_seed(seed), output_type="np",
        )  # fmt: skip

    return call


def _engine(generator: Generator, folder: Path, size: tuple[int, int]) -> _Engine:
    card = Card(
        id="bench", name="Bench", summary="", license="CC0", source="", training_data="none",
        known_limits="random weights", sha256="0" * 64, info=generator.info,
    )  # fmt: skip

    class Source:
        def models(self) -> tuple[InstalledModel, ...]:
            return (InstalledModel(card, folder),)

        def find(self, ref: ModelRef) -> InstalledModel:
            del ref
            return InstalledModel(card, folder)

    def opened(model: InstalledModel, device: torch.device) -> Generator:
        del model
        generator.to(device, torch.float32)
        return generator

    return _Engine(Renderer(Source(), None, opened), card, size)


# ---- the house model ----------------------------------------------------------------------------
def _postcards(folder: Path) -> dict[str, float]:
    """Milliseconds of a draft and of a full picture of networks as large as those of Postcards."""
    words = PostcardTokenizer(("a", "sea", "moon", "violet"), {})
    transformer, autoencoder = PostcardTransformer(), PostcardAutoencoder()
    text = PostcardTextEncoder(TextLayout(words.size, transformer.layout.text))
    for network in (text, transformer, autoencoder):
        network.eval().requires_grad_(requires_grad=False)
    parts = Parts(
        "postcard", "PostcardPipeline", transformer, autoencoder,
        (TextPart("text_encoder", text, words),), SCHEDULER, {}, {"postcards": {"long": 1}},
    )  # fmt: skip
    reader = reader_of(parts)
    generator = PipelineGenerator(describe(parts, reader), parts, reader)
    engine = _engine(generator, folder, generator.info.sizes.default)
    drafts, fulls = [], []
    for n in range(ROUNDS + 2):
        recipe = engine.recipe(n, prompt="a violet sea, moon")
        began = time.perf_counter()
        engine.draft(recipe)
        middle = time.perf_counter()
        engine.full(recipe, _unseen)
        drafts.append(1000 * (middle - began))
        fulls.append(1000 * (time.perf_counter() - middle))
    return {"draft_ms": min(drafts), "full_ms": min(fulls)}

"""A scriptable engine without torch: records what was asked, answers with coloured frames."""

from __future__ import annotations

import hashlib
import queue
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from studio.values import messages as m
from studio.values.atlas.looks import looks_of
from studio.values.card import Card, GeneratorInfo, Opener, Sizes, Space
from studio.values.controls import Control
from studio.values.described import basis_of, sample_recipe
from studio.values.directions import Direction, parse_random
from studio.values.edit import fitted_size, moves_of, new_recipe, shifted, wandered, with_latent
from studio.values.film import LegPace, Reel
from studio.values.latent import TEXT_SPACE, Encoded, Vector
from studio.values.layers_seen import SeenGroup, SeenLayer
from studio.values.recipe import ModelRef, Recipe
from studio.values.tokens import Span, TokenReport
from studio.values.variety import (
    ATTRIBUTES,
    HUE,
    HUES,
    ModelReport,
    PictureStatistics,
    Variety,
)


def fake_card(name: str = "Ridgelines", abilities: tuple[str, ...] = ("encodes",)) -> Card:
    """A card with four directions, three controls and two openers."""
    rng = np.random.default_rng(len(name))
    directions = tuple(
        Direction.of(word, "z", rng.normal(size=16).astype(np.float32), 1.0, "attribute")
        for word in ("Dusk", "Ridge height", "Sun size", "Haze")
    )
    info = GeneratorInfo(
        family="vae",
        architecture="fake",
        spaces=(Space("z", (16,)),),
        sizes=Sizes((512, 512), any_size=True, any_aspect=True),
        controls=(
            Control("contrast", "Contrast", "float", 1.0, 0.5, 2.0),
            Control("seamless", "Seamless", "bool", False),
        ),
        abilities=abilities,  # type: ignore[arg-type]
        directions=directions,
        fits=("quick",),
    )
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    card = Card(
        id=name.lower(), name=name, summary="A model of the tests.", license="CC0", source="tests",
        training_data="none", known_limits="all", sha256=sha256, info=info, house=True,
    )  # fmt: skip
    openers = tuple(Opener(f"opener {n}", new_recipe(card, n)) for n in (4182, 7))
    return _with_openers(card, openers)


def words_card(name: str = "Postcards") -> Card:
    """A card of a model that takes words and paints over pictures, on a grid of 8 x 8 cells."""
    info = GeneratorInfo(
        family="diffusion",
        architecture="fake",
        spaces=(Space("noise", (4, 8, 8), cell=16), Space(TEXT_SPACE, (16,), "none")),
        sizes=Sizes((128, 128), any_size=True, any_aspect=True, multiple=16),
        controls=(
            Control("prompt", "Prompt", "text", "", group="Words"),
            Control("negative", "Negative prompt", "text", "", group="Words"),
            Control("guidance", "Guidance", "float", 4.0, 1.0, 12.0),
            Control("steps", "Steps", "int", 4, 1, 50),
            Control("strength", "Strength", "float", 0.7, 0.0, 1.0),
        ),
        abilities=("encodes", "takes_text", "takes_picture", "any_size"),
        fits=("start", "inversion"),
    )
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    card = Card(
        id=name.lower(), name=name, summary="Draws what it is told.", license="CC0", source="tests",
        training_data="none", known_limits="all", sha256=sha256, info=info, house=True,
    )  # fmt: skip
    return _with_openers(card, (Opener("opener", new_recipe(card, 3)),))


def _with_openers(card: Card, openers: tuple[Opener, ...]) -> Card:
    from msgspec.structs import replace

    return replace(card, openers=openers)


def tokens_of(text: str) -> TokenReport:
    """A token a word, ten at most; what breathes fire is unknown."""
    words = list(re.finditer(r"\w+", text))
    unknown = tuple(Span(*w.span(), w.group()) for w in words if w.group() == "dragon")
    cut = ()
    if len(words) > 10:
        start = words[10].start()
        cut = (Span(start, len(text), text[start:]),)
    return TokenReport(len(words), 10, 0, cut, unknown)


def picture_of(recipe: Recipe, width: int, height: int) -> np.ndarray:
    """A smooth coloured picture that depends on the latent alone."""
    digest = hashlib.sha256(repr(recipe.latent).encode() + repr(recipe.controls).encode()).digest()
    a, b = (np.array(list(digest[i : i + 3]), np.float32) for i in (0, 3))
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    wave = 0.5 + 0.5 * np.sin(6.28 * (x + y * (digest[6] % 4)))
    return np.ascontiguousarray(np.broadcast_to(a * y + b * (1 - y), (height, width, 3)) * (
        0.6 + 0.4 * wave
    )).astype(np.uint8)  # fmt: skip


def straight(recipe: Recipe) -> Recipe:
    """The place on a made-up base, with its named moves and without its random ones."""
    moves = {k: v for k, v in moves_of(recipe.latent).items() if parse_random(k) is None}
    base = Vector.of("z", np.full(16, wandered(recipe.latent), np.float32))
    return with_latent(recipe, shifted(base, moves))


@dataclass
class FakeEngine:
    """Answers on the thread that calls `serve`.

    `posted` holds every request. `failing` makes drafts and fulls fail with that sentence;
    `broken` models fail to open; `render_ms` slows rendering down; the seeds
    in `nan` have no picture when a model is described. `previews`: so many are shown on the way to
    a full picture, each said to have come after `preview_ms`. `fallbacks`: what it did to make a
    frame of a job, by the frame's index, or of an export, by how many were before it;
    `canvas_fallbacks`: the same for pictures of the canvas.
    """

    cards: tuple[Card, ...] = ()
    render_ms: float = 0.0
    failing: str = ""
    broken: tuple[str, ...] = ()
    nan: tuple[int, ...] = ()
    previews: int = 0
    preview_ms: float = 1500.0
    fallbacks: dict[int, str] = field(default_factory=dict)
    canvas_fallbacks: tuple[str, ...] = ()
    posted: list[m.Request] = field(default_factory=list)
    finished: bool = False
    _queue: queue.SimpleQueue = field(default_factory=queue.SimpleQueue)
    _cancelled: set[int] = field(default_factory=set)
    _closed: bool = False

    def post(self, request: m.Request) -> None:
        self.posted.append(request)
        if isinstance(request, m.CancelJob):
            self._cancelled.add(request.job)
        self._queue.put(request)

    def close(self) -> None:
        self._closed = True
        self._queue.put(None)

    def asked(self, kind: type) -> list:
        """The requests of one kind, in order."""
        return [r for r in self.posted if isinstance(r, kind)]

    def serve(self, deliver: Callable[[m.Result], None]) -> None:
        deliver(m.EngineReady("CPU · 2 cores", "fake engine"))
        while not self._closed:
            request = self._queue.get()
            if request is None:
                break
            if self._stale(request):
                continue
            self._answer(request, deliver)
        self.finished = True

    def _stale(self, request: m.Request) -> bool:
        if not isinstance(request, m.DraftRequest):
            return False
        later = [r for r in self.posted if isinstance(r, m.DraftRequest)]
        return bool(later) and later[-1].id > request.id

    def _answer(self, request: m.Request, deliver: Callable[[m.Result], None]) -> None:
        match request:
            case m.OpenModel(model, epoch):
                self._open(model, epoch, deliver)
            case m.DraftRequest() | m.FullRequest():
                self._frame(request, deliver)
            case m.PlacesRequest(key, recipe, side, group, epoch, more):
                self._places(request, (recipe, *more), deliver)
            case m.ThumbRequest(key, recipe, side, group, epoch):
                w, h = fitted_size(recipe, side)
                deliver(m.ThumbReady(key, group, epoch, picture_of(recipe, w, h)))
            case m.ExportJob() | m.FramesJob():
                self._job(request, deliver)
            case m.EncodeJob(id, model, pixels, sha256, fit):
                mean = pixels.reshape(-1, 3).mean(0).astype(np.float32)
                space = next(c.info.space for c in self.cards if c.sha256 == model.sha256)
                shape = space.shape
                if space.cell:
                    high, wide = (max(1, round(n / space.cell)) for n in pixels.shape[:2])
                    shape = (space.shape[0], high, wide)
                vector = Vector.of(space.name, np.resize(mean / 255, shape).astype(np.float32))
                report = {"psnr_db": 31.4} if fit == "inversion" else {}
                latent = Encoded(sha256, fit or "quick", vector)
                deliver(m.PictureEncoded(id, model, latent, report))
                deliver(m.JobDone(id))
            case m.ReadWords(model, key, text, epoch):
                deliver(m.WordsRead(key, epoch, model, text, tokens_of(text)))
            case m.LearnWordsJob(id, model, name, pairs):
                vector = np.array([len(a) - len(b) for a, b in pairs][:16], np.float32)
                made_of = Direction.of(name, TEXT_SPACE, np.resize(vector + 1.0, 16), 1.0, "words")
                deliver(m.DirectionsFound(id, model, (made_of,)))
                deliver(m.JobDone(id))
            case m.FindDirectionsJob(id, model, count, _):
                rng = np.random.default_rng(5)
                made = tuple(
                    Direction.of(f"Found {i}", "z", rng.normal(size=16).astype(np.float32), 1.0,
                                 "pca")
                    for i in range(count)
                )  # fmt: skip
                deliver(m.DirectionsFound(id, model, made))
                deliver(m.JobDone(id))
            case m.LikelyWalkJob(id, recipe, count, seed):
                places = tuple(
                    with_latent(recipe, Vector.of("z", np.full(16, seed % 7 + n, np.float32)))
                    for n in range(count - 1)
                )
                deliver(m.LikelyWalk(id, places, count))
                deliver(m.JobDone(id))
            case m.SteerJob(id, recipe, wishes):
                self._steer(id, recipe, wishes, deliver)
            case m.LayersJob(id):
                spot = np.eye(8, dtype=np.uint8) * 255
                groups = SeenGroup(tuple(range(8)), spot), SeenGroup((8, 15), spot)
                deliver(m.LayersSeen(id, (
                    SeenLayer(0, False, 16, (8, 8), groups),
                    SeenLayer(2, True, 12, (1, 1), (SeenGroup((0, 1, 2)), SeenGroup((3,)))),
                )))  # fmt: skip
                deliver(m.JobDone(id))
            case m.StraightenJob(id, recipe):
                deliver(m.PlaceStraightened(id, straight(recipe)))
                deliver(m.JobDone(id))
            case m.MeasurePaceJob(id, film):
                reel = Reel(film, {card.sha256: card.info for card in self.cards})
                legs = range(len(reel.way.legs))
                pace = tuple(LegPace(reel.way.digest(n), (0.0, 0.25, 1.0)) for n in legs)
                deliver(m.PaceMeasured(id, pace))
                deliver(m.JobDone(id))
            case m.ShortestPathJob(id, start):
                card = next(c for c in self.cards if c.sha256 == start.model.sha256)
                way = tuple(new_recipe(card, 50 + n, (start.width, start.height)) for n in range(3))
                deliver(m.PathFound(id, way, (2.0, 1.0)))
                deliver(m.JobDone(id))
            case m.DescribeModelJob():
                self._describe(request, deliver)
            case _:
                pass

    def _steer(self, id: int, recipe: Recipe, wishes, deliver: Callable) -> None:
        """Three steps of the way, then the end; targets to the left of the middle are not met."""
        if self.failing:
            deliver(m.JobFailed(id, self.failing))
            return
        met = all(pull.to[0] >= 0.5 for pull in wishes.pulls)
        for step in range(4):
            there = with_latent(recipe, Vector.of("z", np.full(16, 0.1 * step, np.float32)))
            points = tuple(
                tuple(a + (b - a) * step / 3 for a, b in zip(pull.begin, pull.to, strict=True))
                for pull in wishes.pulls
            )
            place = there if step else recipe
            deliver(m.Steered(id, place, points, 9.0 - 3.0 * step, 0.0, step))
            if self.render_ms:
                time.sleep(self.render_ms / 1000)
        deliver(m.Steered(id, there, points, 0.0, 0.0, 3, ended=True, met=met))
        deliver(m.JobDone(id))

    def _places(
        self, request: m.PlacesRequest, recipes: tuple[Recipe, ...],
        deliver: Callable[[m.Result], None],
    ) -> None:  # fmt: skip
        """Every place drawn, as usual as its first number, along no direction."""
        if self.failing:
            deliver(m.PlacesReady(request.key, request.group, request.epoch, problem=self.failing))
            return
        side = request.side_px
        pixels = np.stack([picture_of(recipe, side, side) for recipe in recipes])
        card = next(c for c in self.cards if c.sha256 == recipes[0].model.sha256)
        count = len(recipes)
        along = np.linspace(-1, 1, count * len(card.info.directions), dtype=np.float32)
        deliver(m.PlacesReady(
            request.key, request.group, request.epoch, tuple(range(count)), pixels,
            looks_of(pixels), np.linspace(-0.5, 0.5, count, dtype=np.float32),
            along.reshape(count, -1), self.render_ms * count or 1.0 * count,
        ))  # fmt: skip

    def _describe(self, job: m.DescribeModelJob, deliver: Callable[[m.Result], None]) -> None:
        """Frames of the first seeds, the seeds of `nan` left out, and made-up figures."""
        card = next(c for c in self.cards if c.sha256 == job.model.sha256)
        if self.failing:
            deliver(m.JobFailed(job.id, self.failing))
            return
        for seed in range(job.count):
            if job.id in self._cancelled:
                deliver(m.JobFailed(job.id, "Stopped.", cancelled=True))
                return
            if seed not in self.nan:
                deliver(m.JobFrame(job.id, seed, picture_of(sample_recipe(card, seed), 32, 32)))
            deliver(m.JobProgress(job.id, seed + 1, job.count, 0.1))
            if self.render_ms:
                time.sleep(self.render_ms / 1000)
        good = job.count - len(self.nan)
        counts = {a.key: (good, *(0,) * (a.bins - 1)) for a in ATTRIBUTES}
        counts[HUE] = (good, *(0,) * (len(HUES) - 1))
        stats = PictureStatistics(good, counts, Variety(64, 0.2, 0.1, 0.0, 30.0))
        report = ModelReport(basis_of(card), job.count, len(self.nan), stats)
        deliver(m.ModelDescribed(job.id, job.model, report))
        deliver(m.JobDone(job.id))

    def _open(self, model: ModelRef, epoch: int, deliver: Callable[[m.Result], None]) -> None:
        for card in self.cards:
            if card.sha256 == model.sha256 and card.id not in self.broken:
                deliver(m.ModelReady(epoch, card, 1.0))
                return
        deliver(m.ModelFailed(epoch, model, f"The model {model.id!r} could not be opened."))

    def _frame(
        self, request: m.DraftRequest | m.FullRequest, deliver: Callable[[m.Result], None]
    ) -> None:
        lane: m.Lane = "draft" if isinstance(request, m.DraftRequest) else "full"
        if self.failing:
            deliver(m.FrameFailed(request.id, lane, request.epoch, self.failing))
            return
        if self.render_ms:
            time.sleep(self.render_ms / 1000)
        for step in range(1, self.previews + 1) if lane == "full" else ():
            w, h = fitted_size(request.recipe, 16)
            deliver(m.FrameReady(
                request.id, "preview", request.epoch, request.recipe,
                picture_of(request.recipe, w, h), self.preview_ms, step=(step, self.previews + 1),
            ))  # fmt: skip
            time.sleep(0.05)
        w, h = fitted_size(request.recipe, request.side_px)
        pixels = picture_of(request.recipe, w, h)
        deliver(m.FrameReady(
            request.id, lane, request.epoch, request.recipe, pixels, self.render_ms or 1.0, 0.1,
            self.canvas_fallbacks,
        ))  # fmt: skip

    def _job(self, request: m.ExportJob | m.FramesJob, deliver: Callable[[m.Result], None]) -> None:
        recipes = request.recipes if isinstance(request, m.FramesJob) else (request.recipe,)
        for index, recipe in enumerate(recipes):
            if request.id in self._cancelled:
                deliver(m.JobFailed(request.id, "Stopped.", cancelled=True))
                return
            pixels = picture_of(recipe, recipe.width, recipe.height)
            if isinstance(request, m.FramesJob):
                notes = (self.fallbacks[index],) if index in self.fallbacks else ()
                deliver(m.JobFrame(request.id, index, pixels, notes))
            else:
                rows = pixels if request.bits == 8 else pixels.astype(np.uint16) * 257
                half = max(1, recipe.height // 2)
                deliver(m.Band(request.id, 0, recipe.height, np.ascontiguousarray(rows[:half])))
                if half < recipe.height:
                    low = np.ascontiguousarray(rows[half:])
                    deliver(m.Band(request.id, half, recipe.height, low))
            deliver(m.JobProgress(request.id, index + 1, len(recipes), 0.1))
        taken = [note for index, note in self.fallbacks.items() if index < len(recipes)]
        if isinstance(request, m.ExportJob):
            taken = [self.fallbacks.get(self.asked(m.ExportJob).index(request), "")]
        deliver(m.JobDone(request.id, tuple(dict.fromkeys(filter(None, taken)))))

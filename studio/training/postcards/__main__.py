"""Trains Postcards: `python -m studio.training.postcards --out DIR`; an interrupted run goes on.

1. scenes are drawn at 128 and 256 px into `DIR/pictures`
2. the autoencoder is trained on them (`DIR/autoencoder.pt`)
3. text encoder and transformer learn the flow, then its long steps (`DIR/flow.pt`, sheets beside)
4. the reader is trained and judges adherence (`DIR/reader.pt`, `DIR/adherence-*.json`)
5. the model is written as a diffusers folder (`DIR/postcards`)

With `--from-state` the weights kept in this package are taken up first.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import logging
from pathlib import Path

import torch

from studio.training.postcards import autoencoder, reader, trainer
from studio.training.postcards.adherence import adherence, held_out_captions, reader_truth
from studio.training.postcards.cache import PAIRED, draw_ahead, paired_folder
from studio.training.postcards.export import write_folder
from studio.training.postcards.latents import Scenes
from studio.training.postcards.state import keep, take_up
from studio.training.postcards.weights import (
    AUTOENCODER,
    read_autoencoder,
    read_networks,
    trained,
)

log = logging.getLogger(__name__)


def train_flow(choice: argparse.Namespace, pictures: Path) -> None:
    """The flow, then the same weights with a share of long steps."""
    network = read_autoencoder(choice.out / AUTOENCODER)
    scenes = Scenes(pictures, choice.out / "latents", network)
    scenes.refresh()
    layout = trainer.chosen_layout(choice)
    flow = trainer.Plan(choice.flow_minutes, batch=choice.batch, device=choice.device)
    trainer.Run(flow, choice.out, scenes, network, layout).train()
    minutes = choice.flow_minutes + choice.few_minutes
    few = dataclasses.replace(flow, minutes=minutes, cool=0.1, shortcut=0.25)
    trainer.Run(few, choice.out, scenes, network, layout).train()


def judge(choice: argparse.Namespace, pictures: Path) -> None:
    """Train the reader, unless there is one, and write the table for 8 and for 2 steps."""
    networks = read_networks(choice.out)
    if not (choice.out / "reader.pt").is_file():
        plan = reader.Plan(choice.reader_minutes, device=choice.device)
        reader.train(plan, pictures, choice.out, networks.autoencoder)
    judging = reader.read_reader(choice.out / "reader.pt")
    table: dict[str, object] = {"reader": reader_truth(judging, networks, choice.judged)}
    for label, unseen in (("held out", False), ("unseen combinations", True)):
        texts = held_out_captions(choice.judged, unseen=unseen)
        for steps, guidance, short in ((8, 2.0, False), (2, 1.0, True)):
            shares = adherence(
                networks, judging, texts, steps=steps, guidance=guidance, short=short
            )
            table[f"{label}, {steps} steps"] = dataclasses.asdict(shares)
    (choice.out / "adherence.json").write_text(json.dumps(table, indent=1), encoding="utf-8")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train Postcards from nothing, or go on.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scenes", type=int, default=100_000)
    parser.add_argument("--paired", type=int, default=10_000, help="scenes for the reader alone")
    parser.add_argument("--large", type=int, default=6000, help="scenes drawn at 256 px too")
    parser.add_argument("--autoencoder-minutes", type=float, default=40.0)
    parser.add_argument("--flow-minutes", type=float, default=240.0)
    parser.add_argument("--few-minutes", type=float, default=40.0)
    parser.add_argument("--reader-minutes", type=float, default=20.0)
    parser.add_argument("--judged", type=int, default=300, help="captions of each kind")
    parser.add_argument("--layers", type=int, help="of the transformer")
    parser.add_argument("--width", type=int, help="of the transformer, in steps of 64")
    parser.add_argument("--batch", type=int, default=trainer.Plan.batch)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--workers", type=int, default=1, help="processes that draw")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--from-state", action="store_true", help="take up the kept weights")
    parser.add_argument("--keep-state", action="store_true", help="keep the weights at the end")
    choice = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(choice.threads)
    choice.out.mkdir(parents=True, exist_ok=True)
    if choice.from_state:
        log.info("taken up: %s", ", ".join(take_up(choice.out)) or "nothing")
    pictures = choice.out / "pictures"
    draw_ahead(pictures, (256, 128), choice.large, choice.workers)
    plan = autoencoder.Plan(choice.autoencoder_minutes, device=choice.device)
    autoencoder.Run(plan, pictures, choice.out).train()
    draw_ahead(pictures, (128,), choice.scenes, choice.workers)
    draw_ahead(paired_folder(pictures), (128,), choice.paired, choice.workers, PAIRED)
    train_flow(choice, pictures)
    judge(choice, pictures)
    networks = read_networks(choice.out)
    write_folder(networks, choice.out / "postcards", trained(choice.out))
    if choice.keep_state:
        log.info("kept: %d bytes", keep(choice.out))


if __name__ == "__main__":
    main()

"""Completes and seals the house models: `python -m studio.training.shelf`.

Run after a house model's card or covers were made again: what its training data is like is measured
where its card does not say it yet, and the studio then notices when one of its files is changed or
lost on somebody's disk.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from studio.files.paths import resources
from studio.library.folders import CARD
from studio.library.models import read_card
from studio.library.seals import seal
from studio.training.shared.data_statistics import DATA, write_statistics


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Seal the files that ship with house models.")
    parser.add_argument("--models", type=Path, default=resources() / "models")
    folder = parser.parse_args().models
    for place in sorted(path.parent for path in folder.glob(f"*/{CARD}")):
        card = read_card(place)
        if card.id in DATA and card.data_statistics is None:
            write_statistics(place)
        seal(place)


if __name__ == "__main__":
    main()

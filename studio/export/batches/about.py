"""The card of a data set, README.md: what is in it, how it was made, how varied it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import studio
from studio.export.batches.journal import Begun, Line
from studio.export.batches.plan import Item, Plan, Seeds
from studio.export.metadata.provenance import SOFTWARE
from studio.values.card import Card
from studio.values.variety import Variety

NAME = "README.md"
Pairs = Sequence[tuple[Item, Line]]


def card_text(
    begun: Begun,
    title: str,
    kept: Pairs,
    lines: Sequence[Line],
    cards: Mapping[str, Card],
    variety: Variety | None,
    signed: bool,
) -> str:
    """Markdown; `lines` tell also of what was dropped or failed."""
    plan = begun.plan
    parts = [f"# {title}", "", _opening(plan, kept), "", "## What is in it", ""]
    parts += [*_counts(plan, kept), *_labels(kept), "", "## How it was made", ""]
    parts += [*_models(kept, cards), *_making(begun, lines), ""]
    parts += ["## How varied it is", "", *_varied(plan, lines, variety), ""]
    parts += ["## What each file says", "", *_files(plan, signed), ""]
    return "\n".join(parts)


def _opening(plan: Plan, kept: Pairs) -> str:
    sizes = Counter((item.recipe.width, item.recipe.height) for item, _ in kept)
    shown = ", ".join(f"{w} × {h}" for (w, h), _ in sizes.most_common(5))
    more = " and other sizes" if len(sizes) > 5 else ""
    name, bits = plan.spec.described.name, plan.spec.bits
    return (
        f"{len(kept):,} pictures of {shown}{more} pixels, {name}, {bits} bits a channel, sRGB."
        " Every one of them was made by a model; none is a photograph."
    )


def _counts(plan: Plan, kept: Pairs) -> list[str]:
    there = dict.fromkeys(item.split for item, _ in kept if item.split)
    splits = list(dict.fromkeys(n for n in (*(name for name, _ in plan.split), *there)))
    labels = sorted({item.label for item, _ in kept if item.label})
    if not splits and not labels:
        return []
    table = Counter((item.label, item.split) for item, _ in kept)
    heads = ["class" if labels else "", *splits, "all"]
    rows = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for label in labels or [""]:
        counts = [table[label, split] for split in splits]
        whole = sum(n for (of, _), n in table.items() if of == label)
        cells = [_cell(label or "pictures"), *map(str, counts), str(whole)]
        rows.append("| " + " | ".join(cells) + " |")
    spread = Counter(item.label for item, _ in kept)
    if labels:
        fewest, most = min(spread[k] for k in labels), max(spread[k] for k in labels)
        even = "equally many of each class" if fewest == most else f"{fewest} to {most} a class"
        rows += ["", f"Balance: {even}. Classes are numbered in the order of this table from 0."]
    return rows


def _labels(kept: Pairs) -> list[str]:
    numbers: dict[str, list[float]] = {}
    for item, _ in kept:
        for key, value in item.labels:
            if isinstance(value, int | float):
                numbers.setdefault(key, []).append(float(value))
    if not numbers:
        return []
    rows = ["", "| label | least | mean | most |", "|---|---|---|---|"]
    for key, values in numbers.items():
        mean = sum(values) / len(values)
        rows.append(f"| {_cell(key)} | {min(values):g} | {mean:.3g} | {max(values):g} |")
    return [*rows, "", "Amounts of directions are in their own units: 0 is the seed itself."]


def _models(kept: Pairs, cards: Mapping[str, Card]) -> list[str]:
    rows = []
    for sha, count in Counter(item.recipe.model.sha256 for item, _ in kept).most_common():
        card = cards.get(sha)
        if card is None:
            continue
        rows.append(
            f"- {count:,} with **{_cell(card.name)}** ({card.info.family}, sha256 `{sha[:16]}…`),"
            f" licence {_cell(card.license)}. Trained on: {_cell(card.training_data)}"
            f" Known limits: {_cell(card.known_limits)}"
        )
    return rows


def _making(begun: Begun, lines: Sequence[Line]) -> list[str]:
    plan, source = begun.plan, begun.plan.source
    rows = [f"- Begun {begun.created} with {SOFTWARE} {studio.__version__}."]
    if isinstance(source, Seeds):
        seeds = ", ".join(f"{a} to {b}" if a != b else str(a) for a, b in source.ranges[:8])
        rows.append(f"- Seeds {seeds}{' …' if len(source.ranges) > 8 else ''}.")
        for way in source.along:
            span = ", ".join(f"{v:g}" for v in way.levels)
            span = span or f"anywhere from {way.low:g} to {way.high:g}, evenly"
            rows.append(f"- Along the direction {_cell(way.name)}: {span}.")
    if plan.split:
        shares = ", ".join(f"{name} {100 * share:g} %" for name, share in plan.split)
        rows.append(
            f"- Split {shares}, the same in every class. Pictures of one seed are in one part."
        )
    noted = Counter(note for line in lines if line.outcome == "kept" for note in line.notes)
    rows += [f"- Of {count:,} pictures: {_cell(note)}" for note, count in noted.items()]
    failed = [line for line in lines if line.outcome == "failed"]
    if failed:
        rows.append(f"- {len(failed):,} could not be made: {_cell(failed[0].reason)}")
    return rows


def _varied(plan: Plan, lines: Sequence[Line], variety: Variety | None) -> list[str]:
    dropped = sum(line.outcome == "dropped" for line in lines)
    rows = []
    if plan.near:
        rows.append(
            f"- {dropped:,} near-duplicates were dropped: pictures closer than {plan.near:g} to one"
            " that was kept, measured on copies of 64 pixels by colours in 1 to 16 cells a side and"
            " by edges (0: the same picture, 1: black against white), but for those of one seed."
            + (" Other seeds came in their place." if dropped and plan.tries > 1 else "")
        )
    if variety is None:
        return [*rows, "- Not measured."]
    return [
        *rows,
        f"- Mean distance between two pictures {variety.distance:.3f}, to the nearest other one"
        f" {variety.nearest:.3f}, in groups of {variety.group}.",
        f"- {variety.distinct:.1f} effectively distinct pictures in {variety.group} (Vendi score;"
        " Friedman and Dieng 2022).",
        f"- {100 * variety.duplicates:.1f} % have a near-duplicate (closer than 0.02) in their"
        " group.",
    ]


def _files(plan: Plan, signed: bool) -> list[str]:
    inside = "its recipe" if plan.spec.include_recipe else "no recipe"
    seal = "Content Credentials" if signed else "no Content Credentials"
    mark = "an invisible mark where it has 256 pixels a side or more" if plan.mark else "no mark"
    return [
        f"Each picture carries the statement that a model made it, {inside}, {seal} and {mark}.",
        "`index.jsonl` and `index.csv` list file, split, class, labels, seed, recipe and sha256.",
    ]


def _cell(text: str) -> str:
    """One line without what Markdown would take for its own."""
    return " ".join(text.split()).replace("|", "/")[:400]

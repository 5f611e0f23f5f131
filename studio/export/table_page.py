"""A table of places as one HTML page that needs nothing else: no network, no script, no files."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from studio.export.table_plan import Cell, PagePlan
from studio.files.atomic import write_atomic
from studio.values.arrays import Bytes
from studio.values.card import Card
from studio.values.recipe import MAX_TEXT, to_text

QUALITY = 86
STYLE = """
:root{color-scheme:dark light}
body{margin:24px;background:#101113;color:#ece9e3;font:13px/1.45 Inter,system-ui,sans-serif}
h1{font-size:18px;margin:0 0 4px}h2{font-size:13px;margin:28px 0 8px;color:#9b9da4}
p{margin:0 0 12px;color:#9b9da4}
.sheet{overflow:auto}table{border-collapse:separate;border-spacing:6px}
th{font-weight:500;color:#9b9da4;position:sticky;background:#101113;padding:2px 6px}
thead th{top:0}tbody th{left:0;text-align:right;max-width:180px}
td{padding:0;vertical-align:top}td img{display:block;border-radius:6px;max-width:320px}
details{font-size:11px;color:#9b9da4}textarea{width:100%;box-sizing:border-box;font:10px monospace}
@media(prefers-color-scheme:light){body,th{background:#efefed;color:#1d1e20}}
@media print{details{display:none}}
"""


def page(
    plan: PagePlan,
    pictures: Mapping[int, Bytes],
    cards: Sequence[Card],
    notes: Sequence[str] = (),
) -> bytes:
    """The document as UTF-8: every picture inside, under it the place as text that pastes back.

    Args:
        plan: what it shows.
        pictures: [H, W, 3|4] uint8 by the index of their cell in the plan; others stay empty.
        cards: of the models that made the pictures: name and licence stand at the top.
        notes: fallbacks that the engine took for any of them; they stand below.
    """
    made = "; ".join(f"{card.name} ({card.license})" for card in cards)
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        '<meta name=viewport content="width=device-width">',
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:;"
        " style-src 'unsafe-inline'\">",
        f"<title>{html.escape(plan.title)}</title><style>{STYLE}</style>",
        f"<h1>{html.escape(plan.title)}</h1>",
        f"<p>Made with AI by {html.escape(made)}, in Latent Studio.</p>",
    ]
    if notes:
        parts.append(f"<p>{html.escape(' '.join(notes))}</p>")
    places = {(c.sheet, c.row, c.column): n for n, c in enumerate(plan.cells)}
    for sheet, title in enumerate(plan.sheets):
        parts.append(f"<h2>{html.escape(title)}</h2>" if title else "")
        heads = "".join(f"<th scope=col>{html.escape(name)}" for name in plan.columns)
        parts.append(f"<div class=sheet><table><thead><tr><th>{heads}<tbody>")
        for row, name in enumerate(plan.rows):
            parts.append(f"<tr><th scope=row>{html.escape(name)}")
            for column in range(len(plan.columns)):
                index = places.get((sheet, row, column), -1)
                found = pictures.get(index)
                told = "–" if found is None else _cell(plan.cells[index], found)
                parts.append(f"<td>{told}")
        parts.append("</table></div>")
    return "\n".join(parts).encode()


def _cell(cell: Cell, pixels: Bytes) -> str:
    alt = html.escape(cell.label, quote=True)
    picture = f'<img src="data:image/jpeg;base64,{_jpeg(pixels)}" alt="{alt}" title="{alt}">'
    text = to_text(cell.recipe)
    if len(text) > MAX_TEXT:
        return picture
    box = f"<textarea readonly>{html.escape(text)}</textarea>"
    return f"{picture}<details><summary>Place</summary>{box}</details>"


def _jpeg(pixels: Bytes) -> str:
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[..., :3])).save(buffer, "JPEG", quality=QUALITY)
    return base64.b64encode(buffer.getvalue()).decode()


def write_page(path: Path, document: bytes) -> Path:
    """Write it, whole or not at all; gives the path."""
    write_atomic(path, document)
    return path

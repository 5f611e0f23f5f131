"""Reports are kept beside their sheets, and count only for what they rest on."""

import numpy as np
from msgspec.structs import replace

from studio.library.described import keep_report, kept_pictures, kept_report
from studio.values.described import basis_of
from studio.values.variety import ATTRIBUTES, HUE, HUES, ModelReport, PictureStatistics
from tests.helpers.fake_models import make_card

CARD = make_card()
COUNTS = {a.key: (2,) + (0,) * (a.bins - 1) for a in ATTRIBUTES} | {
    HUE: (2,) + (0,) * (len(HUES) - 1)
}
REPORT = ModelReport(basis_of(CARD), 3, 1, PictureStatistics(2, COUNTS), (), 4.5)


def picture(color, side=96):
    return np.broadcast_to(np.array(color, np.uint8), (side, side * 3 // 2, len(color))).copy()


def test_what_was_kept_comes_back(tmp_path):
    pictures = {0: picture((200, 30, 30)), 2: picture((30, 30, 200, 255)), 63: picture((0,), 28)}
    keep_report(CARD, REPORT, pictures, tmp_path)
    assert kept_report(CARD, tmp_path) == REPORT
    tiles = kept_pictures(CARD, tmp_path)
    assert sorted(tiles) == [0, 2, 63]
    assert all(tile.shape == (128, 128, 4) for tile in tiles.values())
    assert abs(tiles[0][64, 64, :3].astype(int) - (200, 30, 30)).max() < 12


def test_a_report_of_something_else_does_not_count(tmp_path):
    keep_report(CARD, REPORT, {}, tmp_path)
    other = replace(CARD, info=replace(CARD.info, architecture="something else"))
    assert basis_of(other) != basis_of(CARD)
    assert kept_report(other, tmp_path) is None
    assert kept_report(make_card("Aurora"), tmp_path) is None
    assert kept_report(replace(CARD, name="Renamed", license="MIT"), tmp_path) == REPORT


def test_broken_files_are_made_again_not_believed(tmp_path):
    keep_report(CARD, REPORT, {0: picture((9, 9, 9))}, tmp_path)
    (tmp_path / f"{CARD.sha256}.json").write_bytes(b"{nonsense")
    (tmp_path / f"{CARD.sha256}.webp").write_bytes(b"no picture")
    assert kept_report(CARD, tmp_path) is None
    assert kept_pictures(CARD, tmp_path) == {}


def test_nothing_kept_is_nothing(tmp_path):
    assert kept_report(CARD, tmp_path / "none") is None
    assert kept_pictures(CARD, tmp_path / "none") == {}


def test_a_cache_that_cannot_be_written_to_is_no_fault(tmp_path):
    (tmp_path / "file").write_text("in the way")
    keep_report(CARD, REPORT, {}, tmp_path / "file" / "about")

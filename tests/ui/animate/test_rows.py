"""The rows of the timeline stand in its height, with a song or without, in low windows too."""

import pytest

from studio.ui.animate.timeline.rows import (
    GAP_PX,
    LEAST_CURVES_PX,
    MOST_CURVES_PX,
    SONG_PX,
    Rows,
)


@pytest.mark.parametrize("height", range(190, 400, 7))
@pytest.mark.parametrize("song", [False, True])
def test_nothing_is_cut_off_and_nothing_overlaps(height, song):
    rows = Rows.sharing(height, song)
    assert rows.bottom <= height
    ends = [top + high for top, high in (rows.ruler, rows.strip, rows.curves)]
    begins = [rows.strip[0], rows.curves[0], rows.song[0]]
    assert all(begin - end >= 7 for begin, end in zip(begins, ends, strict=True))
    assert LEAST_CURVES_PX <= rows.curves[1] <= MOST_CURVES_PX


def test_where_there_is_room_the_song_has_all_of_its_height():
    rows = Rows.sharing(320, True)
    assert rows.song[1] == SONG_PX
    assert rows.curves[0] - rows.strip[0] - rows.strip[1] == GAP_PX

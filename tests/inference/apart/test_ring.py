import numpy as np
import pytest

from studio.errors import Cancelled
from studio.inference.apart.ring import BUSY_SINCE, Ring
from studio.inference.apart.wire import received, sent
from studio.values import messages as m


@pytest.fixture
def rings():
    reader = Ring(size=1 << 16)
    writer = Ring(reader.name, 1 << 16)
    yield reader, writer
    writer.close()
    reader.close()


def never():
    return False


def test_pictures_come_out_as_they_went_in_many_times_round(rings):
    reader, writer = rings
    rng = np.random.default_rng(1)
    for n in range(200):
        sides = rng.integers(1, 60, 2)
        kind = np.uint16 if n % 3 == 0 else np.uint8
        array = rng.integers(0, 256, (*sides, 3)).astype(kind)
        out = reader.take(writer.put(array, never))
        assert out.dtype == array.dtype
        assert np.array_equal(out, array)


def test_several_may_wait(rings):
    reader, writer = rings
    arrays = [np.full((40, 40, 3), n, np.uint8) for n in range(12)]
    places = [writer.put(a, never) for a in arrays]
    assert all(np.array_equal(reader.take(p), a) for p, a in zip(places, arrays, strict=True))


def test_a_full_ring_waits_until_nobody_takes_any_more(rings):
    _, writer = rings
    asked = []

    def closed():
        asked.append(1)
        return len(asked) > 3

    for _ in range(3):
        writer.put(np.zeros((100, 60, 3), np.uint8), closed)
    with pytest.raises(Cancelled):
        writer.put(np.zeros((100, 60, 3), np.uint8), closed)
    assert len(asked) == 4


def test_what_is_larger_than_half_the_ring_goes_another_way(rings):
    reader, writer = rings
    big = np.ones((200, 200, 3), np.uint8)
    assert writer.put(big, never) is None
    frame = m.JobFrame(1, 0, big)
    assert sent(frame, writer, never) is frame
    assert received(frame, reader) is frame


def test_counters_are_seen_on_the_other_side(rings):
    reader, writer = rings
    writer.counters[BUSY_SINCE] = 2**40
    assert reader.counters[BUSY_SINCE] == 2**40


def test_a_hidden_ring_goes_on_and_has_no_name():
    reader = Ring(size=1 << 16)
    writer = Ring(reader.name, 1 << 16)
    reader.hide()
    with pytest.raises(FileNotFoundError):
        Ring(reader.name)
    array = np.arange(30, dtype=np.uint8).reshape(2, 5, 3)
    assert np.array_equal(reader.take(writer.put(array, never)), array)
    writer.close()
    reader.close()


def test_results_without_pictures_pass(rings):
    reader, writer = rings
    done = m.JobDone(3)
    assert received(sent(done, writer, never), reader) is done
    band = m.Band(1, 0, 2, np.arange(24, dtype=np.uint16).reshape(2, 4, 3))
    again = received(sent(band, writer, never), reader)
    assert np.array_equal(again.rows, band.rows)

"""The ways out: a pipe that is really read, a camera's order, and packages that are not here."""

from __future__ import annotations

import os
import struct
import sys
import types

import numpy as np
import pytest

from studio.errors import ExportError
from studio.live.out import shared
from studio.live.out.camera import FORMAT_BYTES, SET_FORMAT, CameraSink, devices
from studio.live.out.feed import Feed
from studio.live.out.pipe import PipeSink
from studio.live.out.table import OUTLETS, outlet

FIFOS = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")


@FIFOS
def test_a_video_program_reads_the_pipe_and_the_pipe_goes_when_it_is_closed(tmp_path):
    import av

    path = tmp_path / "live.y4m"
    feed = Feed(PipeSink(str(path)), (64, 36), 100.0)
    feed.start()
    feed.put(lambda: np.full((36, 64, 3), (250, 120, 10), np.uint8))
    while not path.exists():
        pass
    with av.open(str(path), format="yuv4mpegpipe") as video:
        frames = [frame for frame, _ in zip(video.decode(video=0), range(5), strict=False)]
        assert feed.state.heard  # while somebody reads
    shown = frames[-1].reformat(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
    assert (frames[0].width, frames[0].height) == (64, 36)
    assert abs(shown.to_ndarray()[18, 32].astype(int) - (250, 120, 10)).max() <= 4
    feed.stop()
    assert not path.exists()


@FIFOS
def test_without_a_reader_it_waits_and_a_reader_that_goes_is_no_end(tmp_path):
    sink = PipeSink(str(tmp_path / "p"))
    sink.open((16, 16), 30.0)
    frame = np.zeros((16, 16, 3), np.uint8)
    assert not sink.send(frame, True)
    for _ in range(2):
        read = os.open(tmp_path / "p", os.O_RDONLY | os.O_NONBLOCK)
        assert sink.send(frame, False)
        assert os.read(read, 99).startswith(b"YUV4MPEG2 W16 H16 F30:1 ")
        os.close(read)
        assert not sink.send(frame, False)
    sink.close()
    sink.close()


@FIFOS
def test_a_reader_that_stands_still_does_not_keep_it_from_stopping(tmp_path):
    feed = Feed(PipeSink(str(tmp_path / "p")), (640, 360), 60.0)
    feed.start()
    feed.put(lambda: np.zeros((36, 64, 3), np.uint8))
    while not (tmp_path / "p").exists():
        pass
    read = os.open(tmp_path / "p", os.O_RDONLY)
    feed.stop(5.0)
    assert not feed.state.on
    os.close(read)


@FIFOS
def test_a_file_is_no_pipe_and_stays_as_it_is(tmp_path):
    (tmp_path / "a").write_text("mine")
    with pytest.raises(ExportError, match="no pipe; choose another name"):
        PipeSink(str(tmp_path / "a")).open((16, 16), 30.0)
    assert (tmp_path / "a").read_text() == "mine"


def test_a_camera_is_told_its_format_and_gets_planes(tmp_path):
    device, told = tmp_path / "video9", []
    device.write_bytes(b"")
    sink = CameraSink(str(device), lambda handle, what, data: told.append((what, bytes(data))))
    sink.open((64, 36), 30.0)
    assert sink.send(np.full((36, 64, 3), 255, np.uint8), True)
    sink.close()
    ((what, said),) = told
    assert (what, len(said)) == (SET_FORMAT, FORMAT_BYTES)
    assert SET_FORMAT >> 16 & 0x3FFF == FORMAT_BYTES, "the size stands in the order itself"
    assert struct.unpack_from("<I4xII4s", said) == (2, 64, 36, b"YU12")
    planes = device.read_bytes()
    assert len(planes) == 64 * 36 * 3 // 2
    assert (set(planes[: 64 * 36]), set(planes[64 * 36 :])) == ({235}, {128})


def test_what_is_no_camera_is_one_sentence(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    if not sys.platform.startswith("linux"):
        pytest.skip("v4l2 is for Linux")
    for device in ("/dev/video-none", str(tmp_path / "a")):
        with pytest.raises(ExportError, match="cannot be used as a camera"):
            CameraSink(device).open((64, 36), 30.0)


def test_only_virtual_cameras_are_offered(tmp_path):
    for name in ("virtual/video4linux/video10", "pci0/usb1/video4linux/video0"):
        (tmp_path / "devices" / name).mkdir(parents=True)
    root = tmp_path / "class"
    root.mkdir()
    for name in ("virtual/video4linux/video10", "pci0/usb1/video4linux/video0"):
        (root / name.rpartition("/")[2]).symlink_to(tmp_path / "devices" / name)
    assert devices(root) == ("/dev/video10",)
    assert devices(tmp_path / "none") == ()


class Recorder:
    """Stands for a library of others: every call is remembered, attributes are recorders."""

    def __init__(self, calls, name=""):
        self._calls, self._name = calls, name

    def __getattr__(self, name):
        return Recorder(self._calls, f"{self._name}.{name}".lstrip("."))

    def __call__(self, *values, **more):
        self._calls.append((self._name, values, more))
        return Recorder(self._calls, self._name)


@pytest.mark.parametrize(("sink", "modules", "sends"), [
    (shared.SpoutSink, ("SpoutGL",), "SpoutSender.sendImage"),
    (shared.SyphonSink, ("syphon", "syphon.utils", "syphon.utils.raw", "syphon.utils.numpy"),
     "SyphonMetalServer.publish_frame_texture"),
    (shared.NdiSink, ("cyndilib", "cyndilib.sender", "cyndilib.video_frame", "cyndilib.wrapper",
                      "cyndilib.wrapper.ndi_structs"), "Sender.write_video"),
])  # fmt: skip
def test_shared_pictures_are_opaque_and_named(monkeypatch, sink, modules, sends):
    calls = []
    for name in modules:
        made = types.ModuleType(name)
        made.__getattr__ = Recorder(calls).__getattr__
        monkeypatch.setitem(sys.modules, name, made)
    one = sink("Ridges")
    one.open((8, 4), 30.0)
    assert one.send(np.full((4, 8, 3), 9, np.uint8), True)
    one.close()
    names = [name for name, _, _ in calls]
    assert sends in names
    assert any("Ridges" in values for _, values, _ in calls)
    assert one._rgba.shape == (4, 8, 4)
    assert (one._rgba[..., 3] == 255).all()
    assert (one._rgba[..., :3] == 9).all()


def test_what_is_missing_says_what_it_needs_and_every_way_out_has_a_name():
    assert len({one.key for one in OUTLETS}) == len(OUTLETS) == 5
    for one in OUTLETS:
        assert one.name
        assert one.usual()
        said = one.missing()
        assert not said or said.endswith((".", "'."))
    assert outlet("gone") is OUTLETS[0]

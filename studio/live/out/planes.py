"""Frames as video programs want them: light and two half-sized planes of colour."""

from __future__ import annotations

from studio.values.arrays import Bytes


def i420(frame: Bytes) -> bytes:
    """[H, W, 3] sRGB → the planes Y, U and V of ITU-R BT.709 in the limited range; even sides."""
    import av

    picture = av.VideoFrame.from_ndarray(frame, "rgb24").reformat(
        format="yuv420p", src_colorspace="ITU709", dst_colorspace="ITU709",
        src_color_range="JPEG", dst_color_range="MPEG",
    )  # fmt: skip
    planes: bytes = picture.to_ndarray().tobytes()
    return planes

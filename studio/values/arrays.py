"""Names for numpy's arrays, for annotations alone: reading them does not load numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Doubles = NDArray[np.float64]
    Bytes = NDArray[np.uint8]
    """[H, W, 3|4] uint8, C-contiguous, sRGB, straight alpha, where it is a picture."""
    Words = NDArray[np.uint16]
    """[H, W, 3|4] uint16, C-contiguous, sRGB, straight alpha, where it is a picture."""
    Places = NDArray[np.intp]
else:
    Floats = Doubles = Bytes = Words = Places = Any

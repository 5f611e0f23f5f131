"""The numbers that torch draws on an NVIDIA graphics card, drawn anywhere.

Notation: each number of the array has its own counter (0, 0, place, 0) and the seed as its key.
"""

from __future__ import annotations

import numpy as np

from studio.values.arrays import Floats

ROUNDS = 10
MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)


def cuda_normal(n: int, count: int) -> Floats:
    """What `torch.randn(count)` is on a card after `torch.manual_seed(n)`, [count] float32.

    Holds where the card draws every number in a thread of its own: for all that a latent of up to
    some hundred thousand numbers is. The last bits may differ from a card's logarithm and sine.

    Source: Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", 2011 (Philox 4x32-10);
    Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958.
    """
    first, second = _philox(n, count)
    unit = (first.astype(np.float64) + 0.5) / 2.0**32
    turn = (second.astype(np.float64) + 0.5) / 2.0**32
    drawn = np.sqrt(-2.0 * np.log(unit)) * np.sin(2.0 * np.pi * turn)
    return drawn.astype(np.float32)


def _philox(n: int, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The first two of the four words that each counter becomes, [count] uint64 below 2^32."""
    zero = np.zeros(count, np.uint64)
    words = [zero, zero, np.arange(count, dtype=np.uint64), zero]
    keys = [n & 0xFFFFFFFF, (n >> 32) & 0xFFFFFFFF]
    for _ in range(ROUNDS):
        left = words[0] * np.uint64(MULTIPLIERS[0])
        right = words[2] * np.uint64(MULTIPLIERS[1])
        words = [
            (right >> _HIGH) ^ words[1] ^ np.uint64(keys[0]), right & LOW,
            (left >> _HIGH) ^ words[3] ^ np.uint64(keys[1]), left & LOW,
        ]  # fmt: skip
        keys = [(key + step) & 0xFFFFFFFF for key, step in zip(keys, WEYL, strict=True)]
    return words[0], words[1]

"""An id as signs that survive noise, and back: a checksum, then a convolutional code.

64 bits, the id of 48 and a CRC of 16, become 256 signs by the code of rate 1/4 and constraint
length 9 with the largest free distance, 24. It bites its own tail: the register begins with the
last eight bits, so that no bit is spent on its end.

Sources: Larsen, "Short convolutional codes with maximal free distance for rates 1/2, 1/3, and
1/4", IEEE Transactions on Information Theory 19, 1973 (generators); Viterbi, "Error bounds for
convolutional codes and an asymptotically optimum decoding algorithm", IEEE Transactions on
Information Theory 13, 1967; Ma and Wolf, "On tail biting convolutional codes", IEEE Transactions
on Communications 34, 1986 (going round); CRC-16/CCITT, ITU-T V.41.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Signs = NDArray[np.float32]
ID_BITS = 48
MESSAGE_BITS = 64
RATE = 4
SIGNS = RATE * MESSAGE_BITS
GENERATORS = (0o463, 0o535, 0o733, 0o745)
LENGTH = 9
_STATES = 1 << (LENGTH - 1)
_ROUNDS = 3
"""Times round the message: the first finds where it begins, the last where it ends."""


def encode(ids: NDArray[np.uint64]) -> Signs:
    """[N, 256] float32 of ±1, the signs of each id.

    Args:
        ids: [N] uint64 below 2^48.
    """
    checked = (ids << np.uint64(16)) | _crc(ids).astype(np.uint64)
    places = np.arange(MESSAGE_BITS - 1, -1, -1, dtype=np.uint64)
    bits = ((checked[:, None] >> places) & np.uint64(1)).astype(np.uint8)
    return _convolved(bits)


def decode(soft: NDArray[np.floating]) -> tuple[int, bool, Signs]:
    """(id, whether its checksum agrees, its signs) of the likeliest message.

    Args:
        soft: [256] how far each sign leans: positive to +1, negative to -1, in any unit.
    """
    bits = _likeliest(np.asarray(soft, np.float32).reshape(MESSAGE_BITS, RATE))
    message = int("".join(map(str, bits)), 2)
    found = message >> 16
    agrees = message & 0xFFFF == int(_crc(np.array([found], np.uint64))[0])
    return found, agrees, _convolved(bits[None])[0]


def _crc(ids: NDArray[np.uint64]) -> NDArray[np.uint16]:
    """CRC-16/CCITT of the six bytes of each id, the first byte first."""
    rest: NDArray[np.int64] = np.full(ids.shape, 0xFFFF, np.int64)
    for shift in range(40, -1, -8):
        rest ^= ((ids >> np.uint64(shift)) & np.uint64(0xFF)).astype(np.int64) << 8
        for _ in range(8):
            rest = np.where(rest & 0x8000, (rest << 1) ^ 0x1021, rest << 1) & 0xFFFF
    return rest.astype(np.uint16)


def _convolved(bits: NDArray[np.uint8]) -> Signs:
    """[N, 256] signs of [N, 64] bits; a generator's bit m looks m bits back."""
    found = np.empty((*bits.shape, RATE), np.uint8)
    for j, generator in enumerate(GENERATORS):
        taps = [np.roll(bits, m, axis=1) for m in range(LENGTH) if generator >> m & 1]
        found[..., j] = np.bitwise_xor.reduce(np.stack(taps))
    return (1.0 - 2.0 * found.reshape(len(bits), SIGNS)).astype(np.float32)


def _branches() -> Signs:
    """[256, 2, 4] the signs that leave each state with a 0 and with a 1."""
    registers = 2 * np.arange(_STATES)[:, None] + np.arange(2)
    ones = np.zeros((_STATES, 2, RATE), np.uint8)
    for j, generator in enumerate(GENERATORS):
        for m in range(LENGTH):
            if generator >> m & 1:
                ones[..., j] ^= (registers >> m & 1).astype(np.uint8)
    return (1.0 - 2.0 * ones).astype(np.float32)


_BRANCHES = _branches()
_NEW = np.arange(_STATES) & 1
_FROM = np.stack([np.arange(_STATES) >> 1, (np.arange(_STATES) >> 1) | (_STATES >> 1)])


def _likeliest(soft: Signs) -> NDArray[np.uint8]:
    """[64] bits: the middle round of the best path."""
    leaning = np.einsum("ij,sbj->isb", soft, _BRANCHES)
    best = np.zeros(_STATES, np.float32)
    upper = np.empty((_ROUNDS * MESSAGE_BITS, _STATES), np.bool_)
    for step in range(len(upper)):
        gained = leaning[step % MESSAGE_BITS]
        low, high = best[_FROM] + gained[_FROM, _NEW]
        upper[step] = high > low
        best = np.maximum(low, high)
    state = int(np.argmax(best))
    bits = np.empty(len(upper), np.uint8)
    for step in range(len(upper) - 1, -1, -1):
        bits[step] = state & 1
        state = (state >> 1) | (_STATES >> 1 if upper[step, state] else 0)
    return bits[MESSAGE_BITS : 2 * MESSAGE_BITS]

"""Random numbers that are the same on every device and with every library version.

Philox (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011) gives raw 64-bit
words; the inverse normal distribution function turns them into normals. Only raw words are taken
from numpy, since its distributions may change between versions and its bit streams may not.
"""

from __future__ import annotations

import hashlib

import numpy as np

from studio.values.arrays import Doubles, Floats

# Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", 1988, PPND16.
_A = (
    3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
    1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
    3.3430575583588128105e4, 2.5090809287301226727e3,
)  # fmt: skip
_B = (
    1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
    2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
    5.2264952788528545610e3,
)  # fmt: skip
_C = (
    1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
    3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4,
)  # fmt: skip
_D = (
    1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
    1.05075007164441684324e-9,
)  # fmt: skip
_E = (
    6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
    2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7,
)  # fmt: skip
_F = (
    1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
    2.04426310338993978564e-15,
)  # fmt: skip


def _polynomial(coefficients: tuple[float, ...], x: Doubles) -> Doubles:
    total = np.full_like(x, coefficients[-1])
    for coefficient in reversed(coefficients[:-1]):
        total = total * x + coefficient
    return total


def inverse_normal(p: Doubles) -> Doubles:
    """The standard normal quantile of `p` in (0, 1), relative error about 1e-16.

    Source: Wichura, Applied Statistics 37 (1988), 477-484, AS 241.
    """
    q = p - 0.5
    r = 0.180625 - q * q
    middle = q * _polynomial(_A, r) / _polynomial(_B, r)
    tail = np.sqrt(-np.log(np.minimum(p, 1.0 - p)))
    near = _polynomial(_C, tail - 1.6) / _polynomial(_D, tail - 1.6)
    far = _polynomial(_E, tail - 5.0) / _polynomial(_F, tail - 5.0)
    outer = np.copysign(np.where(tail <= 5.0, near, far), q)
    return np.where(np.abs(q) <= 0.425, middle, outer)


def uniform(seed: int, purpose: str, count: int) -> Doubles:
    """[count] float64 in (0, 1), 53 bits each, from the substream that `purpose` names."""
    digest = hashlib.sha256(f"latent-studio/{purpose}".encode()).digest()
    key = (int.from_bytes(digest[:8], "little") << 64) | (seed & (2**64 - 1))
    words = np.random.Philox(key=key, counter=0).random_raw(count)
    return (np.asarray(words, dtype=np.uint64) >> np.uint64(11)).astype(np.float64) * 2.0**-53 + (
        2.0**-54
    )


def normal(seed: int, purpose: str, count: int) -> Floats:
    """[count] float32 standard normal from the substream that `purpose` names."""
    return inverse_normal(uniform(seed, purpose, count)).astype(np.float32)


def normals(first: int, rows: int, purpose: str, count: int) -> Floats:
    """[rows, count]: `normal` of the seeds `first`, `first` + 1 ..., all at once."""
    drawn = np.stack([uniform(first + n, purpose, count) for n in range(rows)])
    return inverse_normal(drawn).astype(np.float32)

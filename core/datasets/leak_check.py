"""Finds test pictures that are training pictures too: exactly, pixel for pixel, or nearly (scaled, recoded, brightened).

A network that has learned such a picture by heart scores better on the test set than on the world.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from core.datasets import Images, Report, Work

#: Bits in which the hashes of near duplicates may differ (of 63).
NEAR_BITS = 10
#: The correlation of pixels that makes near duplicates. Of CIFAR-10's test pictures 20 have that, and 83 have 0.95, nearly all
#: of them the same photograph; but so have 900 of MNIST's, where many strokes are simply alike (at 0.98: about 100).
NEAR_CORRELATION = 0.98
#: Pictures hashed between two reports; pairs of hashes compared at a time.
_ROWS, _PAIRS = 4000, 2**23


@dataclass(frozen=True)
class Leaks:
    """Pairs of a training and a test picture: their numbers ``train`` and ``test`` (pairs,), whether they are ``exact``, and the
    ``correlation`` of their pixels (1 for exact ones). Exact pairs come first, then by correlation.

    ``disagree`` (pairs,) tells where the labels differ. ``part`` is what was compared with the training set, of ``count``
    pictures.
    """

    part: str
    count: int
    train: np.ndarray
    test: np.ndarray
    exact: np.ndarray
    correlation: np.ndarray
    disagree: np.ndarray

    @property
    def exact_test(self) -> np.ndarray:
        """Numbers of the test pictures that are in the training set, pixel for pixel."""
        return np.unique(self.test[self.exact])

    @property
    def near_test(self) -> np.ndarray:
        """Numbers of the test pictures that are nearly, but not exactly, in the training set."""
        return np.setdiff1d(self.test, self.exact_test)

    @property
    def mislabelled_test(self) -> np.ndarray:
        """Numbers of the exact duplicates whose twin in the training set (the first, if there are several) has another label."""
        test, first = np.unique(self.test[self.exact], return_index=True)
        return test[self.disagree[self.exact][first]]

    def summary(self) -> str:
        """One sentence."""
        near, other = len(self.near_test), len(self.mislabelled_test)
        label = f" ({other} with another label)" if other else ""
        return (
            f"{len(self.exact_test)} of {self.count:,} {self.part} pictures are training pictures too{label}"
            f", {near} more nearly so"
        )


def checking(images: Images, part: str = "test", correlation: float = NEAR_CORRELATION) -> Work[Leaks]:
    """Compares the pictures of ``part`` ("test" or "validation") with those to learn from.

    Near duplicates are sought among pairs whose 63-bit DCT hashes are close (the perceptual hash of Zauner 2010,
    "Implementation and benchmarking of perceptual image hash functions") and kept when their pixels have at least
    this ``correlation``, which no change of brightness or contrast undoes.
    """
    others, labels = images.parts()[part]
    train = yield from _fingerprints(images.train, "Looking at the training pictures")
    test = yield from _fingerprints(others, f"Looking at the {part} pictures")
    exact = _exact(train.digests, test.digests)
    candidates = yield from _close(train.hashes, test.hashes)
    candidates = np.setdiff1d(candidates, exact[:, 0] * len(others) + exact[:, 1])
    near = np.stack(np.divmod(candidates, len(others)), axis=1)
    alike = yield from _correlations(images.train, others, near)
    order = np.flatnonzero(alike >= correlation)
    order = order[np.argsort(-alike[order], kind="stable")]
    pairs = np.concatenate([exact, near[order]])
    is_exact = np.arange(len(pairs)) < len(exact)
    return Leaks(
        part=part,
        count=len(others),
        train=pairs[:, 0],
        test=pairs[:, 1],
        exact=is_exact,
        correlation=np.concatenate([np.ones(len(exact)), alike[order]]),
        disagree=images.train_labels[pairs[:, 0]] != labels[pairs[:, 1]],
    )


@dataclass(frozen=True)
class _Fingerprints:
    """``digests`` (n,) of the exact pixels and ``hashes`` (n,) uint64 of what they look like."""

    digests: np.ndarray
    hashes: np.ndarray


def _fingerprints(pictures: np.ndarray, label: str) -> Work[_Fingerprints]:
    digests, hashes = np.empty(len(pictures), "S32"), np.empty(len(pictures), np.uint64)
    rows, columns = (_cosines(n) for n in pictures.shape[1:3])
    for start in range(0, len(pictures), _ROWS):
        chunk = slice(start, start + _ROWS)
        some = np.ascontiguousarray(pictures[chunk])
        # In hexadecimal digits, because numpy cuts zero bytes off the end of a bytes string.
        digests[chunk] = [hashlib.blake2b(picture, digest_size=16).hexdigest() for picture in some]
        low = (rows @ grey(some) @ columns.T).reshape(len(some), -1)[:, 1:]  # without the mean brightness
        bits = low > np.median(low, axis=1, keepdims=True)
        hashes[chunk] = bits @ (np.uint64(1) << np.arange(bits.shape[1], dtype=np.uint64))
        yield Report(min(start + _ROWS, len(pictures)), len(pictures), label)
    return _Fingerprints(digests, hashes)


def grey(pictures: np.ndarray) -> np.ndarray:
    """(n, h, w) float32 of grey or colour pictures: the mean of the colours."""
    return (pictures if pictures.ndim == 3 else pictures.mean(axis=3, dtype=np.float32)).astype(np.float32)


def _cosines(size: int) -> np.ndarray:
    """The eight slowest waves of the discrete cosine transform (DCT-II) of ``size`` points, (8, size)."""
    return np.cos(np.pi / size * np.outer(np.arange(8), np.arange(size) + 0.5)).astype(np.float32)


def _exact(train: np.ndarray, test: np.ndarray) -> np.ndarray:
    """Pairs (pairs, 2) of equal digests, ordered by test picture."""
    order = np.argsort(train, kind="stable")
    first, last = (np.searchsorted(train[order], test, side) for side in ("left", "right"))
    counts = last - first
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.stack([order[np.repeat(first, counts) + offsets], np.repeat(np.arange(len(test)), counts)], axis=1)


def _close(train: np.ndarray, test: np.ndarray) -> Work[np.ndarray]:
    """Sorted pair numbers (training picture x len(test) + test picture) of hashes that differ in few bits."""
    found, step = [np.empty(0, np.int64)], max(1, _PAIRS // len(test))
    for start in range(0, len(train), step):
        bits = np.bitwise_count(train[start : start + step, None] ^ test)
        found.append(np.flatnonzero(bits <= NEAR_BITS) + start * len(test))
        yield Report(min(start + step, len(train)), len(train), "Comparing")
    return np.concatenate(found)


def _correlations(train: np.ndarray, test: np.ndarray, pairs: np.ndarray) -> Work[np.ndarray]:
    """Pearson's correlation of the grey pixels of each pair; 0 where a picture is of one colour."""
    result = np.empty(len(pairs), np.float64)
    for start in range(0, len(pairs), _ROWS):
        some = pairs[start : start + _ROWS]
        a, b = (_standard(grey(x[rows])) for x, rows in ((train, some[:, 0]), (test, some[:, 1])))
        result[start : start + _ROWS] = np.einsum("ij,ij->i", a, b)
        yield Report(min(start + _ROWS, len(pairs)), len(pairs), "Looking closely")
    return result


def _standard(pictures: np.ndarray) -> np.ndarray:
    flat = pictures.reshape(len(pictures), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    length = np.linalg.norm(flat, axis=1, keepdims=True)
    return np.divide(flat, length, out=np.zeros_like(flat), where=length > 0)

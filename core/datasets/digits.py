"""The built-in data set: 1,797 handwritten digits, 8x8 in 17 grey levels, that come with scikit-learn (UCI, Alpaydin and Kaynak, 1998)."""

from __future__ import annotations

import numpy as np

from core.datasets import Images, Work
from core.datasets.catalogue import DIGITS


def loading() -> Work[Images]:
    """Shown at 28x28 (each pixel threefold, a margin of 2) to fit networks for MNIST; a fixed 360 of them are for testing."""
    yield from ()  # moments: nothing to report
    from sklearn.datasets import load_digits

    bunch = load_digits()
    small = np.round(bunch.images * (255 / 16)).astype(np.uint8)
    images = np.pad(small.repeat(3, axis=1).repeat(3, axis=2), ((0, 0), (2, 2), (2, 2)))
    order = np.random.Generator(np.random.PCG64(0)).permutation(len(images))
    test, train = order[:360], order[360:]
    labels = bunch.target.astype(np.int64)
    return Images("digits", images[train], labels[train], images[test], labels[test], DIGITS)

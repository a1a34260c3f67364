"""Pictures of our own making, as styles and test patterns: every one is drawn from a seed, in any size."""

from __future__ import annotations

import numpy as np

#: Colours from dark to light, red, green and blue from 0 to 255.
_SEA = ((9, 22, 58), (16, 62, 112), (30, 122, 146), (120, 186, 178), (240, 234, 208))
_GLASS = ((178, 34, 44), (226, 122, 40), (240, 196, 72), (48, 124, 84), (34, 78, 140), (96, 52, 118), (236, 228, 210))
_NIGHT = ((14, 20, 56), (28, 52, 118), (52, 104, 168), (120, 164, 190), (232, 196, 88), (246, 232, 170))
_CHALK = ((208, 62, 48), (238, 160, 54), (246, 220, 130), (70, 132, 92), (52, 98, 158), (24, 38, 74), (226, 150, 160))


def paint(name: str, height: int, width: int, seed: int = 0) -> np.ndarray:
    """One of ``PAINTINGS`` as (height, width, 3) uint8; the same seed gives the same picture. KeyError for other names."""
    return PAINTINGS[name](height, width, np.random.default_rng([seed, len(name)]))


def _waves(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Bands of water, bent by slow swells, with light crests."""
    y, x = _grid(height, width)
    swell = _clouds(y, x, rng, slowest=1.0, fastest=3.0)
    ripple = _clouds(y, x, rng, slowest=5.0, fastest=11.0)
    phase = 9 * y + 1.1 * swell + 0.16 * ripple
    along = phase % 1
    colors = _blend(_SEA, 0.15 + 0.6 * along**1.5 + 0.1 * ripple)
    crest = np.exp(-(((along - 0.93) / 0.05) ** 2))[..., None]
    return _bytes(colors + crest * (np.array(_SEA[-1]) - colors))


def _mosaic(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Tiles of coloured glass: the cells of a jittered grid (Voronoi), dark joints between them."""
    rows, columns = 13, max(1, round(13 * width / height))
    points = np.stack(np.mgrid[-1 : rows + 1, -1 : columns + 1], -1) + rng.uniform(0.1, 0.9, (rows + 2, columns + 2, 2))
    tints = np.array(_GLASS)[rng.integers(len(_GLASS), size=points.shape[:2])] * rng.uniform(
        0.8, 1.12, (*points.shape[:2], 1)
    )
    place = np.stack(np.mgrid[:height, :width], -1) / (height / rows)
    cell = np.minimum(place.astype(int), (rows - 1, columns - 1))
    nearest, second = np.full((height, width), np.inf), np.full((height, width), np.inf)
    colors = np.zeros((height, width, 3))
    for down in range(3):
        for right in range(3):
            at = cell[..., 0] + down, cell[..., 1] + right
            distance = np.linalg.norm(points[at] - place, axis=-1)
            closer = distance < nearest
            second = np.where(closer, nearest, np.minimum(second, distance))
            nearest = np.where(closer, distance, nearest)
            colors[closer] = tints[at][closer]
    joint = np.clip((second - nearest) / 0.12, 0, 1)[..., None]
    return _bytes(colors * (1.08 - 0.3 * nearest[..., None]) * joint + 22 * (1 - joint))


def _strokes(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Short thick strokes along a field of whirls, from broad and dark to fine and light."""
    from PIL import Image, ImageDraw

    fine = 2
    canvas = Image.new("RGB", (fine * width, fine * height), _NIGHT[1])
    brush, side = ImageDraw.Draw(canvas), fine * height
    centers = rng.uniform((0.1, 0.1), (0.9, width / height - 0.1), (6, 2))
    spins = rng.choice((-1, 1), 6)
    for size, count, light in ((0.055, 700, 0.0), (0.035, 1100, 0.15), (0.02, 1400, 0.3)):
        at = rng.uniform((0, 0), (1, width / height), (count, 2))
        apart = at[:, None] - centers
        weight = spins * np.exp(-((apart**2).sum(-1) / 0.09))
        course = np.stack([(weight * apart[..., 1]).sum(1), -(weight * apart[..., 0]).sum(1) + 0.02], -1)
        course /= np.linalg.norm(course, axis=1, keepdims=True) + 1e-9
        glow = np.exp(-((apart**2).sum(-1) / 0.012)).max(1)
        shades = _blend(_NIGHT, light + 0.25 * rng.random(count) + 0.75 * glow)
        for begin, way, color in zip(side * at, side * 2.2 * size * course, _bytes(shades), strict=True):
            ends = [tuple(float(v) for v in p[::-1]) for p in (begin - way / 2, begin + way / 2)]
            brush.line(ends, fill=tuple(color.tolist()), width=max(1, round(side * size * 0.42)))
    return np.asarray(canvas.resize((width, height), Image.Resampling.LANCZOS))


def _rings(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Squares of loosely drawn concentric rings in chalk colours."""
    y, x = _grid(height, width)
    rows, columns = 4, max(1, round(4 * width / height))
    wobble = _clouds(y, x, rng, slowest=6.0, fastest=14.0)
    grain = rng.normal(0, 7, (height, width, 1))
    row = np.minimum((y * rows).astype(int), rows - 1)
    column = np.minimum((x * height / width * columns).astype(int), columns - 1)
    down, right = y * rows - row - 0.5, x * height / width * columns - column - 0.5
    ring = np.minimum((9 * np.hypot(down, right) * (1 + 0.08 * wobble)).astype(int), 5)
    picks = rng.integers(len(_CHALK), size=(rows, columns, 6))
    return _bytes(np.array(_CHALK)[picks[row, column, ring]] * (0.96 + 0.05 * wobble[..., None]) + grain)


def _grid(height: int, width: int) -> tuple[np.ndarray, np.ndarray]:
    """y and x of each pixel in picture heights."""
    y, x = np.mgrid[:height, :width] / height
    return y, x


def _clouds(y: np.ndarray, x: np.ndarray, rng: np.random.Generator, slowest: float, fastest: float) -> np.ndarray:
    """Smooth noise of about unit variance: a sum of plane waves, of so many periods a picture height."""
    total, waves = np.zeros_like(y), 9
    for _ in range(waves):
        angle, phase = rng.uniform(0, 2 * np.pi, 2)
        periods = rng.uniform(slowest, fastest)
        total += np.cos(2 * np.pi * periods * (np.cos(angle) * x + np.sin(angle) * y) + phase)
    return total * np.sqrt(2 / waves)


def _blend(palette: tuple[tuple[int, int, int], ...], share: np.ndarray) -> np.ndarray:
    """Colours (..., 3) of shares from 0, the first of the palette, to 1, its last."""
    stops = np.linspace(0, 1, len(palette))
    return np.stack([np.interp(share, stops, channel) for channel in np.array(palette).T], -1)


def _bytes(colors: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(colors), 0, 255).astype(np.uint8)


#: How each is painted, by name.
PAINTINGS = {"waves": _waves, "mosaic": _mosaic, "brush strokes": _strokes, "rings": _rings}

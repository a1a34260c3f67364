"""k-means clustering with Lloyd's algorithm, on points of the plane and on the colours of a picture.

S. Lloyd, "Least squares quantization in PCM", IEEE Transactions on Information Theory 28 (1982), 129-137.
D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007, 1027-1035.
P. Rousseeuw, "Silhouettes", Journal of Computational and Applied Mathematics 20 (1987), 53-65.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

import numpy as np

from core.knobs import Doc, Group, Interval, Live, PointList, Seed, Steps, StopWhen, When
from core.panels import Plot, Stack
from core.streams import Bars, Curve, Field, Gallery, Note, Points, Series
from core.technique import Run, Technique

MOST_CLUSTERS_COMPARED = 10
MOST_ROWS_COMPARED = 1000
PLOTTED_PIXELS = 2000
PICTURE_SHAPE = 107, 160, 3
COLOURS = np.array([(0, 114, 178), (230, 159, 0), (0, 158, 115), (204, 121, 167), (213, 94, 0), (86, 180, 233)]) / 255

Extent = tuple[float, float, float, float]


def assign(rows: np.ndarray, centroids: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The nearest centroid of every row, and the squared distance to it."""
    squared = ((rows[:, None, :] - centroids) ** 2).sum(axis=2)
    labels = squared.argmin(axis=1)
    return labels, squared[np.arange(len(rows)), labels]


def update(rows: np.ndarray, centroids: np.ndarray, labels: np.ndarray, squared: np.ndarray) -> np.ndarray:
    """The mean of every cluster; an empty cluster takes over one of the rows farthest from their centroids.

    A row taken over leaves its old cluster, so that the inertia cannot rise.
    """
    labels, k = labels.copy(), len(centroids)
    empty = np.flatnonzero(np.bincount(labels, minlength=k) == 0)
    farthest = np.argsort(-squared, kind="stable")[: len(empty)]
    farthest = farthest[squared[farthest] > 0]
    labels[farthest] = empty[: len(farthest)]
    counts = np.bincount(labels, minlength=k)
    sums = np.stack([np.bincount(labels, column, minlength=k) for column in rows.T], axis=1)
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)


def seed_randomly(rows: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """k different rows, all equally likely (Forgy's choice)."""
    return rows[rng.choice(len(rows), size=k, replace=False)]


def seed_plus_plus(rows: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
    """k rows, each drawn with a probability proportional to its squared distance from those before it."""
    centroids = rows[[rng.integers(len(rows))]]
    while len(centroids) < k:
        _, squared = assign(rows, centroids)
        total = squared.sum()
        chosen = rng.choice(len(rows), p=squared / total if total > 0 else None)
        centroids = np.vstack([centroids, rows[chosen]])
    return centroids


def cluster(rows: np.ndarray, centroids: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray, float]:
    """Lloyd's algorithm to its end: centroids, labels and inertia."""
    labels, squared = assign(rows, centroids)
    for _ in range(steps):
        before, centroids = labels, update(rows, centroids, labels, squared)
        labels, squared = assign(rows, centroids)
        if np.array_equal(labels, before):
            break
    return centroids, labels, float(squared.sum())


def silhouette(rows: np.ndarray, labels: np.ndarray) -> float:
    """Mean over the rows of (b - a) / max(a, b): a to the own cluster, b to the nearest other one."""
    distances = np.sqrt(((rows[:, None, :] - rows) ** 2).sum(axis=2))
    members = labels[:, None] == np.unique(labels)
    if members.shape[1] == 1:
        return 0.0
    sizes = members.sum(axis=0)
    sums = distances @ members
    a = sums[members] / np.maximum(sizes - 1, 1)[members.argmax(axis=1)]
    b = np.where(members, np.inf, sums / sizes).min(axis=1)
    alone = sizes[members.argmax(axis=1)] == 1
    return float(np.where(alone, 0, (b - a) / np.maximum(np.maximum(a, b), 1e-300)).mean())


def extent_around(points: np.ndarray) -> Extent:
    """A rectangle around all points, half as wide again as it is high."""
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, high - low
    up = max(size[1], size[0] / 1.5) / 2 + 0.2
    return middle[0] - 1.5 * up, middle[0] + 1.5 * up, middle[1] - up, middle[1] + up


def cells_in(extent: Extent, centroids: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """The nearest centroid everywhere in a rectangle, the lowest y first.

    Among colours, the rectangle spans red and blue, and green is midway between the two.
    """
    across, up = np.linspace(*extent[:2], shape[1]), np.linspace(*extent[2:], shape[0])
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    if centroids.shape[1] == 3:
        grid = np.insert(grid, 1, grid.mean(axis=1), axis=1)
    return assign(grid, centroids)[0].reshape(shape)


def thumbnail(points: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    """A small picture of the cells, with the points in them."""
    extent, shape = extent_around(points), (80, 120)
    image = 0.45 + 0.55 * COLOURS[cells_in(extent, centroids, shape) % len(COLOURS)]
    share = (points - extent[::2]) / (extent[1] - extent[0], extent[3] - extent[2])
    column, row = (share * (shape[1], shape[0])).astype(int).T
    image[row, column] = 0.6 * COLOURS[assign(points, centroids)[0] % len(COLOURS)]
    return image[::-1]


def palette(colours: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """A picture of stripes, from the darkest to the lightest colour, as wide as the share of its pixels."""
    order = colours.sum(axis=1).argsort()
    shares = np.bincount(labels, minlength=len(colours))[order] / len(labels)
    height, width, _ = PICTURE_SHAPE
    stripe = np.searchsorted(shares.cumsum(), (np.arange(width) + 0.5) / width)
    return np.broadcast_to(colours[order][stripe], (height, width, 3))


def colour_plane(pixels: np.ndarray) -> np.ndarray:
    """A picture of the pixels as points on grey: red grows to the right, blue upwards."""
    height, width, _ = PICTURE_SHAPE
    image = np.full(PICTURE_SHAPE, 0.5)
    column, row = (pixels[:, [0, 2]] * (width - 1, height - 1)).round().astype(int).T
    image[row, column] = pixels
    return image[::-1]


def draw_points(shape: str, count: int, groups: int, spread: float, rng: np.random.Generator) -> np.ndarray:
    """Points of the plane, about as large as the square from -1 to 1."""
    noise = rng.normal(0, spread, (count, 2))
    turn = rng.uniform(0, np.pi, count)
    half = np.arange(count) % 2
    if shape == "uniform":
        return rng.uniform(-1, 1, (count, 2))
    if shape == "moons":
        arc = np.stack([np.cos(turn) - 0.5, np.sin(turn) - 0.25], axis=1)
        return np.where(half[:, None] == 0, arc, -arc) * 0.7 + noise
    if shape == "rings":
        radius = np.where(half == 0, 0.35, 1.0)
        return radius[:, None] * np.stack([np.cos(2 * turn), np.sin(2 * turn)], axis=1) + noise
    middles = rng.uniform(-1, 1, (1, 2))
    while len(middles) < groups:
        candidates = rng.uniform(-1, 1, (20, 2))
        _, squared = assign(candidates, middles)
        middles = np.vstack([middles, candidates[squared.argmax()]])
    if shape == "stretched blobs":
        noise = noise @ np.array([[1.8, 1.5], [-0.3, 0.4]])
    return middles[np.arange(count) % groups] + noise


@dataclass(frozen=True)
class KMeans(Technique):
    """Group points, or the colours of a picture, around k centroids that move to the middle of their group."""

    data: Annotated[
        Literal["points", "picture"], Group("Data"), Doc("Points of the plane, or the colours of a picture")
    ] = "points"
    shape: Annotated[
        Literal["blobs", "stretched blobs", "moons", "rings", "uniform"],
        When("data", "points"),
        Doc("Where the points are drawn from; without effect once you draw your own"),
    ] = "blobs"
    groups: Annotated[int, Interval(ge=1, le=12), When("data", "points"), Doc("True number of blobs")] = 3
    count: Annotated[int, Interval(ge=20, le=1000), When("data", "points"), Doc("Number of points")] = 300
    spread: Annotated[
        float, Interval(ge=0, le=0.5), When("data", "points"), Doc("Standard deviation of blobs and noise")
    ] = 0.15
    points: Annotated[PointList, Live(), When("data", "points"), Doc("Your own points, instead of drawn ones")] = ()
    picture: Annotated[
        Literal["china", "flower"], When("data", "picture"), Doc("A photograph that scikit-learn brings")
    ] = "china"

    k: Annotated[int, Interval(ge=1, le=20), Group("Clusters"), Doc("Number of clusters, and of centroids")] = 3
    seeding: Annotated[
        Literal["random points", "k-means++"],
        Doc("First centroids: any points, or points far from the centroids chosen before"),
    ] = "random points"
    starts: Annotated[int, Interval(ge=1, le=20), Doc("Runs from different first centroids; the best is kept")] = 5
    compare_k: Annotated[bool, Doc("Afterwards, cluster again with 1 to 10 centroids to compare")] = True
    steps: Annotated[Steps, Group("Training")] = 100
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "k-means"
    reruns_on_edit = True
    presets = {
        "Three blobs": {},
        "Bad luck (one start)": {"groups": 6, "k": 6, "spread": 0.08, "starts": 1, "seed": 2},
        "Cured by k-means++": {"groups": 6, "k": 6, "spread": 0.08, "seeding": "k-means++", "starts": 5, "seed": 2},
        "Not blobs: moons": {"shape": "moons", "k": 2, "spread": 0.06, "starts": 5},
        "Colours of a picture": {"data": "picture", "k": 8, "seeding": "k-means++", "starts": 1},
    }

    cells = Field("Cells", x="x, or red", y="y, or blue", colormap="classes")
    samples = Points("Points", edits="points", size=6)
    pixels = Points("Pixels", size=3)
    paths = Curve("Paths", style="dashed")
    centroids = Points("Centroids", marker="star")
    pictures = Gallery("Pictures")
    inertia = Series("Inertia", y="inertia")
    finals = Bars("Starts", x="start", y="final inertia")
    elbow = Curve("Elbow", x="k", y="inertia", markers=True)
    silhouettes = Curve("Silhouette", x="k", y="mean silhouette", markers=True)
    remark = Note("In words")
    panels = (
        Plot(cells, samples, pixels, paths, centroids, equal=True, title="Clusters"),
        pictures,
        inertia,
        Stack(finals, elbow, silhouettes, remark),
    )

    def rows(self) -> np.ndarray:
        """What is clustered: one row per point (x, y) or per pixel (red, green, blue)."""
        if self.data == "picture":
            from sklearn.datasets import load_sample_image

            return load_sample_image(f"{self.picture}.jpg")[::4, ::4].reshape(-1, 3) / 255
        if self.points:
            return np.array([(x, y) for x, y, _ in self.points])
        return draw_points(self.shape, self.count, self.groups, self.spread, np.random.default_rng(self.seed))

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        rows = self.rows()
        step, trails = (resume["step"], list(resume["trails"])) if resume else (0, [])
        for start in range(max(0, len(trails) - 1), self.starts):
            if len(trails) == start:
                trails.append(self.seeds(rows, start)[None])
            for iteration in range(len(trails[-1]) - 1, self.steps + 1):
                yield self.checkpoint(step, trails=list(trails))
                centroids = trails[-1][-1]
                labels, squared = assign(rows, centroids)
                newest = (yield self.inertia(iteration, **{f"start {start + 1}": squared.sum()})) or self
                if newest.points != self.points:
                    self, rows = newest, newest.rows()
                    labels, squared = assign(rows, centroids)
                yield from self.show(rows, trails, start)
                yield self.progress(start + 1, self.starts, "starts")
                step += 1
                moved = update(rows, centroids, labels, squared)
                if iteration == self.steps or np.array_equal(moved, centroids):
                    break
                trails[-1] = np.concatenate([trails[-1], moved[None]])
            inertias = [assign(rows, trail[-1])[1].sum() for trail in trails]
            yield self.finals(range(1, len(trails) + 1), inertias)
        best = int(np.argmin(inertias))
        yield from self.show(rows, trails, best)
        words = f"The inertia of start {best + 1} is **{inertias[best]:.4g}**"
        if len(trails) > 1:
            near = sum(inertia <= 1.01 * inertias[best] for inertia in inertias)
            words += (
                f", the least of {len(trails)}. {near} of them end within 1 % of it; the worst has {max(inertias):.4g}"
            )
        words += ".\n\n"
        yield self.remark(words)
        if self.compare_k:
            yield from self.comparison(rows, words)
        return {"best inertia": inertias[best]}

    def seeds(self, rows: np.ndarray, start: int) -> np.ndarray:
        """The first centroids of one start; as many as there are points, where these are fewer than k."""
        choose = seed_plus_plus if self.seeding == "k-means++" else seed_randomly
        return choose(rows, min(self.k, len(rows)), np.random.default_rng([self.seed, start]))

    def show(self, rows: np.ndarray, trails: list[np.ndarray], start: int) -> Run:
        """The clusters of one start, with the way of its centroids, and pictures of what came out."""
        centroids = trails[start][-1]
        labels, _ = assign(rows, centroids)
        if self.data == "points":
            extent = extent_around(rows)
            yield self.cells(cells_in(extent, centroids, (100, 150)), extent=extent)
            ends = [trail[-1] for trail in trails]
            captions = [f"{i + 1}: {assign(rows, end)[1].sum():.3g}" for i, end in enumerate(ends)]
            yield self.pictures([thumbnail(rows, end) for end in ends], captions=captions)
            yield self.samples(*rows.T)
            yield self.pixels([], [])
        else:
            images = [rows, centroids[labels], palette(centroids, labels), colour_plane(rows)]
            captions = ["original", f"{len(np.unique(labels))} colours", "palette", "blue over red"]
            yield self.pictures([image.reshape(PICTURE_SHAPE) for image in images], captions=captions)
            some = slice(None, None, len(rows) // PLOTTED_PIXELS)
            extent = (0.0, 1.0, 0.0, 1.0)
            yield self.cells(cells_in(extent, centroids, (100, 100)), extent=extent)
            yield self.samples([], [])
            yield self.pixels(rows[some, 0], rows[some, -1])
        gaps = np.full_like(centroids[None], np.nan)
        x, y = np.concatenate([trails[start], gaps]).T.reshape(rows.shape[1], -1)[[0, -1]]
        yield self.paths(x, y)
        yield self.centroids(centroids[:, 0], centroids[:, -1])

    def comparison(self, rows: np.ndarray, words: str) -> Run:
        """Inertia and silhouette of 1 to 10 clusters, each the best of three starts from k-means++."""
        rows = rows[:: -(-len(rows) // MOST_ROWS_COMPARED)]
        ks = range(1, min(MOST_CLUSTERS_COMPARED, len(rows)) + 1)
        inertias, scores = [], []
        for k in ks:
            yield self.progress(k, len(ks), "values of k", label=f"Clustering with k = {k}")
            tries = [
                cluster(rows, seed_plus_plus(rows, k, np.random.default_rng([self.seed, k, i])), 100) for i in range(3)
            ]
            _, labels, inertia = min(tries, key=lambda end: end[2])
            inertias.append(inertia)
            yield self.elbow(ks[:k], inertias)
            if k > 1:
                scores.append(silhouette(rows, labels))
                yield self.silhouettes(ks[1:k], scores)
        if scores:
            yield self.remark(
                f"{words}Of $k$ = 2 to {ks[-1]}, the mean silhouette is highest at $k$ = **{2 + int(np.argmax(scores))}** "
                f"({max(scores):.2f}; 1 is best). Inertia falls with every cluster added: look for the bend, not for the least."
            )

"""k-means clustering with Lloyd's algorithm, on points of the plane and on the colours of a picture."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np

from core.clustering import (
    CloudName,
    Extent,
    assign,
    cells_in,
    cloud,
    lloyd,
    seed_plus_plus,
    seed_randomly,
    silhouette,
    update,
)
from core.figures import COLOURS
from core.knobs import Doc, Group, Interval, Live, PointList, Seed, Steps, StopWhen, When
from core.panels import Plot, Stack
from core.probes import Array, PlotPoint, probe
from core.streams import Bars, Curve, Event, Field, Gallery, Note, Points, Product, Series
from core.technique import Run, Technique

#: Values of k that are compared afterwards, and on how many rows.
MOST_CLUSTERS_COMPARED, MOST_ROWS_COMPARED = 10, 1000
PICTURE_SHAPE, PLOTTED_PIXELS = (143, 214, 3), 3000
#: Small pictures of cells: how many of the steps of a single start, and rows and columns of each.
STEPS_PICTURED, SMALL = 12, (80, 120)
#: Red, green and blue of the clusters in small pictures.
CLUSTER_COLOURS = np.array([list(bytes.fromhex(colour[1:])) for colour in COLOURS]) / 255


@dataclass(frozen=True)
class KMeans(Technique):
    """Group points, or the colours of a picture, around k centroids that move to the middle of their group."""

    data: Annotated[
        Literal["points", "picture"], Group("Data"), Doc("Points of the plane, or the colours of a picture")
    ] = "points"
    shape: Annotated[
        CloudName,
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
    steps: Annotated[Steps, Group("Training"), Doc("Most updates of one start")] = 100
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

    cells = Field("Cells", x="x", y="y", colormap="classes")
    samples = Points("Points", x="x", y="y", edits="points", size=6)
    paths = Curve("Paths", style="dashed")
    centroids = Points("Centroids", marker="star")
    quantised = Gallery("Picture")
    small = Gallery("Side by side")
    pixels = Points("Pixels", x="red", y="blue", size=5)
    colour_paths = Curve("Paths", style="dashed")
    colour_centroids = Points("Centroids", marker="star")
    inertia = Series("Inertia", y="inertia")
    finals = Bars("Starts", x="start", y="final inertia")
    palette = Gallery("Palette")
    elbow = Curve("Elbow", x="k", y="inertia", markers=True)
    silhouettes = Curve("Silhouette", x="k", y="mean silhouette", markers=True)
    remark = Note("In words")
    found = Product("Centroids of every step")
    panels = (
        Stack(Plot(cells, samples, paths, centroids, equal=True, title="Clusters"), quantised),
        Stack(small, Plot(pixels, colour_paths, colour_centroids, title="Colours")),
        Stack(inertia, elbow, silhouettes),
        Stack(finals, palette, remark),
    )

    def rows(self) -> np.ndarray:
        """What is clustered: one row per point (x, y) or per pixel (red, green, blue)."""
        if self.data == "picture":
            from PIL import Image

            # The file itself: importing scikit-learn takes a second.
            folder = Path(find_spec("sklearn").origin).parent / "datasets" / "images"
            with Image.open(folder / f"{self.picture}.jpg") as picture:
                return np.asarray(picture.reduce(3)).reshape(-1, 3) / 255
        if self.points:
            return np.array([(x, y) for x, y, _ in self.points])
        return cloud(self.shape, self.count, self.groups, self.spread, np.random.default_rng(self.seed))

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        rows = self.rows()
        yield self.scatter(rows)
        # One (steps, k, d) array for each start.
        step, trails = (resume["step"], list(resume["trails"])) if resume else (0, [])
        for start in range(max(0, len(trails) - 1), self.starts):
            if len(trails) == start:
                trails.append(self.seeds(rows, start)[None])
            while True:
                yield self.checkpoint(step, trails=trails)
                centroids = trails[-1][-1]
                labels, squared = assign(rows, centroids)
                newest = (yield self.inertia(step, **{f"start {start + 1}": squared.sum()})) or self
                if newest.points != self.points:
                    self, rows = newest, newest.rows()
                    labels, squared = assign(rows, centroids)
                    yield self.scatter(rows)
                yield self.found((rows, list(trails)))
                yield from self.show(rows, trails, start)
                yield self.progress(start, self.starts, "starts")
                step += 1
                moved = update(rows, centroids, labels, squared)
                if len(trails[-1]) > self.steps or np.array_equal(moved, centroids):
                    break
                trails[-1] = np.concatenate([trails[-1], moved[None]])
            inertias = [assign(rows, trail[-1])[1].sum() for trail in trails]
            if self.starts > 1:
                yield self.finals(range(1, len(trails) + 1), inertias)
        yield self.progress(self.starts, self.starts, "starts")
        best = int(np.argmin(inertias))
        yield from self.show(rows, trails, best)
        words = f"The inertia of start {best + 1} is **{inertias[best]:.4g}**"
        if len(trails) > 1:
            near = sum(inertia <= 1.01 * inertias[best] for inertia in inertias)
            words += (
                f", the least of {len(trails)}. {near} of them end within 1 % of it; the worst has {max(inertias):.4g}"
            )
        yield self.remark(words + ".")
        if self.compare_k:
            yield from self.comparison(rows, words)
        return {"best inertia": inertias[best]}

    def seeds(self, rows: np.ndarray, start: int) -> np.ndarray:
        """The first centroids of one start; as many as there are points, where these are fewer than k."""
        choose = seed_plus_plus if self.seeding == "k-means++" else seed_randomly
        return choose(rows, min(self.k, len(rows)), np.random.default_rng([self.seed, start]))

    def scatter(self, rows: np.ndarray) -> Event:
        """The event that shows all points, or some of the pixels in their colours."""
        if rows.shape[1] == 2:
            return self.samples(*rows.T)
        some = rows[:: len(rows) // PLOTTED_PIXELS]
        return self.pixels(some[:, 0], some[:, 2], colors=some)

    def show(self, rows: np.ndarray, trails: list[np.ndarray], start: int) -> Run:
        """The clusters of one start at its last step, and the way of its centroids."""
        trail = trails[start]
        ways = np.concatenate([trail, np.full_like(trail[:1], np.nan)]).T.reshape(rows.shape[1], -1)
        centroids = trail[-1]
        labels, _ = assign(rows, centroids)
        if rows.shape[1] == 2:
            extent = extent_around(rows)
            yield self.cells(cells_in(extent, centroids, (100, 150)), extent=extent)
            yield self.paths(*ways)
            yield self.centroids(*centroids.T)
            if self.starts == 1:
                chosen = {f"step {i}": trail[i] for i in range(len(trail))[-STEPS_PICTURED:]}
            else:
                chosen = {f"start {i}": trail[-1] for i, trail in enumerate(trails, 1)}
            yield self.small(
                [thumbnail(rows, extent, ends) for ends in chosen.values()],
                captions=[f"{name}: {assign(rows, ends)[1].sum():.3g}" for name, ends in chosen.items()],
            )
            return
        images = np.stack([rows, centroids[labels]]).reshape(2, *PICTURE_SHAPE)
        yield self.quantised(images, captions=["original", f"{len(np.unique(labels))} colours"])
        yield self.colour_paths(*ways[[0, 2]])
        yield self.colour_centroids(centroids[:, 0], centroids[:, 2])
        order = centroids.sum(axis=1).argsort()
        shares = np.bincount(labels, minlength=len(order))[order] / len(labels)
        swatches = np.broadcast_to(centroids[order][:, None, None], (len(order), 2, 3, 3))
        yield self.palette(swatches, captions=[f"{share:.1%}" for share in shares])

    def comparison(self, rows: np.ndarray, words: str) -> Run:
        """Inertia and silhouette of 1 to 10 clusters, each the best of three starts from k-means++."""
        rows = rows[:: -(-len(rows) // MOST_ROWS_COMPARED)]
        ks = range(1, min(MOST_CLUSTERS_COMPARED, len(rows)) + 1)
        inertias, scores = [], []
        for k in ks:
            yield self.progress(k, len(ks), "values of k", label=f"Clustering with k = {k}")
            seeds = [seed_plus_plus(rows, k, np.random.default_rng([self.seed, k, i])) for i in range(3)]
            best = min((lloyd(rows, centroids) for centroids in seeds), key=lambda clusters: clusters.inertia)
            inertias.append(best.inertia)
            yield self.elbow(ks[:k], inertias)
            if k > 1:
                scores.append(silhouette(rows, best.labels))
                yield self.silhouettes(ks[1:k], scores)
        if scores:
            yield self.remark(
                f"{words}.\n\nOf $k$ = 2 to {ks[-1]}, the mean silhouette is highest at "
                f"$k$ = **{2 + int(np.argmax(scores))}** ({max(scores):.2f}; 1 is best). Inertia falls with every cluster "
                "added: look for the bend, not for the least."
            )

    @probe("Look at a step again")
    def look(self, found, at: Annotated[Array, PlotPoint("inertia")]):
        """The clusters as they were at the step that was clicked."""
        rows, trails = found
        starts = np.repeat(np.arange(len(trails)), [len(trail) for trail in trails])
        step = int(np.clip(round(at[0]), 0, len(starts) - 1))
        start = starts[step]
        upto = trails[start][: 1 + step - np.flatnonzero(starts == start)[0]]
        yield from self.show(rows, [*trails[:start], upto, *trails[start + 1 :]], start)


def extent_around(points: np.ndarray) -> Extent:
    """A rectangle around all points, half as wide again as it is high."""
    low, high = points.min(axis=0), points.max(axis=0)
    middle, size = (low + high) / 2, high - low
    up = max(size[1], size[0] / 1.5) / 2 + 0.2
    return middle[0] - 1.5 * up, middle[0] + 1.5 * up, middle[1] - up, middle[1] + up


def thumbnail(points: np.ndarray, extent: Extent, centroids: np.ndarray) -> np.ndarray:
    """A small picture of the cells, with the points in them."""
    image = 0.45 + 0.55 * CLUSTER_COLOURS[cells_in(extent, centroids, SMALL) % len(COLOURS)]
    share = (points - extent[::2]) / (extent[1] - extent[0], extent[3] - extent[2])
    column, row = (share * SMALL[::-1]).astype(int).T
    image[row, column] = 0.6 * CLUSTER_COLOURS[assign(points, centroids)[0] % len(COLOURS)]
    return image[::-1]

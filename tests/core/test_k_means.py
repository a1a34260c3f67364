"""The k-means page: what it shows is what Lloyd's algorithm does, from several starts and while points are edited."""

from dataclasses import replace

import numpy as np
import pytest

from core.clustering import assign, lloyd, update
from core.techniques.classical.k_means import KMeans

CORNERS = tuple((x, y, 0) for x in (-1.0, 1.0) for y in (-1.0, 1.0))
PICTURE = KMeans(data="picture", k=5, starts=1, compare_k=False)


def play(technique, edits=None, resume=None):
    """All events of a run and its result; ``edits`` maps a number of inertias to what the knobs are then."""
    run, events, inertias, answer = technique.run(resume), [], 0, None
    while True:
        try:
            event = run.send(answer)
        except StopIteration as end:
            return events, end.value
        events.append(event)
        answer = None
        if event.stream == "inertia":
            inertias += 1
            answer = (edits or {}).get(inertias)


def of(events, stream):
    return [event.data for event in events if event.stream == stream]


def rows_of(events):
    samples = of(events, "samples")[-1]
    return np.stack([samples["x"], samples["y"]], axis=1)


def test_every_step_is_an_assignment_and_an_update():
    events, _ = play(KMeans(starts=2, k=4, compare_k=False))
    rows, points = rows_of(events), of(events, "inertia")
    shown = [np.stack([data["x"], data["y"]], axis=1) for data in of(events, "centroids")]
    assert [point["x"] for point in points] == list(range(len(points)))
    for step, point in enumerate(points):
        labels, squared = assign(rows, shown[step])
        assert list(point["lines"].values()) == [squared.sum()]
        if step + 1 < len(points) and points[step + 1]["lines"].keys() == point["lines"].keys():
            np.testing.assert_array_equal(shown[step + 1], update(rows, shown[step], labels, squared))


def test_each_start_falls_and_the_best_is_kept():
    events, result = play(KMeans(groups=6, k=6, starts=6, compare_k=False, seed=3))
    lines = {}
    for data in of(events, "inertia"):
        for name, value in data["lines"].items():
            lines.setdefault(name, []).append(value)
    assert list(lines) == [f"start {i}" for i in range(1, 7)]
    assert all((np.diff(line) <= 1e-12).all() for line in lines.values())
    assert result["best inertia"] == pytest.approx(min(line[-1] for line in lines.values()))
    assert of(events, "finals")[-1]["groups"][""].tolist() == [line[-1] for line in lines.values()]
    _, squared = assign(rows_of(events), np.stack([of(events, "centroids")[-1][axis] for axis in "xy"], axis=1))
    assert squared.sum() == pytest.approx(result["best inertia"]), "the best start is what stays on the page"


@pytest.mark.parametrize("seeding", ["random points", "k-means++"])
def test_as_many_clusters_as_points(seeding):
    _, result = play(KMeans(points=CORNERS, k=4, seeding=seeding, starts=2))
    assert result["best inertia"] == 0


def test_fewer_points_than_clusters():
    events, result = play(KMeans(points=CORNERS[:2], k=5, starts=2))
    assert result["best inertia"] == 0
    assert len(of(events, "centroids")[-1]["x"]) == 2


@pytest.mark.parametrize("points", [CORNERS[:1], CORNERS[:1] * 3])
def test_points_in_one_place(points):
    events, result = play(KMeans(points=points, k=2, starts=2))
    assert result["best inertia"] == 0
    assert of(events, "cells")


def test_a_run_feeds_what_its_data_are():
    of_points = {"cells", "samples", "paths", "centroids", "small", "finals"}
    of_colours = {"quantised", "pixels", "colour_paths", "colour_centroids", "palette"}
    always = {"progress", "checkpoint", "inertia", "found", "remark"}
    assert {event.stream for event in play(KMeans(compare_k=False))[0]} == always | of_points
    assert {event.stream for event in play(PICTURE)[0]} == always | of_colours


@pytest.mark.parametrize("picture", ["china", "flower"])
def test_picture_has_exactly_k_colours(picture):
    events, result = play(replace(PICTURE, picture=picture))
    original, quantised = of(events, "quantised")[-1]["images"]
    assert original.shape == (143, 214, 3)
    colours, counts = np.unique(quantised.reshape(-1, 3), axis=0, return_counts=True)
    assert len(colours) == 5
    loss = ((original.astype(float) - quantised) ** 2).sum() / 255**2
    assert loss == pytest.approx(result["best inertia"], rel=0.01), "but for rounding to bytes"
    palette = of(events, "palette")[-1]
    assert sorted(palette["images"][:, 0, 0].tolist()) == colours.tolist()
    shares = dict(zip(map(tuple, colours.tolist()), counts / counts.sum(), strict=True))
    assert palette["captions"] == [f"{shares[tuple(c)]:.1%}" for c in palette["images"][:, 0, 0].tolist()]
    assert (np.diff(palette["images"][:, 0, 0].sum(axis=1, dtype=int)) > 0).all(), "from dark to light"


def test_pixels_lie_where_their_colour_says():
    events, _ = play(PICTURE)
    (pixels,) = of(events, "pixels")
    np.testing.assert_allclose(
        pixels["colors"][:, [0, 2]] / 255, np.stack([pixels["x"], pixels["y"]], axis=1), atol=0.002
    )
    assert 2000 <= len(pixels["x"]) <= 6000


def test_a_single_start_is_pictured_step_by_step_and_several_by_their_ends():
    one, _ = play(KMeans(starts=1, compare_k=False))
    *_, last = of(one, "small")
    assert last["captions"][0].startswith("step 0: ")
    assert len(last["images"]) == len(of(one, "inertia"))
    many, _ = play(KMeans(starts=3, compare_k=False))
    finals = of(many, "finals")[-1]["groups"][""]
    assert of(many, "small")[-1]["captions"] == [f"start {i}: {value:.3g}" for i, value in enumerate(finals, 1)]


def test_plus_plus_cures_the_bad_luck():
    bad, cured = (KMeans(**KMeans.presets[name]) for name in ("Bad luck (one start)", "Cured by k-means++"))
    assert play(bad)[1]["best inertia"] > 5 * play(cured)[1]["best inertia"]


def test_points_edited_while_it_runs():
    start = KMeans(points=CORNERS, k=2, starts=1, compare_k=False)
    farther = (*CORNERS, (9.0, 9.0, 0))
    events, result = play(start, {1: replace(start, points=farther)})
    assert [len(data["x"]) for data in of(events, "samples")] == [4, 5]
    found = lloyd(np.array(farther)[:, :2], start.seeds(np.array(CORNERS)[:, :2], 0))
    assert result["best inertia"] == pytest.approx(found.inertia)
    np.testing.assert_allclose(of(events, "centroids")[-1]["x"], found.centroids[:, 0])


def test_points_deleted_while_it_runs():
    start = KMeans(points=CORNERS, k=3, starts=2, compare_k=False)
    _, result = play(start, {1: replace(start, points=CORNERS[:1]), 2: replace(start, points=CORNERS)})
    assert result["best inertia"] >= 0


def test_going_on_in_a_later_start_equals_the_uninterrupted_run():
    technique = KMeans(starts=3, k=5, compare_k=False)
    events, result = play(technique)
    state = of(events, "checkpoint")[-3]
    assert len(state["trails"]) == 3
    again, same = play(technique, resume=state)
    assert same == result
    assert of(again, "inertia") == of(events, "inertia")[-3:]
    np.testing.assert_array_equal(of(again, "samples")[0]["x"], of(events, "samples")[0]["x"])


@pytest.mark.parametrize("data", ["points", "picture"])
def test_a_click_on_the_inertia_shows_that_step_again(data):
    technique = KMeans(data=data, starts=2, k=4, compare_k=False)
    events, _ = play(technique)
    stream = "centroids" if data == "points" else "colour_centroids"
    found, shown = of(events, "found")[-1]["product"], of(events, stream)
    for step in (0, 1, len(shown) - 2):  # the best start is shown once more at the end
        (answer,) = of(technique.look(found, at=np.array([step + 0.3, 5.0])), stream)
        np.testing.assert_array_equal(answer["x"], shown[step]["x"])
        np.testing.assert_array_equal(answer["y"], shown[step]["y"])
    (before,), (after,) = (of(technique.look(found, at=np.array([x, 0.0])), stream) for x in (-7, 1e9))
    np.testing.assert_array_equal(before["x"], shown[0]["x"])
    np.testing.assert_array_equal(after["x"], shown[-2]["x"])


def test_silhouette_finds_the_number_of_blobs():
    events, _ = play(KMeans())
    scores = of(events, "silhouettes")[-1]
    assert list(scores["x"])[int(np.argmax(scores["lines"][""]))] == 3
    assert "highest at $k$ = **3**" in of(events, "remark")[-1]["markdown"]

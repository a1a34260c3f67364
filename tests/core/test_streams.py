"""Streams: what an event holds is plain, read-only and independent of where it came from."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from core.events import Event, Stream, frozen
from core.run_streams import Checkpoint, Progress
from core.streams import Bars, Curve, Diagram, Field, Gallery, Image, Note, Points, Product, Series, Table


def named(stream: Stream) -> Any:
    stream.__set_name__(object, "shown")
    return stream


def arrays_in(data: Any) -> list[np.ndarray]:
    if isinstance(data, np.ndarray):
        return [data]
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list | tuple) else ()
    return [array for child in children for array in arrays_in(child)]


# frozen ------------------------------------------------------------------------------------------------------------


@given(
    arrays(
        st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_]),
        array_shapes(min_dims=0, min_side=0),
        elements={"allow_nan": False},
    )
)
def test_frozen_is_an_equal_read_only_copy(source: np.ndarray) -> None:
    copy = frozen(source)
    assert copy.dtype == source.dtype
    np.testing.assert_array_equal(copy, source)
    assert not copy.flags.writeable
    assert not np.shares_memory(copy, source)
    with pytest.raises(ValueError, match="read-only"):
        copy[...] = 0


@pytest.mark.parametrize(
    "dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.uint8, torch.bool]
)
def test_frozen_takes_tensors_of_every_dtype(dtype: torch.dtype) -> None:
    source = torch.tensor([[0, 1], [2, 3]]).to(dtype)
    copy = frozen(source)
    source.zero_()
    assert copy.dtype == {torch.bfloat16: np.float32}.get(dtype, copy.dtype)
    np.testing.assert_array_equal(copy.astype(bool), [[False, True], [True, True]])
    assert not copy.flags.writeable


def test_frozen_tensors_need_not_be_contiguous_nor_free_of_gradients() -> None:
    weights = torch.arange(6.0, requires_grad=True)
    np.testing.assert_array_equal(frozen((weights * 2).reshape(2, 3).T), [[0, 6], [2, 8], [4, 10]])
    np.testing.assert_array_equal(frozen([[1, 2], [3, 4]], np.float32), np.array([[1, 2], [3, 4]], np.float32))
    assert weights.requires_grad


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_frozen_takes_tensors_of_the_gpu() -> None:
    np.testing.assert_array_equal(frozen(torch.arange(3.0, device="cuda")), [0, 1, 2])


# Every stream ------------------------------------------------------------------------------------------------------

SQUARE = np.arange(4.0).reshape(2, 2)
EVENTS = {
    "series": lambda: named(Series("S"))(3, train=0.5, **{"depth 5": {"relu": 1}}),
    "curve": lambda: named(Curve("C"))([0, 1], [2, 3], test=[4, 5]),
    "points": lambda: named(Points("P"))([0, 1], [2, 3], label=[0, 1], names=("cat", "dog")),
    "coloured points": lambda: named(Points("P"))([0, 1], [2, 3], colors=[[0, 0.5, 1], [1, 1, 1]]),
    "image": lambda: named(Image("I"))(SQUARE / 3, "a square"),
    "gallery": lambda: named(Gallery("G"))(SQUARE[None] / 3, captions=[7], marks=[True], step=2),
    "filters": lambda: named(Gallery("G", colormap="diverging"))(SQUARE[None]),
    "field": lambda: named(Field("F"))(SQUARE, extent=(0, 1, 0, 1), x_labels=[1, 2], confidence=SQUARE / 3),
    "bars": lambda: named(Bars("B"))(range(2), [1, 2], test=[3, 4]),
    "table": lambda: named(Table("T"))(["model", 2], [["line", 0.5], [None, 3]]),
    "diagram": lambda: named(Diagram("D"))(
        [{"name": "in", "shape": (2,)}, {"name": "out", "shape": (np.int64(2),)}],
        weights=[SQUARE],
        biases=[np.zeros(2), np.ones(2)],
        activations=[np.zeros(2), np.ones(2)],
    ),
    "note": lambda: named(Note("N"))("$x$"),
    "progress": lambda: named(Progress("P"))(1, 2, "epochs"),
}


@pytest.mark.parametrize("kind", EVENTS)
def test_events_cross_a_process_and_are_read_only(kind: str) -> None:
    event = EVENTS[kind]()
    assert isinstance(event, Event)
    assert event.stream == "shown"
    assert not any(array.flags.writeable for array in arrays_in(event.data))
    again = pickle.loads(pickle.dumps(event))
    for ours, theirs in zip(arrays_in(event.data), arrays_in(again.data), strict=True):
        np.testing.assert_array_equal(ours, theirs)
        assert ours.dtype == theirs.dtype


def test_later_changes_of_the_source_do_not_reach_an_event() -> None:
    source = np.zeros((2, 2))
    events = [
        named(Curve("C"))(source[0], source[1]),
        named(Points("P"))(source[0], source[1], label=source[0], colors=np.zeros((2, 3))),
        named(Field("F"))(source, confidence=source),
        named(Gallery("G"))([source]),
        named(Bars("B"))("ab", source[0]),
        named(Diagram("D"))([{"name": "in", "shape": (2,)}], weights=[source], biases=[source[0]]),
        named(Checkpoint("C"))(1, weights=source, nested={"list": [source]}),
    ]
    source += 9
    for event in events:
        assert all((array == 0).all() for array in arrays_in(event.data)), event


def test_curve_facets_and_the_unnamed_line() -> None:
    data = named(Curve("C"))([0, 1], [2, 3], **{"depth 5": {"relu": [4, 5]}}).data
    assert list(data["lines"]) == ["", "depth 5"]
    np.testing.assert_array_equal(data["lines"]["depth 5"]["relu"], [4, 5])
    assert data["x"].dtype == data["lines"][""].dtype == np.float64
    assert list(named(Curve("C"))([0], train=[1]).data["lines"]) == ["train"]


def test_points_take_colours_as_pictures_do() -> None:
    points = named(Points("P"))
    colors = points([0, 1], [2, 3], colors=torch.tensor([[0.0, 0.5, 1.0], [-1.0, 2.0, 0.25]])).data["colors"]
    assert colors.tolist() == [[0, 128, 255], [0, 255, 64]]
    assert colors.dtype == np.uint8
    assert points([], [], colors=np.empty((0, 3))).data["colors"].shape == (0, 3)
    assert points([0], [1]).data["colors"] is None


@pytest.mark.parametrize("shape", [(3,), (3, 3), (2, 4), (2,), (6,)])
def test_colours_that_are_not_one_a_point_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"shown: colors of 2 points have shape \(2, 3\), not"):
        named(Points("P"))([0, 1], [2, 3], colors=np.zeros(shape))


def test_series_take_scalars_of_any_library_as_floats() -> None:
    loss = torch.tensor(0.5, requires_grad=True) * 2
    data = named(Series("S"))(
        np.int64(4), loss=loss, half=torch.tensor(0.5, dtype=torch.bfloat16), count=np.float32(2)
    ).data
    assert data == {"x": 4.0, "lines": {"loss": 1.0, "half": 0.5, "count": 2.0}}
    facets = named(Series("S"))(0, **{"depth 5": {"relu": loss, "tanh": 3}}).data["lines"]
    assert facets == {"depth 5": {"relu": 1.0, "tanh": 3.0}}
    assert {type(v) for v in [data["x"], *data["lines"].values(), *facets["depth 5"].values()]} == {float}


def test_table_cells_are_plain() -> None:
    rows = named(Table("T"))(["a", "b", "c", "d"], [[np.float32(0.5), torch.tensor(2), None, np.str_("x")]]).data[
        "rows"
    ]
    assert rows == [[0.5, 2, None, "x"]]
    assert [type(cell) for cell in rows[0]] == [float, int, type(None), str]


# Pictures ----------------------------------------------------------------------------------------------------------


def pixels(image: Any) -> list[int]:
    return named(Image("I"))(image).data["image"].ravel().tolist()


def test_grey_levels() -> None:
    assert pixels([[0.0, 0.5, 1.0]]) == [0, 128, 255]
    assert pixels([[-3.0, 2.0, np.nan, np.inf, -np.inf]]) == [0, 255, 0, 255, 0]
    assert pixels(np.array([[0, 7, 255]], np.uint8)) == [0, 7, 255]
    assert pixels([[True, False]]) == [255, 0]
    assert pixels(torch.tensor([[0.25]], dtype=torch.bfloat16)) == [64]


@given(st.integers(0, 255))
def test_every_grey_level_survives_as_a_float(level: int) -> None:
    assert pixels([[level / 255]]) == [level]
    assert pixels(np.array([[level / 255]], np.float32)) == [level]


def test_integers_beyond_bytes_are_refused_with_what_is_accepted() -> None:
    with pytest.raises(TypeError, match="pictures are uint8 or floats from 0 to 1, not int64"):
        pixels(np.array([[0, 200]]))


def test_a_gallery_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="columns is 0, but a gallery has 1 or more"):
        named(Gallery("G"))(SQUARE[None] / 3, columns=0)


def test_coloured_galleries_keep_their_range() -> None:
    data = named(Gallery("G", colormap="diverging"))(SQUARE[None] - 9, step=np.int64(3)).data
    np.testing.assert_array_equal(data["images"], SQUARE[None].astype(np.float32) - 9)
    assert data["images"].dtype == np.float32
    assert (data["captions"], data["marks"], data["step"]) == (None, None, 3.0)
    assert data["columns"] is None
    assert named(Gallery("G"))(SQUARE[None] / 3, columns=np.int64(10)).data["columns"] == 10
    assert Gallery("G", history=5).keeps_history
    assert not Gallery("G").keeps_history


# Objects that stay in the engine -----------------------------------------------------------------------------------


def test_product_is_the_object_itself() -> None:
    model = torch.nn.Linear(1, 1)
    assert named(Product("P"))(model).data["product"] is model


def test_checkpoint_is_a_deep_copy_at_once() -> None:
    model = torch.nn.Linear(2, 1)
    event = named(Checkpoint("C"))(np.int64(5), model=model.state_dict(), rng={"state": [1, 2]})
    before = event.data["model"]["weight"].clone()
    with torch.no_grad():
        model.weight += 1
    assert torch.equal(event.data["model"]["weight"], before)
    assert (event.data["step"], type(event.data["step"])) == (5, int)


def test_a_stream_knows_its_name() -> None:
    class Owner:
        loss = Series("Loss")

    assert Owner.loss.name == "loss"
    assert repr(Owner.loss) == "Series('loss')"
    assert Owner.loss(0, train=1).stream == "loss"

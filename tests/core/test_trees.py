"""Checkpoints survive the disk bit for bit, and a failed write leaves what was there."""

import collections
import math
import struct

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from core.trees import load_tree, save_tree

TORCH_DTYPES = [torch.float32, torch.float64, torch.bfloat16, torch.float16, torch.int64, torch.uint8, torch.bool]


def tensors() -> st.SearchStrategy:
    raw = st_numpy.arrays(np.uint8, st_numpy.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
    return st.builds(lambda a, dtype: torch.from_numpy(a.copy()).to(dtype), raw, st.sampled_from(TORCH_DTYPES))


def arrays() -> st.SearchStrategy:
    dtypes = st.one_of(
        st_numpy.boolean_dtypes(),
        st_numpy.integer_dtypes(endianness="?"),
        st_numpy.floating_dtypes(endianness="?"),
        st_numpy.complex_number_dtypes(),
        st_numpy.unicode_string_dtypes(),
        st_numpy.datetime64_dtypes(),
    )
    return st_numpy.arrays(dtypes, st_numpy.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))


scalars = st.none() | st.booleans() | st.integers(-(2**140), 2**140) | st.floats() | st.text()
leaves = scalars | tensors() | arrays() | arrays().filter(lambda a: a.size).map(lambda a: a.reshape(-1)[0])
trees = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(scalars, inner, max_size=4)
    ),
    max_leaves=12,
)


def identical(a: object, b: object) -> bool:
    """Same types and the same bits all the way down."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return len(a) == len(b) and all(map(identical, a.items(), b.items()))
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(identical, a, b))
    if isinstance(a, torch.Tensor):
        same = a.dtype == b.dtype and a.shape == b.shape
        return same and (not a.numel() or torch.equal(*(t.reshape(-1).view(torch.uint8) for t in (a, b))))
    if isinstance(a, np.ndarray | np.generic):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b)
    return a == b


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees)
def test_round_trip_is_exact(tmp_path, tree):
    save_tree(tmp_path / "state.safetensors", tree)
    assert identical(load_tree(tmp_path / "state.safetensors"), tree)


def test_training_state_round_trip(tmp_path):
    """What trainers store: a model, Adam with its integer keys, both random states."""
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4)).to(torch.bfloat16)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.1)
    model(torch.ones(5, 3, dtype=torch.bfloat16)).sum().backward()
    optimizer.step()
    state = {
        "model": dict(model.state_dict()),
        "optimizer": optimizer.state_dict(),
        "torch": torch.get_rng_state(),
        "numpy": np.random.default_rng(7).bit_generator.state,
        "best": math.inf,
        "transposed": np.arange(6.0).reshape(2, 3).T,
    }
    save_tree(tmp_path / "state", state)
    loaded = load_tree(tmp_path / "state")
    assert identical(loaded, state)
    optimizer.load_state_dict(loaded["optimizer"])
    loaded["transposed"][0, 0] = 5  # a resumed run goes on writing into its arrays


def test_views_and_subclasses(tmp_path):
    parameter = torch.nn.Parameter(torch.arange(6.0).reshape(2, 3))
    save_tree(tmp_path / "state", collections.OrderedDict(a=parameter, b=parameter.T, c=parameter[0]))
    loaded = load_tree(tmp_path / "state")
    assert type(loaded) is dict
    assert [t.tolist() for t in loaded.values()] == [
        t.tolist() for t in (parameter, parameter.T.contiguous(), parameter[0])
    ]


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        ({"a": [1, {2, 3}]}, "state/a/1 is a set"),
        ({"a": {(1, 2): 3}}, "state/a has the key (1, 2)"),
        ({"a": np.array([object()])}, "state/a is a ndarray"),
        ({"a": b"bytes"}, "state/a is a bytes"),
    ],
)
def test_what_cannot_be_stored_is_named_and_nothing_is_written(tmp_path, tree, place):
    with pytest.raises(TypeError) as error:
        save_tree(tmp_path / "state", tree)
    assert str(error.value).startswith(place)
    assert not list(tmp_path.iterdir())


def test_failed_write_keeps_the_old_file(tmp_path, monkeypatch):
    save_tree(tmp_path / "state", {"step": 1})

    def full(*args, **kwargs):
        from safetensors import SafetensorError

        raise SafetensorError("I/O error: No space left on device (os error 28)")

    monkeypatch.setattr("safetensors.numpy.save_file", full)
    with pytest.raises(OSError, match="No space left"):
        save_tree(tmp_path / "state", {"step": 2})
    assert load_tree(tmp_path / "state") == {"step": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["state"]


@pytest.mark.parametrize("content", [b"", b"\x80\x04pickle", b"\xff" * 100, b"\x02\0\0\0\0\0\0\0{}"])
def test_damaged_file_is_one_sentence(tmp_path, content):
    (tmp_path / "state").write_bytes(content)
    with pytest.raises(ValueError, match="damaged or not a saved state"):
        load_tree(tmp_path / "state")


def test_truncated_file_is_refused(tmp_path):
    save_tree(tmp_path / "state", {"w": np.arange(1000.0)})
    whole = (tmp_path / "state").read_bytes()
    (tmp_path / "state").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match="damaged"):
        load_tree(tmp_path / "state")
    with pytest.raises(FileNotFoundError):
        load_tree(tmp_path / "elsewhere")


def test_an_array_of_objects_is_refused_because_its_bytes_would_be_taken_for_addresses(tmp_path):
    from safetensors.numpy import save_file

    skeleton = '{"array": "0", "dtype": "|O", "shape": [1]}'
    save_file({"0": np.full(8, 65, np.uint8)}, tmp_path / "hostile", metadata={"tree": skeleton})
    with pytest.raises(ValueError, match=r"damaged or not a saved state .*object is not stored as numbers"):
        load_tree(tmp_path / "hostile")

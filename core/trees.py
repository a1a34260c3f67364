"""Nested states on disk: checkpoints and products as one safetensors file, the nesting as JSON in its metadata. Never pickle.

A tree may hold dicts (keys: strings, numbers, booleans, None), lists, tuples, numpy arrays and scalars, torch tensors
of any dense dtype (bfloat16 too), numbers, strings, booleans and None. What comes back is equal bit for bit; tensors
come back on the CPU, named tuples as tuples and subclasses of dict as dicts.
"""

from __future__ import annotations

import json
import math
import os
import struct
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

#: What safetensors stores under its own name; other numpy dtypes go in as bytes.
_NATIVE = frozenset({"bool", "complex64", "float16", "float32", "float64"}) | {
    f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)
}
_SCALARS = (str, int, float, bool, type(None))


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path`` that takes its place when the block ends well, and vanishes when it does not."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def save_tree(path: Path, tree: Any) -> None:
    """Writes a tree atomically: afterwards ``path`` holds all of it, or what it held before.

    Raises:
        TypeError: one sentence naming the place in the tree of what cannot be stored.
        OSError: the disk is full or not writable.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    arrays: dict[str, np.ndarray] = {}
    skeleton = json.dumps(_pack(tree, arrays, "state"), separators=(",", ":"))
    with replacing(Path(path)) as temporary:
        try:
            save_file(arrays, temporary, metadata={"tree": skeleton})
        except SafetensorError as error:
            raise OSError(f"{path} could not be written: {error}") from error


def load_tree(path: Path) -> Any:
    """The tree in a file that ``save_tree`` wrote; its arrays are writable.

    Raises:
        ValueError: one sentence, when the file is damaged or another kind.
        OSError: the file cannot be read.
    """
    from safetensors import SafetensorError, safe_open

    if not Path(path).is_file():
        raise FileNotFoundError(f"there is no file {path}")
    try:
        with safe_open(path, framework="np") as file:
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            return _unpack(json.loads((file.metadata() or {})["tree"]), arrays)
    except (SafetensorError, KeyError, ValueError, TypeError, IndexError, RecursionError, AttributeError) as error:
        raise ValueError(f"{path} is damaged or not a saved state ({type(error).__name__}: {error})") from None


def _pack(node: Any, arrays: dict[str, np.ndarray], place: str) -> Any:
    """JSON for one node: itself where JSON keeps it exactly, else a one-entry object {kind: content}."""
    if isinstance(node, Mapping):
        for key in node:
            if not isinstance(key, _SCALARS):
                raise TypeError(f"{place} has the key {key!r}; a saved state takes strings, numbers, booleans and None")
        return {"dict": [[_pack(k, arrays, place), _pack(v, arrays, f"{place}/{k}")] for k, v in node.items()]}
    if isinstance(node, list | tuple):
        items = [_pack(item, arrays, f"{place}/{i}") for i, item in enumerate(node)]
        return {"tuple": items} if isinstance(node, tuple) else items
    if isinstance(node, np.ndarray | np.generic) and not node.dtype.hasobject and node.dtype.names is None:
        kind = "array" if isinstance(node, np.ndarray) else "scalar"
        return {kind: _store(np.asarray(node), arrays), "dtype": node.dtype.str, "shape": node.shape}
    if (torch := sys.modules.get("torch")) and isinstance(node, torch.Tensor) and node.layout == torch.strided:
        flat = node.detach().cpu().contiguous().reshape(-1)
        # An empty tensor may have stride 0, which cannot be viewed as bytes.
        data = flat.view(torch.uint8).numpy() if node.numel() else np.empty(0, np.uint8)
        if (native := str(node.dtype).removeprefix("torch.")) in _NATIVE:
            data = data.view(native).reshape(node.shape)
        return {"tensor": _store(data, arrays), "dtype": str(node.dtype), "shape": list(node.shape)}
    if isinstance(node, float) and not math.isfinite(node):
        return {"float": struct.pack(">d", node).hex()}  # a NaN keeps its sign and payload
    if isinstance(node, _SCALARS) and not isinstance(node, np.generic):
        return node
    raise TypeError(
        f"{place} is a {type(node).__name__}; a saved state takes dicts, lists, tuples, arrays, tensors, numbers, strings, "
        "booleans and None"
    )


def _store(array: np.ndarray, arrays: dict[str, np.ndarray]) -> str:
    name = str(len(arrays))
    array = np.ascontiguousarray(array).reshape(array.shape)
    native = array.dtype.name in _NATIVE and array.dtype.isnative
    arrays[name] = array if native else np.frombuffer(array.tobytes(), np.uint8)
    return name


def _unpack(node: Any, arrays: Mapping[str, np.ndarray]) -> Any:
    if isinstance(node, list):
        return [_unpack(item, arrays) for item in node]
    if not isinstance(node, dict):
        return node
    kind, content = next(iter(node.items()))
    if kind == "dict":
        return {_unpack(key, arrays): _unpack(value, arrays) for key, value in content}
    if kind == "tuple":
        return tuple(_unpack(item, arrays) for item in content)
    if kind == "float":
        return struct.unpack(">d", bytes.fromhex(content))[0]
    raw = arrays[content].reshape(-1).view(np.uint8)
    if kind == "tensor":
        import torch

        dtype = getattr(torch, node["dtype"].removeprefix("torch."))
        empty = torch.empty(node["shape"], dtype=dtype)
        return torch.from_numpy(raw.copy()).view(dtype).reshape(empty.shape) if raw.size else empty
    dtype = np.dtype(node["dtype"])
    if dtype.hasobject:  # its bytes would be taken for addresses
        raise ValueError(f"an array of {dtype} is not stored as numbers")
    array = np.ndarray(node["shape"], dtype, buffer=bytearray(raw.tobytes()))
    return array[()] if kind == "scalar" else array

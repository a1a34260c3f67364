"""Keras files (.h5, .hdf5, .keras) as ONNX: read once, in safe mode, in a process of their own, and kept by their sha256.

A Keras file can ask for code (Lambda layers) and for memory that it does not have. Neither gets its way: files are looked
through before Keras sees them, networks are built on torch's meta device first, which allocates nothing, and whatever
happens, happens in a process that can be ended.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import models_library
from core.datasets import Report, Work
from core.datasets.archive import Archive
from core.expressions.model_file import LARGEST_FILE, ModelRefused, read, read_bounded
from core.trees import replacing

if TYPE_CHECKING:
    import h5py
    import keras
    import onnxruntime

SUFFIXES = (".h5", ".hdf5", ".keras")
#: Another number makes files that an older version has converted be converted again.
_VERSION = 1
#: Outputs of Keras and of ONNX Runtime differ by less.
_TOLERANCE = 1e-4
#: Layers that hold code instead of numbers.
_CODE = ("Lambda", "TFOpLambda", "SlicingOpLambda", "TorchModuleWrapper", "TFSMLayer", "JaxLayer", "FlaxLayer")


def cache_folder() -> Path:
    """Where converted models and what a person said about models lie."""
    return models_library.user_folder() / "converted"


def converting(path: Path) -> Work[Path]:
    """The ONNX file of a Keras model, from the cache where it was converted before; else within a minute. Closing cancels.

    Raises:
        ModelRefused: it is damaged, too large, holds code, or is no network that can be exported; one sentence.
    """
    content = read_bounded(path)
    target = cache_folder() / f"{hashlib.sha256(content).hexdigest()}-{_VERSION}.onnx"
    if target.is_file():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_serve, args=(theirs, str(path), str(target)), name="convert", daemon=True)
    process.start()
    theirs.close()
    try:
        while not ours.poll(0.1):
            yield Report(0, 0, f"Converting {path.name}, once")
        try:
            problem = ours.recv()
        except EOFError:
            process.join(5)
            raise ModelRefused(f"{path} ended the process that read it (exit code {process.exitcode})") from None
    finally:
        process.kill()
        process.join()
        ours.close()
    if problem:
        raise ModelRefused(problem)
    return target


def _serve(pipe: Connection, source: str, target: str) -> None:
    """The process: sends "" when the file is there, else the sentence."""
    with tempfile.TemporaryDirectory() as home:
        # What a person has set for Keras, another backend or image format, must not count here; nor what it prints.
        os.environ |= {"KERAS_BACKEND": "torch", "KERAS_HOME": home}
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            with replacing(Path(target)) as temporary:
                _convert(Path(source), temporary)
            problem = ""
        except ModelRefused as error:
            problem = str(error)
        except MemoryError:
            problem = f"{source} needs more memory than is free"
        except Exception as error:  # Keras, HDF5 and torch raise anything
            reason = " ".join(str(error).split())[:160]
            problem = f"{source} is damaged, or is no Keras model that can be read ({type(error).__name__}: {reason})"
    pipe.send(problem)


def _convert(source: Path, target: Path) -> None:
    look_through(source)
    import keras

    with keras.device("meta"):
        planned = keras.models.load_model(source, compile=False, safe_mode=True)
    _refuse_unfit(source, planned)
    with keras.device("cpu"):
        model = keras.models.load_model(source, compile=False, safe_mode=True)
    _export(model, target)
    read(target)  # refuses what the ONNX file would be refused for, before it is run
    _compare(source, model, target)


def look_through(path: Path) -> None:
    """Refuses a Keras file that holds code, points to other files, or claims to hold more than it may.

    Raises ModelRefused, and OSError or ValueError for what is no such file.
    """
    import h5py

    if path.suffix.lower() == ".keras":
        with Archive(path) as archive, tempfile.TemporaryDirectory() as folder:
            config = archive.read("config.json")
            weights = Path(folder) / "weights.h5"
            weights.write_bytes(archive.read("model.weights.h5"))
            with h5py.File(weights, "r") as file:
                _refuse_unsafe_hdf5(path, file)
    else:
        with h5py.File(path, "r") as file:
            _refuse_unsafe_hdf5(path, file)
            config = file.attrs.get("model_config")
        if config is None:
            raise ModelRefused(f"{path} holds weights without their network; save the whole model")
    _refuse_code(path, json.loads(config))


def _refuse_unsafe_hdf5(path: Path, group: h5py.Group) -> None:
    import h5py

    total = 0
    for parent in _groups(group):
        for name in parent:
            link = parent.get(name, getlink=True)
            if not isinstance(link, h5py.HardLink):
                raise ModelRefused(f"{path} is refused: {name} in it points to another place")
            item = parent[name]
            if isinstance(item, h5py.Dataset):
                if item.external or item.is_virtual:
                    raise ModelRefused(f"{path} is refused: {name} in it lies in another file")
                total += item.size * item.dtype.itemsize if item.size else 0
    # Packed zeros can claim terabytes.
    if total > 2 * LARGEST_FILE:
        raise ModelRefused(f"{path} claims to hold {total:,} bytes; up to {2 * LARGEST_FILE:,} are read")


def _groups(group: h5py.Group) -> Iterator[h5py.Group]:
    """A group and those below it; each once, whatever links back."""
    import h5py

    waiting, seen = [group], set()
    while waiting:
        parent = waiting.pop()
        key = h5py.h5o.get_info(parent.id).addr
        if key in seen:
            continue
        seen.add(key)
        yield parent
        for name in parent:
            if (
                isinstance(parent.get(name, getlink=True), h5py.HardLink)
                and parent.get(name, getclass=True) is h5py.Group
            ):
                waiting.append(parent[name])


def _refuse_code(path: Path, config: Any) -> None:
    """Looks into every object of a network's description."""
    waiting = [config]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            kind, module = str(item.get("class_name", "")), item.get("module")
            if kind in _CODE or kind == "__lambda__":
                raise ModelRefused(
                    f"{path} is refused: it holds code (a {kind} layer), and code of strangers is never run"
                )
            if item.get("registered_name") and module and str(module).partition(".")[0] != "keras":
                raise ModelRefused(f"{path} is refused: its {kind} comes from {module!s:.60}, not from Keras")
            if module and str(module).partition(".")[0] not in ("keras", "builtins"):
                raise ModelRefused(f"{path} is refused: it names the module {module!s:.60}, which is not Keras")
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


def _refuse_unfit(path: Path, planned: keras.Model) -> None:
    """Of a network on the meta device, which has no memory yet."""
    shape, outputs = planned.input_shape, planned.output_shape
    if not isinstance(shape, tuple) or not isinstance(outputs, tuple):
        raise ModelRefused(f"{path} has several inputs or outputs; a classifier has one of each")
    if len(shape) != 4 or None in shape[1:]:
        raise ModelRefused(f"{path} takes {shape}, not a batch of pictures of a fixed size")
    if len(outputs) != 2:
        raise ModelRefused(f"{path} is no classifier: it gives {outputs}, not (pictures, classes)")
    if (size := 4 * planned.count_params()) > LARGEST_FILE:
        raise ModelRefused(f"{path} has {size:,} bytes of weights; models of up to {LARGEST_FILE:,} bytes are read")


def _export(model: keras.Model, target: Path) -> None:
    import torch

    class Forward(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, faces: torch.Tensor) -> torch.Tensor:
            return self.model(faces, training=False)

    shape = model.input_shape[1:]
    program = torch.onnx.export(
        Forward().eval(), (torch.rand(2, *shape),), dynamo=True, verbose=False, input_names=["faces"],
        output_names=["scores"], dynamic_shapes={"faces": {0: torch.export.Dim("faces")}},
    )  # fmt: skip
    program.save(target, external_data=False)


def _compare(path: Path, model: keras.Model, target: Path) -> None:
    import onnxruntime
    import torch

    pictures = torch.rand(3, *model.input_shape[1:], generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        expected = model(pictures, training=False).numpy()
    session: onnxruntime.InferenceSession = onnxruntime.InferenceSession(target, providers=["CPUExecutionProvider"])
    difference = abs(session.run(None, {session.get_inputs()[0].name: pictures.numpy()})[0] - expected).max()
    if not difference <= _TOLERANCE * max(1.0, abs(expected).max()):
        raise ModelRefused(f"{path} cannot be used: converted, its outputs differ by {difference:.1g}")

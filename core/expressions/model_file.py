"""ONNX files of strangers: what must be known to feed one, and what makes one be refused before anything is allocated."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from core.expressions import LABELS

if TYPE_CHECKING:
    import onnx

#: A model may have this many bytes, and a picture inside it (one value between two nodes) this many numbers.
LARGEST_FILE, LARGEST_VALUE = 256 * 2**20, 2**26
#: Sides of the pictures that a classifier of faces may take.
SIDES = (8, 1024)
#: Other words for the seven, as models and folders have them.
_WORDS = {
    "anger": "angry", "disgusted": "disgust", "fearful": "fear", "scared": "fear", "afraid": "fear", "happiness": "happy",
    "joy": "happy", "sadness": "sad", "surprised": "surprise", "contentment": "happy", "calm": "neutral",
}  # fmt: skip
#: Keys of the file's metadata; every value is JSON.
_KEYS = ("labels", "value_range", "outputs", "temperature", "colours")


class ModelRefused(ValueError):
    """The file is no classifier that can be used here; the message is one sentence that says why."""


@dataclass(frozen=True)
class InputSpec:
    """How a classifier is fed and read.

    ``size`` is (w, h); ``channels_last`` says whether the batch is (n, h, w, channels). Pixels run from ``value_range[0]``
    for black to ``value_range[1]`` for white. Outputs are "logits" or "probabilities", one for each of ``labels``;
    ``temperature`` divides the logits.
    """

    size: tuple[int, int]
    channels: int
    channels_last: bool
    colours: Literal["grey", "rgb", "bgr"]
    batch: int | None
    labels: tuple[str, ...] = ()
    value_range: tuple[float, float] | None = None
    outputs: Literal["logits", "probabilities"] | None = None
    temperature: float = 1.0

    @property
    def unknown(self) -> tuple[str, ...]:
        """What the file does not say and a person has to: of "labels" and "value_range"."""
        return tuple(name for name in ("labels", "value_range") if not getattr(self, name))

    def told(self, answers: Mapping[str, Any], outputs: int) -> InputSpec:
        """With a person's or the metadata's answers, of which only those in the file's own keys count.

        Raises:
            ModelRefused: one sentence that names the wrong answer and what is accepted.
        """
        checked = {name: _CHECKS[name](answers[name]) for name in _KEYS if answers.get(name) is not None}
        spec = replace(self, **checked)
        if spec.labels and len(spec.labels) != outputs:
            raise ModelRefused(f"the model has {outputs} outputs, but {len(spec.labels)} labels were given")
        if spec.channels == 1 and spec.colours != "grey":
            raise ModelRefused(f'colours are "{spec.colours}", but the model takes grey pictures')
        return spec


def standard_label(word: str) -> str:
    """ "Happiness" as "happy": the word that this program uses; unknown ones as they are, in small letters."""
    word = " ".join(word.split()).lower()
    return _WORDS.get(word, word)


def read(path: Path, name: Path | None = None) -> tuple[bytes, InputSpec, int]:
    """An ONNX file's content, what it says of its input, and the number of its outputs. ``name`` is the file that a person
    chose, where ``path`` was made from it.

    Raises:
        ModelRefused: it is missing, too large, damaged, needs other files, or is no classifier of pictures.
    """
    content, name = read_bounded(path), name or path
    import onnx
    from google.protobuf.message import DecodeError

    try:
        model = onnx.load_model_from_string(content)
        metadata = {entry.key: entry.value for entry in model.metadata_props}
        if not model.graph.node:
            raise ModelRefused(f"{name} is damaged, or is no ONNX model")
        _refuse_outside_files(name, model)
        spec, outputs = _shapes(name, model)
        _refuse_giants(name, model, spec)
    except (DecodeError, onnx.shape_inference.InferenceError, onnx.checker.ValidationError) as error:
        reason = str(error).strip().partition("\n")[0][:120]
        raise ModelRefused(f"{name} is damaged, or is no ONNX model ({reason})") from None
    return content, spec.told(_parsed(name, metadata), outputs), outputs


def read_bounded(path: Path) -> bytes:
    """The content of a model file. Raises ModelRefused where it is missing or larger than any model for faces."""
    try:
        if not path.is_file():
            raise ModelRefused(f"there is no model file {path}")
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise ModelRefused(f"{path} has {size:,} bytes; models of up to {LARGEST_FILE:,} bytes are read")
        return path.read_bytes()
    except OSError as error:
        raise ModelRefused(f"{path} cannot be read: {error.strerror or error}") from None


def _parsed(path: Path, metadata: Mapping[str, str]) -> dict[str, Any]:
    answers = {}
    for key in _KEYS:
        if key in metadata:
            try:
                answers[key] = json.loads(metadata[key])
            except ValueError:
                answers[key] = metadata[key]  # a bare word is no JSON, and is its own check's business
    return answers


def _shapes(path: Path, model: onnx.ModelProto) -> tuple[InputSpec, int]:
    weights = {tensor.name for tensor in model.graph.initializer}
    inputs = [value for value in model.graph.input if value.name not in weights]
    if len(inputs) != 1 or len(model.graph.output) != 1:
        raise ModelRefused(
            f"{path} has {len(inputs)} inputs and {len(model.graph.output)} outputs; a classifier has one of each"
        )
    shape, outputs = _shape(inputs[0]), _shape(model.graph.output[0])
    if inputs[0].type.tensor_type.elem_type != 1:
        raise ModelRefused(f"{path} does not take float32 pictures")
    if len(shape) != 4 or None in shape[1:]:
        raise ModelRefused(f"{path} takes {_told(shape)}, not a batch of pictures of a fixed size")
    if len(outputs) != 2 or outputs[1] is None or not 2 <= outputs[1] <= 100:
        raise ModelRefused(f"{path} is no classifier: it gives {_told(outputs)}, not (pictures, 2 to 100 classes)")
    channels_last = shape[3] in (1, 3) and shape[1] not in (1, 3)
    height, width, channels = shape[1:] if channels_last else (*shape[2:], shape[1])
    if channels not in (1, 3) or not all(SIDES[0] <= side <= SIDES[1] for side in (height, width)):
        raise ModelRefused(
            f"{path} takes {_told(shape)}; pictures have 1 or 3 channels and sides of {SIDES[0]} to {SIDES[1]}"
        )
    if shape[0] is not None and not 1 <= shape[0] <= 256:
        raise ModelRefused(f"{path} takes batches of {shape[0]} pictures; 1 to 256 or any number are accepted")
    colours = "grey" if channels == 1 else "rgb"
    return InputSpec((width, height), channels, channels_last, colours, shape[0]), outputs[1]


def _shape(value: onnx.ValueInfoProto) -> tuple[int | None, ...]:
    """Sizes, None where they are free."""
    sizes = value.type.tensor_type.shape.dim
    return tuple(size.dim_value if size.HasField("dim_value") and size.dim_value > 0 else None for size in sizes)


def _told(shape: tuple[int | None, ...]) -> str:
    return "(" + ", ".join("any" if size is None else str(size) for size in shape) + ")"


def _graphs(graph: onnx.GraphProto) -> list[onnx.GraphProto]:
    """A graph and those inside its nodes."""
    found = [graph]
    for node in graph.node:
        for attribute in node.attribute:
            inner = [attribute.g] if attribute.HasField("g") else []
            found += [g for part in (*inner, *attribute.graphs) for g in _graphs(part)]
    return found


def _refuse_outside_files(path: Path, model: onnx.ModelProto) -> None:
    for graph in _graphs(model.graph):
        tensors = [*graph.initializer, *(a.t for node in graph.node for a in node.attribute if a.HasField("t"))]
        if any(tensor.data_location == 1 or tensor.external_data for tensor in tensors):
            raise ModelRefused(f"{path} is refused: its weights lie in another file; save it with its weights inside")


def _refuse_giants(path: Path, model: onnx.ModelProto, spec: InputSpec) -> None:
    """A few bytes can ask for terabytes: every value's size is computed before anything runs."""
    import onnx

    inferred = onnx.shape_inference.infer_shapes(model, data_prop=True)
    values = [value for graph in _graphs(inferred.graph) for value in graph.value_info]
    values += [*inferred.graph.input, *inferred.graph.output, *_declared(inferred)]
    for value in values:
        shape = value if isinstance(value, tuple) else _shape(value)
        if (count := math.prod(size or 1 for size in shape)) > LARGEST_VALUE * (spec.batch or 1):
            raise ModelRefused(
                f"{path} is refused: inside it a value has {count:,} numbers; up to {LARGEST_VALUE:,} are accepted"
            )


def _declared(model: onnx.ModelProto) -> list[tuple[int, ...]]:
    return [tuple(tensor.dims) for graph in _graphs(model.graph) for tensor in graph.initializer]


def _labels(value: Any) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) and word.strip() for word in words):
        raise ModelRefused(f"labels are {str(value)[:80]!r}; words are needed, such as {','.join(LABELS)}")
    labels = tuple(standard_label(word) for word in words)
    if len(set(labels)) != len(labels) or max(map(len, labels)) > 40:
        raise ModelRefused(f"labels are {','.join(labels)[:80]}; each must be another word of up to 40 letters")
    return labels


def _range(value: Any) -> tuple[float, float]:
    try:
        low, high = map(float, value.replace(":", "..").split("..") if isinstance(value, str) else value)
    except (ValueError, TypeError):
        low = high = 0.0
    if not (math.isfinite(low) and math.isfinite(high) and low != high and max(abs(low), abs(high)) <= 1e4):
        raise ModelRefused(
            f'the range of values is "{str(value)[:40]}"; accepted are two numbers, such as 0..1 or -1..1'
        )
    return low, high


def _temperature(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.01 <= value <= 100:
        raise ModelRefused(f"the temperature is {str(value)[:40]}; accepted are numbers from 0.01 to 100")
    return float(value)


def _word(name: str, *accepted: str) -> Any:
    def check(value: Any) -> str:
        if value not in accepted:
            raise ModelRefused(f'{name} are "{str(value)[:40]}"; accepted are {", ".join(accepted)}')
        return value

    return check


_CHECKS = {
    "labels": _labels,
    "value_range": _range,
    "outputs": _word("outputs", "logits", "probabilities"),
    "temperature": _temperature,
    "colours": _word("colours", "grey", "rgb", "bgr"),
}

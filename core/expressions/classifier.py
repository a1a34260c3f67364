"""A classifier of faces in ONNX Runtime: all faces of a frame in one batch, probabilities out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from core.expressions import LABELS, model_file, opencv
from core.expressions.faces import Face, crop, grey, level
from core.expressions.model_file import InputSpec, ModelRefused
from core.expressions.tracker import Track

#: Pictures in one batch; more, when a whole data set is measured, would only take memory.
_MOST_AT_ONCE = 256
#: Degrees by which a face is turned without being turned back: networks learn from such faces, and where the eyes are is
#: known no better in small pictures (levelled always, a published network loses 2 points on FER2013).
_LEVEL = 10.0


class SpecNeeded(ModelRefused):
    """The file does not say how it is fed; ``spec`` is what it does say, and its ``unknown`` has to be answered."""

    def __init__(self, message: str, spec: InputSpec, outputs: int) -> None:
        super().__init__(message)
        self.spec, self.outputs = spec, outputs


class Classifier:
    """Probabilities of ``labels`` for faces; where the model knows exactly the seven, they are in the field's order."""

    def __init__(
        self, path: Path, answers: Mapping[str, Any] | None = None, threads: int = 0, name: Path | None = None
    ) -> None:
        """Loads an ONNX file; ``answers`` complete or replace what it says of itself ("labels", "value_range", "outputs",
        "temperature", "colours"). ``threads`` 0 lets ONNX Runtime choose; ``name`` is what complaints call the file.

        Raises:
            SpecNeeded: it does not say what must be known, nor do the answers.
            ModelRefused: it cannot be used; see ``model_file``.
        """
        content, spec, outputs = model_file.read(path, name)
        name = name or path
        spec = spec.told(answers or {}, outputs)
        if spec.unknown:
            raise SpecNeeded(_question(name, spec, outputs), spec, outputs)
        self._session = _session(name, content, threads)
        self._input = self._session.get_inputs()[0].name
        self._spec = spec if spec.outputs else replace(spec, outputs=self._kind(spec))
        field_order = set(self._spec.labels) == set(LABELS)
        self.labels = LABELS if field_order else self._spec.labels
        self._order = [self._spec.labels.index(label) for label in self.labels]
        probe = self.probabilities([np.zeros(spec.size[::-1], np.uint8)])
        if probe.shape != (1, outputs) or not np.isfinite(probe).all():
            raise ModelRefused(f"{name} is no classifier: for a black picture it gives {probe.tolist()!s:.80}")

    @property
    def spec(self) -> InputSpec:
        """How pictures are fed to it."""
        return self._spec

    def crops(self, frame: np.ndarray, faces: Iterable[Face | Track]) -> list[np.ndarray]:
        """Faces as pictures for ``probabilities``, those turned by more than 10 degrees with their eyes level."""
        size = self._spec.size
        return [
            crop(frame, face.box, size) if abs(face.roll) <= _LEVEL else level(frame, face.box, size, face.roll)
            for face in faces
        ]

    def probabilities(self, faces: Sequence[np.ndarray]) -> np.ndarray:
        """(n, labels) float32, rows of sum 1, for pictures (h, w) or (h, w, 3) uint8 of any size, blue first."""
        return softmax(self.logits(faces) / self._spec.temperature)

    def logits(self, faces: Sequence[np.ndarray]) -> np.ndarray:
        """(n, labels) float32 whose softmax, over the temperature, are the ``probabilities``."""
        if not len(faces):
            return np.empty((0, len(self.labels)), np.float32)
        scores = self._scores(self._batch(faces))
        if self._spec.outputs == "probabilities":
            # A softmax inside the model can be undone but for a constant, which the next one cancels.
            scores = np.log(np.maximum(scores, 1e-12))
        return scores[:, self._order]

    def _batch(self, faces: Sequence[np.ndarray]) -> np.ndarray:
        cv2, spec = opencv(), self._spec
        pictures = np.empty((len(faces), *spec.size[::-1], spec.channels), np.float32)
        for place, face in zip(pictures, faces, strict=True):
            face = grey(face) if spec.colours == "grey" else face
            if face.shape[1::-1] != spec.size:
                # As float32: rounded to 256 levels, a published network loses 0.2 points on FER2013.
                face = cv2.resize(face.astype(np.float32), spec.size, interpolation=cv2.INTER_LINEAR)
            if spec.colours == "rgb" and face.ndim == 3:
                face = face[..., ::-1]
            place[...] = face if face.ndim == 3 else face[..., None]
        low, high = spec.value_range or (0.0, 1.0)
        pictures *= np.float32((high - low) / 255)
        pictures += np.float32(low)
        return pictures if spec.channels_last else np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))

    def _scores(self, pictures: np.ndarray) -> np.ndarray:
        fixed = self._spec.batch
        size = fixed or _MOST_AT_ONCE
        parts = [pictures[start : start + size] for start in range(0, len(pictures), size)]
        if fixed and (missing := size - len(parts[-1])):
            parts[-1] = np.concatenate([parts[-1], np.repeat(parts[-1][-1:], missing, axis=0)])
        return np.concatenate([self._session.run(None, {self._input: part})[0] for part in parts])[: len(pictures)]

    def _kind(self, spec: InputSpec) -> str:
        """Whether outputs are probabilities already: for noise, rows of non-negative numbers with the sum 1."""
        self._spec = spec
        noise = np.random.default_rng(0).integers(0, 256, (4, *spec.size[::-1]), np.uint8)
        scores = self._scores(self._batch(list(noise)))
        return "probabilities" if (scores >= 0).all() and np.allclose(scores.sum(1), 1, atol=1e-3) else "logits"


def softmax(scores: np.ndarray) -> np.ndarray:
    """exp(scores) over their sum, along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _session(path: Path, content: bytes, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4
    # A thread that spins while it waits for the next frame takes the core from OpenCV and from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own classes share no other base
        reason = str(error).strip().partition("\n")[0][:160]
        raise ModelRefused(f"{path} cannot be loaded by ONNX Runtime ({reason})") from None


def _question(path: Path, spec: InputSpec, outputs: int) -> str:
    needed = {
        "labels": f"the names of its {outputs} outputs in their order (labels, such as {','.join(LABELS)})",
        "value_range": "the values of a black and a white pixel (value_range, such as 0..1 or -1..1)",
    }
    return f"{path} does not say " + ", nor ".join(needed[name] for name in spec.unknown)

"""Measures the network of facial expressions and writes models/expressions.{h5,onnx,safetensors,json}.

Used by train_expressions.py. PublicTest chooses the temperature; PrivateTest is looked at here, once.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import datasets, models_library
from core.datasets.augment import turned
from core.expressions import LABELS, calibration
from core.expressions.classifier import softmax
from core.expressions.keras_twin import write_h5
from core.networks.image_network import ImageNetwork

#: How much int8 may cost in accuracy to be shipped, and pictures that its ranges are read off.
INT8_LOSS, CALIBRATION = 0.003, 1000
LEFT_OUT = "training pictures that are in PrivateTest too, pixel for pixel"
#: What is kept of a teacher's card.
TEACHER = ("accuracy", "left_out", "command", "made", "sha256")
LIMITS = (
    "Learnt from posed and web faces, 48x48 grey, in front view; labels are doubtful (people agree with about 65 % of them).",
    "The balance of ages and skin tones in FER2013 is unknown, so errors may differ between groups of people.",
    "Seven words only; a face that fits none is given one of them all the same. It judges pictures, not feelings.",
)


class Calibrated(nn.Module):
    """Probabilities: softmax of a network's logits divided by a temperature."""

    def __init__(self, network: ImageNetwork, temperature: float) -> None:
        super().__init__()
        self.network, self.temperature, self.shape = network, temperature, network.shape

    def forward(self, x: Tensor) -> Tensor:
        return (self.network(x) / self.temperature).softmax(1)


def ship(
    network: ImageNetwork, images: datasets.Images, folder: Path, log: Callable[[str], None], complete: bool,
    teacher: dict[str, Any] | None,
) -> None:  # fmt: skip
    """Rounds the weights to float16, which halves the files, measures, writes the model in its formats, and the card.

    ``complete`` says whether it learned from pictures that are in PrivateTest too; ``teacher`` is the card of the model that it
    learned from, whose own scores are kept.
    """
    models_library.round_to_half(network)
    chosen = logits(network, images.validation)
    temperature = calibration.fitted_temperature(chosen, images.validation_labels)
    answers = logits(network, images.test)
    flipped = (softmax(answers / temperature) + softmax(logits(network, images.test[:, :, ::-1]) / temperature)) / 2
    learnt = {picture.tobytes() for picture in images.train}
    new = np.array([picture.tobytes() not in learnt for picture in images.test])
    truth = images.test_labels
    accuracy = {
        "public": share(chosen, images.validation_labels),
        "test": share(answers, truth),
        "test_without_duplicates": share(answers[new], truth[new]),
        "test_flip_averaged": share(flipped, truth),
        "test_without_duplicates_flip_averaged": share(flipped[new], truth[new]),
        "test_ten_crop": share(ten_crop(network, images.test, temperature), truth),
        "pictures": len(truth),
        "pictures_without_duplicates": int(new.sum()),
    }
    log(f"temperature {temperature:.3f}; accuracy {accuracy}")
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {
        "labels": LABELS,
        "value_range": (0, 1),
        "outputs": "probabilities",
        "temperature": 1,
        "colours": "grey",
    }
    path = folder / "expressions.onnx"
    differences = {
        "onnx": models_library.export_onnx(Calibrated(network, temperature), path, metadata),
        "h5": write_h5(network, folder / "expressions.h5", temperature),
    }
    int8 = quantised(path, folder / "expressions_int8.onnx", images.train[:CALIBRATION])
    accuracy["int8"] = share(run(int8, images.test), truth)
    kept = accuracy["int8"] >= accuracy["test"] - INT8_LOSS
    if not kept:
        int8.unlink()
    card = {
        "title": "Facial expressions in seven words: a residual network for 48x48 grey faces",
        "data": "fer2013",
        "classes": list(LABELS),
        "accuracy": accuracy,
        "test": report(answers, truth, temperature),
        "temperature": round(temperature, 4),
        "formats": {
            "expressions.onnx": "float32 (n, 1, 48, 48), 0 for black to 1 for white, to probabilities (n, 7)",
            "expressions.h5": "Keras 3, float32 (n, 48, 48, 1), the same values and probabilities",
            **({"expressions_int8.onnx": "as expressions.onnx, weights and values in 8 bits"} if kept else {}),
            "expressions.safetensors": "the network behind them, to logits; see core/networks/expression_net.py",
        },
        "largest_difference": {name: float(f"{value:.2g}") for name, value in differences.items()},
        "left_out": "nothing" if complete else LEFT_OUT,
        **({"teacher": {name: teacher[name] for name in TEACHER if name in teacher}} if teacher else {}),
        "limits": list(LIMITS),
        "licence": "MIT; trained on FER2013, which its authors published for research (Goodfellow et al. 2013)",
        "command": " ".join(["python", "build_scripts/train_expressions.py", *sys.argv[1:]]),
        "made": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }
    log(f"written: {models_library.save('expressions', network, card, folder)}, int8 {'kept' if kept else 'dropped'}")


def logits(network: ImageNetwork, pixels: np.ndarray) -> np.ndarray:
    """(n, classes) float32, in float32 arithmetic."""
    parts = [network.predict(network.encode(np.ascontiguousarray(part))) for part in np.array_split(pixels, 16)]
    return torch.cat(parts).cpu().numpy()


def share(scores: np.ndarray, labels: np.ndarray) -> float:
    """Share of the highest scores that are the label's."""
    return round(float((scores.argmax(1) == labels).mean()), 6)


def ten_crop(network: ImageNetwork, pixels: np.ndarray, temperature: float) -> np.ndarray:
    """Mean probabilities over five places, each also mirrored: the pictures enlarged by 8 %, centre and corners of it."""
    total = np.zeros((len(pixels), network.classes), np.float32)
    enlarged = torch.from_numpy(np.ascontiguousarray(pixels))[:, None].float() / 255
    parts = [turned(part, torch.zeros(len(part)), torch.full((len(part),), 1.08)) for part in enlarged.split(512)]
    enlarged = nn.functional.pad(torch.cat(parts), (2, 2, 2, 2), mode="replicate")
    for top, left in ((0, 0), (0, 4), (4, 0), (4, 4), (2, 2)):
        place = enlarged[:, :, top : top + pixels.shape[1], left : left + pixels.shape[2]]
        for view in (place, place.flip(-1)):
            scores = torch.cat([network.predict(part) for part in view.split(512)]).numpy()
            total += softmax(scores / temperature)
    return total / 10


def report(answers: np.ndarray, truth: np.ndarray, temperature: float) -> dict[str, Any]:
    """What the card says beside the accuracy, of the single forward pass."""
    counts = calibration.confusion(truth, answers.argmax(1), answers.shape[1])
    before, after = (calibration.reliability(softmax(answers / t), truth) for t in (1.0, temperature))
    return {
        "macro_f1": round(calibration.macro_f1(counts), 4),
        "recall": {
            name: round(float(value), 4) for name, value in zip(LABELS, calibration.recall(counts), strict=True)
        },
        "confusion": counts.tolist(),
        "calibration_error": {"raw": round(before.error, 4), "temperature_scaled": round(after.error, 4)},
    }


def quantised(source: Path, target: Path, pixels: np.ndarray) -> Path:
    """The model with weights and values in 8 bits, ranges read off ``pixels``."""
    from onnxruntime import quantization

    class Reader(quantization.CalibrationDataReader):
        def __init__(self) -> None:
            self.parts = iter(np.array_split(pixels, 10))

        def get_next(self) -> dict[str, np.ndarray] | None:
            part = next(self.parts, None)
            return None if part is None else {"pictures": part[:, None].astype(np.float32) / 255}

    prepared = target.with_suffix(".prepared.onnx")
    quantization.quant_pre_process(source, prepared)
    quantization.quantize_static(prepared, target, Reader(), per_channel=True)
    prepared.unlink()
    return target


def run(path: Path, pixels: np.ndarray) -> np.ndarray:
    """What an ONNX file gives for pictures, through the program's own classifier."""
    from core.expressions.classifier import Classifier

    return Classifier(path).probabilities(list(pixels))


if __name__ == "__main__":
    raise SystemExit("train_expressions.py calls this")

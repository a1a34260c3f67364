"""Where the expression training page keeps a network: in the models library, and as a file that the camera page opens."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core import models_library
from core.expressions import LABELS, calibration
from core.expressions.model_file import SIDES
from core.techniques.vision._cnn_library import card

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.technique import Technique


def accuracy_of(scores: Mapping[str, float], images: Images) -> dict[str, Any]:
    """What the card of a finished run's network says of it."""
    named = {name.removeprefix("test ").replace(" accuracy", ""): value for name, value in scores.items()}
    return {"test": named.pop("accuracy"), "pictures": len(images.test), **named}


def saved(page: Technique, name: str, network: ImageNetwork, images: Images, accuracy: Mapping[str, Any]) -> str:
    """Saves a network; returns what to tell of it in Markdown.

    Raises:
        ModelError: the name cannot be used.
        OSError: the folder is full or not writable.
    """
    title = f"{len(images.classes)} classes of {images.name}: a small residual network"
    path = models_library.save(name, network, card(page, title, images, accuracy))
    return (
        f"Saved as **{name}** in `{path.parent}`. The page *What the network sees* asks it why it says what it says; "
        f"`learnoscope models card {name}` shows all that is known of it."
    )


def camera_file(name: str) -> Path:
    """Where the model of this name lies for the camera page. Raises ModelError where no model may be called so."""
    problem = models_library.check_name(name)
    if not problem and (models_library.SHIPPED / f"{name}.onnx").exists():
        problem = "that is a shipped model, choose another name"
    if problem:
        raise models_library.ModelError(f'"{name}" is no name for a model: {problem}')
    return models_library.user_folder() / f"{name}.onnx"


def for_camera(name: str, network: ImageNetwork, images: Images, logits: np.ndarray) -> str:
    """Writes a network as ONNX with all that the camera page has to know, and reads it back; returns what to tell of it.

    ``logits`` (n, classes) are what it says of the pictures to choose on: the temperature is fitted to them.

    Raises:
        ModelError: the name cannot be used, or the pictures are none that a camera's faces can be made to fit.
        OSError: the folder is full or not writable.
    """
    from core.expressions.classifier import Classifier, softmax

    path, (channels, *sides) = camera_file(name), network.shape
    if not all(SIDES[0] <= side <= SIDES[1] for side in sides):
        raise models_library.ModelError(f"the camera page takes pictures of {SIDES[0]} to {SIDES[1]} pixels a side")
    temperature = calibration.fitted_temperature(logits, images.validation_labels)
    metadata = {
        "labels": list(images.classes), "value_range": [0, 1], "outputs": "logits", "temperature": temperature,
        "colours": "grey" if channels == 1 else "rgb",
    }  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.redirect_stdout(io.StringIO()):  # the exporter tells of its steps
        difference = models_library.export_onnx(network, path, metadata)
    Classifier(path)  # refuses whatever the camera page would refuse
    before, after = (
        calibration.reliability(softmax(logits / t), images.validation_labels).error for t in (1.0, temperature)
    )
    told = [
        f"Written to `{path}` for the camera page, which offers it among its models; `learnoscope camera --model {path}` "
        f"takes it, too. ONNX Runtime's outputs differ from torch's by {difference:.1g} at most.",
        f"Temperature **{temperature:.2f}**, fitted on {len(logits):,} pictures: calibration error {100 * before:.1f} % before, "
        f"{100 * after:.1f} % after.",
    ]
    if set(images.classes) != set(LABELS):
        told.append(f"It knows {', '.join(images.classes[:4])}, ..., and will call every face one of these.")
    return "\n\n".join(told)

"""Where the cnn page keeps a network: in the models library, or as a file for other programs."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core import models_library
from core.cli_options import command_of

if TYPE_CHECKING:
    from core.datasets import Images
    from core.networks.image_network import ImageNetwork
    from core.technique import Technique
    from core.techniques.vision.cnn import CNN


def saved(page: CNN, name: str, network: ImageNetwork, images: Images, right: float, measured: int) -> str:
    """Saves a network that gets the share ``right`` of so many test pictures right; returns what to tell of it in Markdown.

    Raises:
        ModelError: the name cannot be used.
        OSError: the folder is full or not writable.
    """
    accuracy = {"test": round(right, 6), "pictures": measured}
    path = models_library.save(name, network, card(page, f"{page.network} on {images.name}", images, accuracy))
    return (
        f"Saved as **{name}** in `{path.parent}`: {100 * right:.2f} % of {measured:,} test pictures right. Go on with it by "
        f"*Start from*, ask it on the page *What the network sees*, or export it: "
        f"`learnoscope models export {name} {name}.onnx`."
    )


def card(page: Technique, title: str, images: Images, accuracy: Mapping[str, Any]) -> dict[str, Any]:
    """What the models library is told of a network that a page has trained."""
    from datetime import datetime

    return {
        "title": title,
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": dict(accuracy),
        "licence": "trained by you; the data's licence applies",
        "command": command_of(page),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
    }


def exported(network: ImageNetwork, name: str) -> str:
    """Writes a network as ONNX; returns what to tell of it in Markdown. Raises ModelError or OSError."""
    path = Path(name).expanduser().absolute()
    with contextlib.redirect_stdout(io.StringIO()):  # the exporter tells of its steps
        difference = models_library.export_onnx(network, path)
    return f"Written to `{path}`: ONNX Runtime's outputs differ from torch's by {difference:.1g} at most."

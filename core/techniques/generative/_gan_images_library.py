"""Generators of pictures in the models library: which there are, one to begin with, the shipped one, keeping a new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core import models_library

if TYPE_CHECKING:
    import numpy as np

    from core.datasets import Images
    from core.networks.generator import Generator
    from core.technique import Technique

#: What ``start_from`` calls a fresh generator; the one that comes along.
NEW, SHIPPED = "new weights", "mnist_gan"


def generators() -> tuple[str, ...]:
    """Names of the library's generators; reads their cards and imports nothing."""
    return tuple(name for name in models_library.names() if _card(name).get("network") == "generator")


def _card(name: str) -> dict[str, Any]:
    try:
        return models_library.card(name)
    except models_library.ModelError:
        return {}


def wrong_latent(name: str, latent: int) -> str | None:
    """A sentence when this generator takes other noise than ``latent`` numbers, else None."""
    own = _card(name).get("arguments", {}).get("latent", latent)
    if own == latent:
        return None
    return f"latent is {latent}, but the generator {name} takes {own} numbers of noise; set latent to {own}"


def loaded(name: str, images: Images) -> tuple[Generator, str]:
    """A generator of the library, on the CPU, and a Markdown sentence on what it is.

    Raises:
        ValueError: one sentence, when it is missing, damaged, no generator, or makes other pictures or classes.
    """
    from core.networks.generator import Generator

    network, card = models_library.load(name)
    if not isinstance(network, Generator):
        raise ValueError(f"the model {name} makes no pictures; choose one of {', '.join((NEW, *generators()))}")
    if problem := _misfit(name, network, card, images):
        raise ValueError(problem)
    return network, told(name, card)


def _misfit(name: str, network: Generator, card: Mapping[str, Any], images: Images) -> str | None:
    height, width, channels = images.shape
    if network.picture != (channels, height, width):
        theirs, ours = _size(*network.picture), _size(channels, height, width)
        return f"the generator {name} makes pictures of {theirs}, but those of {images.name} are {ours}"
    if network.classes and tuple(card.get("classes", ())) != tuple(images.classes):
        return f"the generator {name} was told other classes than those of {images.name}; choose {card.get('data')}"
    return None


def _size(channels: int, height: int, width: int) -> str:
    return f"{height}x{width} {'in colour' if channels == 3 else 'grey'}"


def told(name: str, card: Mapping[str, Any]) -> str:
    """What a card says, as one Markdown sentence: title, day, FID-LeNet."""
    found = card.get("accuracy", {})
    quality = f", FID-LeNet {found['FID-LeNet']:.3g} of {found['pictures']:,} pictures" if "FID-LeNet" in found else ""
    return f"`{name}`: {card.get('title')}, made {str(card.get('made'))[:10]}{quality}."


def shipped_pictures(images: Images, count: int) -> tuple[np.ndarray, str] | None:
    """At most ``count`` pictures of the shipped generator, each class in turn, and what it is; None where it does not fit."""
    import numpy as np
    import torch

    if images.name != _card(SHIPPED).get("data"):
        return None
    try:
        generator, text = loaded(SHIPPED, images)
    except ValueError:
        return None
    count -= count % len(images.classes)
    labels = torch.from_numpy(np.arange(count) % len(images.classes))
    rng = np.random.default_rng(0)
    own = rng.standard_normal((count, generator.latent), dtype=np.float32)
    return generator.pixels(torch.from_numpy(own), labels).numpy(), text


def saved(page: Technique, name: str, generator: Generator, images: Images, numbers: Mapping[str, float]) -> str:
    """Saves a generator with what was measured of it; returns what to tell of it in Markdown.

    Raises:
        ModelError: the name cannot be used.
        OSError: the folder is full or not writable.
    """
    from datetime import datetime

    from core.cli_options import command_of

    kind = f"{'conditional ' * bool(generator.classes)}{generator.spec['arguments']['kind'].upper()}"
    about = {
        "title": f"Generator of {images.name}: {kind}",
        "data": images.name,
        "classes": list(images.classes),
        "accuracy": {key: round(value, 4) for key, value in numbers.items()},
        "licence": "trained by you; the data's licence applies",
        "command": command_of(page),
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    path = models_library.save(name, generator, about)
    return f"Saved as **{name}** in `{path.parent}`. Go on with it by *Start from*, or only play with it, *Train* unticked."

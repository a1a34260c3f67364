"""Trained networks for pictures by name, those of the models library and torchvision's, and whether pictures fit them.

Names, cards and ``misfit`` are cheap and import no torch.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from core import datasets, models_library
from core.datasets import shelf
from core.events import Event
from core.networks.pretrained import WEIGHTS

if TYPE_CHECKING:
    from core.networks.image_network import ImageNetwork

#: As the name of a data set: the one that the model was trained on.
OWN = "the model's own"
#: What torchvision's networks are shown: crops of scikit-learn's two sample photographs.
PHOTOGRAPHS = "photographs"
#: Networks of the library that take pictures.
_KINDS = ("cnn", "expression_net", "resnet")


def names() -> tuple[str, ...]:
    """The library's networks for pictures, then torchvision's; unreadable cards are left out."""
    return (*filter(_takes_pictures, models_library.names()), *WEIGHTS)


def _takes_pictures(name: str) -> bool:
    try:
        return models_library.card(name).get("network") in _KINDS
    except models_library.ModelError:
        return False


def own_data(model: str) -> str:
    """Name of the data that a model was trained on. Raises ModelError."""
    return PHOTOGRAPHS if model in WEIGHTS else str(models_library.card(model).get("data", ""))


def class_count(model: str) -> int:
    """How many classes a model tells apart. Raises ModelError."""
    return 1000 if model in WEIGHTS else len(models_library.card(model).get("classes", ()))


def misfit(model: str, data: str) -> str | None:
    """One sentence when this model cannot tell the classes of this data set from its pictures, else None.

    ``data`` may be ``OWN``. Files that are not on this machine are ``missing``'s affair.
    """
    if model in WEIGHTS:
        fits = data in (OWN, PHOTOGRAPHS)
        return (
            None if fits else f"{model} tells ImageNet's 1,000 classes apart, not those of {data}; choose {PHOTOGRAPHS}"
        )
    try:
        card = models_library.card(model)
        if card.get("network") not in _KINDS:
            return f'the model "{model}" takes no pictures; choose one of {", ".join(names())}'
        if data == PHOTOGRAPHS:
            return f"{PHOTOGRAPHS} are for torchvision's networks ({', '.join(WEIGHTS)}), which {model} is not"
        return _difference(model, card, shelf.item(own_data(model) if data == OWN else data).card)
    except (models_library.ModelError, datasets.DatasetMissing) as error:
        return str(error)


def missing(model: str, data: str) -> str | None:
    """One sentence when files that these two need are not on this machine and nothing can stand in for them, else None."""
    from core.networks import pretrained

    if model in WEIGHTS:
        return None if pretrained.path_of(model) else pretrained.how_to_get(model)
    item, card = shelf.item(own_data(model) if data == OWN else data), models_library.card(model)
    if item.here or _difference(model, card, shelf.item("digits").card) is None:
        return None
    return f"{item.card.name} is not on this machine, and the built-in digits do not fit {model}; fetch it on the Data page"


def _difference(model: str, card: dict[str, Any], data: Any) -> str | None:
    channels, *size = card["arguments"]["shape"]
    if (*size, *([3] if channels == 3 else [])) != data.shape:
        theirs = "x".join(map(str, data.shape[:2])) + (" in colour" if len(data.shape) == 3 else " grey")
        own = "x".join(map(str, size)) + (" in colour" if channels == 3 else " grey")
        return f"{model} takes pictures of {own}, but those of {data.name} are {theirs}"
    classes = tuple(card.get("classes", ()))
    if classes != data.classes:
        return (
            f"{model} tells other classes apart ({', '.join(classes[:3])}, ...) than those of {data.name} "
            f"({', '.join(data.classes[:3])}, ...)"
        )
    return None


def load(name: str) -> tuple[ImageNetwork, dict[str, Any]]:
    """The network on the CPU in evaluation mode, and its card with at least "title", "data" and "classes".

    Raises:
        ValueError: one sentence, when it is missing, damaged or takes no pictures.
        WeightsMissing: torchvision's weights must be fetched first.
    """
    from core.networks import pretrained
    from core.networks.image_network import ImageNetwork

    if name in WEIGHTS:
        network, classes = pretrained.load(name)
        title = "torchvision's network, trained on ImageNet's 1,000 classes"
        return network, {"title": title, "data": PHOTOGRAPHS, "classes": list(classes)}
    network, card = models_library.load(name)
    if not isinstance(network, ImageNetwork):
        raise ValueError(f'the model "{name}" takes no pictures; choose one that the CNN page has trained')
    return network, {"title": f'the model "{name}"', "data": "digits", **card}


def loading(progress: Callable[..., Event], name: str, fetch: bool = False) -> Iterator[Event]:
    """``load`` with events of ``progress``; with ``fetch`` it downloads torchvision's weights where they are missing."""
    from core.networks import pretrained

    if fetch and name in WEIGHTS and not pretrained.path_of(name):
        yield from shown(progress, pretrained.fetching(name), "bytes")
    yield progress(0, None, "", f"Loading {name}")
    return load(name)


def loading_images(progress: Callable[..., Event], name: str) -> Iterator[Event]:
    """Loads a data set, or the built-in digits in its place, with events of ``progress``; returns the Images."""
    yield progress(0, None, "pictures", f"Loading {name}")
    return (yield from shown(progress, datasets.loading_or_builtin(name), "pictures"))


def shown(progress: Callable[..., Event], work: datasets.Work[Any], unit: str) -> Iterator[Event]:
    """Does the work with events of ``progress``; returns its result."""
    with contextlib.closing(work):
        while True:
            try:
                done, total, label = next(work)
            except StopIteration as end:
                return end.value
            yield progress(done, total or None, unit, label)

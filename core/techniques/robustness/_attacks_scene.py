"""What a run of the attacks page works with: the model that is attacked, a second one, and the pictures."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from core import image_models
from core.datasets import photographs
from core.streams import Event
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness._victim import Victim, frozen_network, loading_victim

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.techniques.robustness.attacks import Attacks

#: Multiplications and additions of one event's work, about a twentieth of a second on two cores.
_OPERATIONS = 1e9
#: So many of those pieces are a moment.
_MOMENT = 5


class Chosen(NamedTuple):
    """One picture (1, channels, h, w), its class (1,), and the probabilities (classes,) that the attacked model gives it."""

    picture: Tensor
    label: Tensor
    sure: np.ndarray


@dataclass
class Scene:
    """``model`` is what is attacked: the victim's network, or the same behind a mask. ``pictures`` (n, channels, h, w) in [0, 1]
    have the classes ``labels`` (n,); one event's work is ``piece`` of them. ``page`` is the newest edit of the knobs, ``notes``
    what the run has to tell, by stage.
    """

    page: Attacks
    victim: Victim
    second: Victim | None
    model: nn.Module
    pictures: Tensor
    labels: Tensor
    piece: int
    notes: dict[str, str] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    _chosen: tuple[Any, Chosen] | None = None
    _right: dict[nn.Module, Tensor] = field(default_factory=dict)

    def apart(self, page: Attacks) -> Scene:
        """As it is with these knobs, for pictures that are drawn while the run waits: the run must not see what they note."""
        own = {name: dict(getattr(self, name)) for name in ("notes", "scores", "_right")}
        return replace(self, page=page, **own)

    @property
    def pieces(self) -> list[slice]:
        """The pictures' numbers, some at a time: what one event may take."""
        return [slice(start, start + self.piece) for start in range(0, len(self.labels), self.piece)]

    @property
    def batch(self) -> int:
        """Pictures in a step towards a universal perturbation."""
        return _MOMENT * self.piece

    @property
    def quick(self) -> bool:
        """Whether the page's attack on all pictures takes a moment only, so that they follow an edit."""
        return self.page.attack in (knobs.FGSM, knobs.NOISE) and len(self.labels) <= self.batch

    def right(self, model: nn.Module) -> Generator[None, None, Tensor]:
        """Mask (n,) of the pictures that a model answers rightly as they are; it works in pieces, once a model."""
        import torch

        from core.attacks.gradients import predict

        if model not in self._right:
            answers = []
            for rows in self.pieces:
                answers.append(predict(model, self.pictures[rows]).argmax(1))
                yield
            self._right[model] = torch.cat(answers) == self.labels
        return self._right[model]

    @property
    def surrogate(self) -> nn.Module | None:
        """Another model for the same pictures: the second one, or, of a masked network, the plain one."""
        if self.second:
            return self.second.network
        return self.victim.network if self.page.mask != knobs.UNMASKED else None

    def chosen(self, page: Attacks) -> Chosen:
        """The picture that is shown large. Raises ValueError where there is none."""
        key = page.picture, page.picture_number, page.file
        if self._chosen is None or self._chosen[0] != key:
            self._chosen = key, self._load(page)
        return self._chosen[1]

    def _load(self, page: Attacks) -> Chosen:
        import torch

        network, images = self.victim.network, self.victim.images
        if page.picture == "file":
            opened = photographs.opened(page.file, 2 * max(network.shape))
            picture = network.encode(photographs.fitted(opened, network.shape)[None])
            return Chosen(picture, network.predict(picture).argmax(1), probabilities(self.model, picture))
        number, count = page.picture_number, len(images.test)
        if number >= count:
            raise ValueError(f"picture_number is {number}, but {images.name} has test pictures 0 to {count - 1}")
        label = torch.from_numpy(np.array(images.test_labels[number : number + 1])).to(network.device)
        picture = network.encode(images.test[number : number + 1])
        return Chosen(picture, label, probabilities(self.model, picture))


def scene_of(page: Attacks) -> Iterator[Event]:
    """Loads models and pictures with events of progress; returns the Scene. Raises ValueError, one sentence."""
    import torch

    victim = yield from loading_victim(page.progress, page.model, page.data)
    second, missing = None, ""
    if name := second_name(page):
        yield page.progress(0, None, "pictures", f"Loading {name}")
        network, card = frozen_network(name)
        second = replace(victim, name=name, network=network, card=card)
    elif page.second_model == knobs.ROBUST:
        missing = (
            f"There is no robust model for {image_models.own_data(page.model)} in the library, so nothing is compared."
        )
    rows = chosen_rows(page, victim)
    network = victim.network
    labels = torch.from_numpy(np.array(victim.images.test_labels[rows])).to(network.device)
    scene = Scene(
        page=page,
        victim=victim,
        second=second,
        model=_masked(network, page.mask),
        pictures=network.encode(victim.images.test[rows]),
        labels=labels,
        piece=nominal_piece(network.operations()),
    )
    if len(rows) < page.pictures:
        scene.notes["few"] = f"{page.pictures} pictures were asked for, but there are only {len(rows)}."
    scene.notes["second"] = missing
    return scene


def nominal_piece(operations: int) -> int:
    """Pictures attacked between two events, of a network that needs so many operations for one."""
    return int(min(max(_OPERATIONS / (3 * operations), 1), 100))


def chosen_rows(page: Attacks, victim: Victim) -> np.ndarray:
    """Which test pictures are attacked, drawn at random.

    Raises:
        ValueError: there is no such class, or it has no picture.
    """
    truth = np.asarray(victim.images.test_labels)
    order = np.random.default_rng([page.seed, 1]).permutation(len(truth))
    if page.only_class >= 0:
        order = order[truth[order] == page.only_class]
        if not len(order):
            name = victim.classes[page.only_class]
            raise ValueError(
                f"only_class is {page.only_class} ({name}), but {victim.images.name} has no test picture of it"
            )
    return order[: page.pictures]


def second_name(page: Attacks) -> str:
    """The second model's name, "" where there is none; the robust one is the library's for the same data."""
    if page.second_model != knobs.ROBUST:
        return "" if page.second_model == knobs.NO_MODEL else page.second_model
    names, data = image_models.names(), image_models.own_data(page.model)
    return next((n for n in names if "robust" in n and n != page.model and image_models.own_data(n) == data), "")


def share_of(mask: Tensor) -> float:
    """Of the entries that are true, to all digits: float32's 0.98000002 would show on an axis."""
    return int(mask.sum()) / len(mask)


def probabilities(model: nn.Module, picture: Tensor) -> np.ndarray:
    """Of all classes (classes,) for one picture (1, channels, h, w), also of a model that returns them instead of logits."""
    from core.attacks.gradients import predict, returns_probabilities

    outputs = predict(model, picture)[0].float()
    return (outputs if returns_probabilities(outputs[None]) else outputs.softmax(0)).cpu().numpy()


def _masked(network: Any, mask: str) -> nn.Module:
    from torch import nn

    from core.networks.gradient_masked import GradientMasked

    if mask == knobs.UNMASKED:
        return network
    return nn.Sequential(network, nn.Softmax(1)) if mask == knobs.PROBABILITIES else GradientMasked(network, mask)

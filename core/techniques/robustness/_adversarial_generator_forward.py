"""The feed-forward generator of the adversarial generator page: its training, and how it does on pictures it has never seen."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from core.streams import Event

if TYPE_CHECKING:
    from torch import Tensor

    from core.attacks.advgan import AdvGAN, Losses
    from core.techniques.robustness._victim import Victim
    from core.techniques.robustness.adversarial_generator import AdversarialGenerator

#: Unseen pictures for each target while training and in the end, and of these how many PGD is given, and its steps.
_WATCHED, _JUDGED, _RIVAL, _STEPS = 12, 100, 20, 40
#: Multiplications and additions of the attacked network in one event's work: about a twentieth of a second on two cores.
_OPERATIONS = 1e9
#: Updates between two looks at unseen pictures; the first looks come at 1, 2, 4, ...
_PACE = 16


@dataclass
class Forward:
    """A generator in training and the test pictures that it is measured on."""

    training: AdvGAN
    victim: Victim
    epsilon: float
    piece: int

    @classmethod
    def of(cls, page: AdversarialGenerator, victim: Victim, resume: dict[str, Any] | None) -> Forward:
        """Everything on the device. Raises UnfitModel (see core.attacks)."""
        from core.attacks.advgan import AdvGAN
        from core.datasets.on_device import OnDevice

        network, images = victim.network, victim.images
        data = OnDevice(images.train, images.train_labels, network.device)
        training = AdvGAN(
            network, data, len(victim.classes), epsilon=page.epsilon, learning_rate=page.network_rate,
            batch_size=page.batch_size, realism=page.realism, seed=page.seed,
        )  # fmt: skip
        if resume:
            training.restore(resume)
        piece = int(np.clip(_OPERATIONS / network.operations(), 1, 200))
        return cls(training, victim, page.epsilon, piece)

    @staticmethod
    def shows(step: int) -> bool:
        """Whether unseen pictures are looked at after this update."""
        return step % _PACE == 0 or (step < _PACE and step & (step - 1) == 0)

    def lines(self, losses: Losses) -> dict[str, Tensor]:
        """What the losses are called in their plot."""
        lines = {"C's cross-entropy": losses.adversarial}
        if self.training.realism:
            lines |= {"generator's realism": losses.deceived, "discriminator": losses.discriminator}
        return lines

    def unseen(self, each: int) -> tuple[Tensor, Tensor, Tensor]:
        """``each`` test pictures for every target, none of that class: pictures, their labels, targets; always the same ones."""
        import torch

        images, classes = self.victim.images, len(self.victim.classes)
        order = np.random.default_rng(0).permutation(len(images.test))
        labels = images.test_labels[order]
        rows = np.stack(
            [
                np.take(order[labels != goal], range(goal * each, (goal + 1) * each), mode="wrap")
                for goal in range(classes)
            ],
            1,
        )
        targets = np.tile(np.arange(classes), each)
        device = self.victim.network.device
        numbers = (torch.from_numpy(values).to(device) for values in (images.test_labels[rows.ravel()], targets))
        return self.victim.network.encode(images.test[rows.ravel()]), *numbers

    def made(self, pictures: Tensor, targets: Tensor) -> Tensor:
        """Adversarial pictures, in one pass."""
        from core.attacks.advgan import attack

        return attack(self.training.generator, pictures, targets)

    def success(self, tick: Event, each: int = _WATCHED) -> Generator[Event, None, np.ndarray]:
        """The share (classes,) of unseen pictures taken for each target; ``tick`` between pieces of the work."""
        from core.attacks.measure import answers

        pictures, _, targets = self.unseen(each)
        hits = []
        for some, goals in zip(pictures.split(self.piece), targets.split(self.piece), strict=True):
            hits.append(answers(self.victim.network, self.made(some, goals)) == goals)
            yield tick
        return self._shares(hits)

    def _shares(self, hits: list[Tensor]) -> np.ndarray:
        import torch

        return torch.cat(hits).view(-1, len(self.victim.classes)).float().mean(0).cpu().numpy()

    def compared(
        self, progress: Callable[..., Event], last: int
    ) -> Generator[Event, None, tuple[np.ndarray, np.ndarray]]:
        """Shares (classes,) of more unseen pictures that the generator turns, and of some of these that PGD turns."""
        from core.attacks.measure import answers
        from core.attacks.pgd import pgd_steps

        network = self.victim.network
        tick = progress(last, last, "steps", "Testing on unseen pictures")
        shares = yield from self.success(tick, _JUDGED)
        pictures, labels, targets = self.unseen(_RIVAL)
        hits = []
        for some, truth, goals in zip(*(t.split(self.piece) for t in (pictures, labels, targets)), strict=True):
            steps = pgd_steps(network, some, truth, self.epsilon, steps=_STEPS, targets=goals)
            changed = some
            while (after := next(steps, None)) is not None:
                changed = after
                yield progress(last, last, "steps", "Comparing with PGD")
            hits.append(answers(network, changed) == goals)
        return shares, self._shares(hits)

    def told(self, shares: np.ndarray, rival: np.ndarray) -> str:
        """Markdown: how it went."""
        worst, classes = int(shares.argmin()), self.victim.classes
        return (
            f"On {_JUDGED * len(classes):,} test pictures, none seen in training, C answers the class asked for in "
            f"**{shares.mean():.1%}**; worst is {classes[worst]} with {shares[worst]:.1%}. PGD with {_STEPS} steps on "
            f"{_RIVAL * len(classes)} pictures, with the same ε: {rival.mean():.1%} (worst {rival.min():.1%}), but it needs "
            "gradients of C for each picture; the generator needs none any more."
        )

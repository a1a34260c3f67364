"""Accuracy against epsilon, as the curves form: the stage of the attacks page that takes longest."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from core.streams import Event
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness import _attacks_methods as methods
from core.techniques.robustness import _attacks_views as views
from core.techniques.robustness._attacks_scene import share_of

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.techniques.robustness._attacks_scene import Scene
    from core.techniques.robustness.attacks import Attacks

#: Where the largest epsilon lies when the knob is at 0.
_REACH = {"linf": 0.1, "l2": 2.0}
#: Points of a curve, 0 included.
_POINTS = 11
#: Begins the name of a line about pictures made for the other model.
_TRANSFER = "transfer "
#: Work in pieces that returns a share of pictures; what it yields only marks where it may pause.
Share = Generator[Any, None, float]
Result = TypeVar("Result")
#: Lines by name, NaN where they are not known yet; and what is under way.
Report = tuple[dict[str, np.ndarray], str]


def curves(page: Attacks, scene: Scene) -> Iterator[Event]:
    """Accuracy against epsilon: noise, one step, many steps, and the chosen attack where it is another; then the second model."""
    norm = methods.norm_of(page)
    epsilons = np.linspace(0, 2 * methods.budget_of(page) or _REACH[norm], _POINTS)
    table: dict[str, np.ndarray] = {}
    scene.notes["curves"] = (
        f"**Accuracy** is drawn up to {methods.budget_text(epsilons[-1], norm)}. {_one_step_name(norm)}: one step of length ε; "
        f"{methods.described(page, _stepping_attack(norm))}; noise: {methods.described(page, knobs.NOISE)}."
    )
    yield page.about(views.told(scene))
    models = {"": (page.accuracy, scene.model)}
    if scene.second:
        models[f"{scene.second.name}: "] = page.compared, scene.second.network
    for prefix, (stream, model) in models.items():
        for lines, label in _Sweep(page, scene, model).lines(epsilons):
            yield page.progress(0, None, "pictures", label)
            if not lines:
                continue
            own = {name: line for name, line in lines.items() if not name.startswith(_TRANSFER)}
            yield stream(epsilons, **own)
            if len(own) < len(lines):  # of the same name as what it was made with, so of the same colour
                yield page.transferred(epsilons, **{_one_step_name(norm): lines[_TRANSFER + _one_step_name(norm)]})
            table |= {prefix + name: line for name, line in lines.items()}
            yield page.numbers(*_numbers(epsilons, table, norm))


def _one_step_name(norm: str) -> str:
    return "FGSM" if norm == "linf" else "FGM L2"


def _stepping_attack(norm: str) -> str:
    return knobs.PGD if norm == "linf" else knobs.PGD_L2


def _numbers(epsilons: np.ndarray, table: dict[str, np.ndarray], norm: str) -> tuple[list[str], list[list[Any]]]:
    units = {"ε": epsilons, "of 255": 255 * epsilons} if norm == "linf" else {"L2": epsilons}
    rows = [
        [*(f"{values[k]:.3g}" for values in units.values()), *(views.percent(line[k]) for line in table.values())]
        for k in range(len(epsilons))
    ]
    return [*units, *table], rows


class _Sweep:
    """Attacks on the scene's pictures and one ``model``, at one epsilon after the other. Who is wrong to begin with stays wrong."""

    def __init__(self, page: Attacks, scene: Scene, model: nn.Module) -> None:
        self.page, self.scene, self.model = page, scene, model

    def lines(self, epsilons: np.ndarray) -> Iterator[Report]:
        """The lines as they grow; {} where there is nothing new to show."""
        page, norm = self.page, methods.norm_of(self.page)
        self.right = yield from _labelled(self.scene.right(self.model), "The pictures themselves")
        self.standing = self.right.clone()
        kinds = {
            knobs.NOISE: lambda epsilon: self._left(lambda x, _: methods.noise_for(page, x, epsilon)),
            _one_step_name(norm): lambda epsilon: self._left(self._one_step(epsilon)),
            f"{_stepping_attack(norm)}-{page.steps}": self._stepping,
        }
        if page.attack == knobs.UNIVERSAL:
            kinds[knobs.UNIVERSAL] = self._universal
        if self.scene.second and self.model is self.scene.model:
            second = self.scene.second.network
            kinds[_TRANSFER + _one_step_name(norm)] = lambda epsilon: self._left(self._one_step(epsilon), second)
        found = {name: np.full(len(epsilons), np.nan) for name in kinds}
        for k, epsilon in enumerate(epsilons.tolist()):
            for name, share in kinds.items():
                found[name][k] = yield from _labelled(share(epsilon), f"{name} at {epsilon:.3g}")
            yield found, f"ε {epsilon:.3g}"
        if page.attack in knobs.SMALLEST:
            for line in self._by_distance(epsilons):
                found |= {} if line is None else {page.attack: line}
                yield ({} if line is None else found), page.attack

    def _left(self, attack: Callable[[Tensor, Tensor], Tensor], judge: nn.Module | None = None) -> Share:
        """The share that is still right, for the model or for another ``judge``."""
        right = yield from self.scene.right(judge or self.model)
        kept = 0
        for rows in self.scene.pieces:
            x, y = self.scene.pictures[rows], self.scene.labels[rows]
            kept += int((right[rows] & (_answers(judge or self.model, attack(x, y)) == y)).sum())
            yield
        return kept / len(right)

    def _one_step(self, epsilon: float) -> Callable[[Tensor, Tensor], Tensor]:
        return lambda x, y: methods.one_step(self.page, self.model, x, y, epsilon)

    def _stepping(self, epsilon: float) -> Share:
        """PGD on those that stand: what fooled within a smaller budget is within this one, too."""
        attack = _stepping_attack(methods.norm_of(self.page))
        for rows in self.scene.pieces:
            standing = self.standing[rows].nonzero().flatten() + rows.start
            if not len(standing) or not epsilon:
                continue
            x, y = self.scene.pictures[standing], self.scene.labels[standing]
            now = yield from _last(methods.steps_of(self.page, self.model, x, y, attack=attack, epsilon=epsilon))
            self.standing[standing] = _answers(self.model, now) == y
        return share_of(self.standing)

    def _universal(self, epsilon: float) -> Share:
        x, y = self.scene.pictures, self.scene.labels
        now = yield from _last(methods.steps_of(self.page, self.model, x, y, epsilon=epsilon, batch=self.scene.batch))
        return share_of(self.right & (_answers(self.model, now) == y))

    def _by_distance(self, epsilons: np.ndarray) -> Iterator[np.ndarray | None]:
        """The line of an attack that looks for the smallest change, one run for every epsilon, as pictures come in; else None."""
        import torch

        from core.attacks.projection import norms

        distances = torch.zeros(0, device=self.right.device)
        for rows in self.scene.pieces:
            x, y = self.scene.pictures[rows], self.scene.labels[rows]
            now = x
            for step in methods.steps_of(self.page, self.model, x, y):
                now = step
                yield None
            fools = _answers(self.model, now) != y
            distances = torch.cat([distances, torch.where(fools, norms(now - x, "l2"), torch.inf)])
            stands = self.right[: len(distances)] & (distances > torch.from_numpy(epsilons).to(distances)[:, None])
            yield stands.sum(1).cpu().numpy() / stands.shape[1]


def _answers(model: nn.Module, pictures: Tensor) -> Tensor:
    from core.attacks.gradients import predict

    return predict(model, pictures).argmax(1)


def _last(steps: Iterator[Tensor]) -> Generator[Tensor, None, Tensor]:
    """An attack's steps, and its result."""
    for now in steps:
        yield now
    return now


def _labelled(work: Generator[Any, None, Result], label: str) -> Generator[Report, None, Result]:
    """Passes on what work in pieces returns, with a report at each of its pauses."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
        yield {}, label

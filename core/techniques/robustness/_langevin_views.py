"""What the Langevin page draws of its twins: boundaries and maps of the plane, attacked digits, weights, scores."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.techniques.robustness._langevin_measures import Tick, attacking, plane_values, scoring, smoothness
from core.techniques.robustness._langevin_scene import EXTENT, Scene

if TYPE_CHECKING:
    from core.optimizers.twins import Twin
    from core.streams import Cell

#: Pixels a side of the boundaries, and of the small maps.
SIDE, MAP_SIDE = 64, 48
#: What is drawn of the plane, the rest being empty.
SHARE = 0.84
DRAWN = tuple(SHARE * edge for edge in EXTENT)
#: The largest epsilon of the curve, in epsilons, and its points.
BUDGETS = (0.0, 0.5, 1.0, 1.5, 2.0)
#: Digits in the gallery of attacked pictures.
SHOWN = 8
BINS = np.linspace(-1.5, 1.5, 61)


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Probability of the second class from the difference of logits."""
    return 0.5 * (1 + np.tanh(values / 2))


def values_of(twin: Twin, average: bool = False, side: int = SIDE) -> np.ndarray:
    """The first member's difference of logits over the plane (side, side)."""
    return plane_values(twin.average if average else twin.network, twin.network.members, side, SHARE)[0]


def maps(twins: Sequence[Twin], fields: Sequence[np.ndarray]) -> dict[str, Any]:
    """Arguments of a ``Gallery``: each twin's probabilities, from its ``values_of``."""
    images = np.stack([2 * sigmoid(field)[::-1] - 1 for field in fields])
    return {"images": images, "captions": [twin.label for twin in twins]}


def attacking_digits(
    tick: Tick, scene: Scene, twins: Sequence[Twin], epsilon: float
) -> Generator[Tick, None, dict[str, Any]]:
    """Arguments of a ``Gallery``: a row of test pictures, then each twin's under PGD with its answers; mistakes are marked."""
    from core.attacks.gradients import predict

    originals, labels = scene.test[0, :SHOWN], scene.test_labels[0, :SHOWN]
    pictures = [originals]
    captions, marks = [f"{label}" for label in labels.tolist()], [False] * len(labels)
    for twin in twins:
        members = twin.network.members
        changed = yield from attacking(tick, scene, twin.network, members, epsilon, "PGD", most=len(labels))
        answers = predict(twin.network, changed).argmax(1)[: len(labels)]
        pictures.append(changed[: len(labels)])
        captions += map(str, answers.tolist())
        marks += (answers != labels).tolist()
    images = np.concatenate([p[:, 0].numpy() for p in pictures])
    return {"images": images, "captions": captions, "marks": marks, "columns": len(labels)}


def densities(twins: Sequence[Twin]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """How the hidden layers' weights are spread: share per unit of weight, outliers counted at the ends."""
    lines = {}
    for twin in twins:
        layers = list(twin.network.weights)
        weights = np.concatenate([w.detach().numpy().ravel() for w in layers[:-1] or layers])
        counts, _ = np.histogram(np.clip(weights, BINS[0], BINS[-1]), BINS)
        lines[twin.label] = counts / max(counts.sum(), 1) / (BINS[1] - BINS[0])  # none is a number once it diverged
    return (BINS[:-1] + BINS[1:]) / 2, lines


class Board:
    """The newest measurements of every twin: label to measure to values (members,)."""

    def __init__(self, scene: Scene, twins: Sequence[Twin], epsilon: float) -> None:
        self.scene, self.twins, self.epsilon = scene, twins, epsilon
        self.found: dict[str, dict[str, np.ndarray]] = {twin.label: {} for twin in twins}

    @property
    def alive(self) -> list[Twin]:
        """Twins whose loss is still a number."""
        return [twin for twin in self.twins if not twin.diverged]

    def measuring(self, tick: Tick, twin: Twin, final: bool = False) -> Iterator[Tick]:
        """Accuracy under every kind of attack, margin and curvature; ``final`` attacks the mean prediction too. Yields ``tick``
        after each step."""
        scene, members, found = self.scene, twin.network.members, dict(self.found[twin.label])
        for kind in scene.kinds:
            found[kind] = yield from scoring(tick, scene, twin.network, members, self.epsilon, kind)
            yield tick
        found["curvature"], found["margin"] = smoothness(scene, twin.network, members)
        yield tick
        found["mean: clean"] = yield from scoring(tick, scene, twin.average, members)
        if final:
            strongest = scene.kinds[-1]
            found[f"mean: {strongest}"] = yield from scoring(
                tick, scene, twin.average, members, self.epsilon, strongest
            )
        self.found[twin.label] = found

    def lines(self, measure: str) -> dict[str, float]:
        """The mean over members by twin; nothing where it was not measured or is not finite."""
        means = {label: float(found[measure].mean()) for label, found in self.found.items() if measure in found}
        return {label: mean for label, mean in means.items() if np.isfinite(mean)}

    def bars(self) -> dict[str, list[float]]:
        """Groups of ``Bars`` over the scene's kinds of attack: each twin's accuracy."""
        kinds = self.scene.kinds
        return {label: [float(found[kind].mean()) for kind in kinds] for label, found in self.found.items() if found}

    def table(self) -> tuple[list[str], list[list[Cell]]]:
        """Columns and rows of the scores; with several members ± is their standard deviation."""
        kinds = self.scene.kinds
        columns = [
            *kinds,
            "mean: clean",
            f"mean: {kinds[-1]}",
            "margin",
            *(["curvature"] if self.scene.on_plane else []),
        ]
        rows: list[list[Cell]] = []
        for twin in self.twins:
            found, kinetic, violation = self.found[twin.label], twin.kinetic_temperature, twin.violation
            rows.append([
                twin.label,
                *(_cell(found.get(column)) for column in columns),
                None if kinetic is None else f"{kinetic:.1e}",
                None if violation is None else f"{violation:.0e}",
            ])  # fmt: skip
        return ["Scheme", *columns, "kinetic T", "constraint off by"], rows

    def remarks(self) -> str:
        """What the figures say at this moment, in words."""
        parts = [self.scene.note]
        if not self.scene.on_plane:
            rows = ", ".join(twin.label for twin in self.alive)
            parts.append(f"*Digits under PGD*, line by line: as they are, then what fools {rows}, and their answers.")
        parts += [f"**{twin.label}** diverged: lower its rate or temperature." for twin in self.twins if twin.diverged]
        strongest = self.scene.kinds[-1]
        shares = self.lines(strongest)
        baselines = [twin.label for twin in self.twins if twin.scheme in ("SGD", "Adam") and twin.label in shares]
        others = [label for label in shares if label not in baselines]
        if others and baselines:
            best, other = (max(labels, key=shares.__getitem__) for labels in (baselines, others))
            parts.append(
                f"Right under the strongest attack (*{strongest}*, epsilon {self.epsilon:g}): **{other}** "
                f"{100 * shares[other]:.1f} %, the best of the Langevin schemes; **{best}** {100 * shares[best]:.1f} %, the better of "
                "the others."
            )
            parts.append(self._compared(self.found[other][strongest] - self.found[best][strongest]))
        if rough := [label for label, share in shares.items() if self.lines("PGD")[label] - share > 0.05]:
            parts.append(
                f"**{', '.join(rough)}**: PGD misses what looking at every place finds. Its surface is rough, which hides "
                "gradients and looks like robustness."
            )
        return "\n\n".join(parts)

    @staticmethod
    def _compared(change: np.ndarray) -> str:
        """Whether a difference (members,) is more than luck."""
        if len(change) < 3:
            return "One seed proves nothing: the preset *Five seeds* repeats it."
        from scipy import stats

        half = stats.t.ppf(0.975, len(change) - 1) * change.std(ddof=1) / np.sqrt(len(change))
        sure = (
            "more than these seeds' luck" if abs(change.mean()) > half else "no difference that these seeds could show"
        )
        return (
            f"Paired over {len(change)} seeds: {100 * change.mean():+.1f} ± {100 * half:.1f} points (95 %): {sure}. Picking the "
            "best of several schemes favours it; the lesson's study does not pick."
        )


def _cell(values: np.ndarray | None) -> str | float | None:
    if values is None or not np.isfinite(values).all():
        return None
    if len(values) == 1:
        return round(float(values[0]), 3)
    return f"{values.mean():.3f} ± {values.std(ddof=1):.3f}"


def robustness(tick: Tick, scene: Scene, twin: Twin, epsilon: float) -> Generator[Tick, None, list[float]]:
    """Accuracy under PGD at each of ``BUDGETS`` times epsilon; yields ``tick`` after each step."""
    found: list[float] = []
    for share in BUDGETS:
        budget = min(1.0, share * epsilon)
        found.append(float((yield from scoring(tick, scene, twin.network, twin.network.members, budget, "PGD")).mean()))
    return found

"""What the Langevin page draws of its twins: boundaries and maps of the plane, attacked digits, weights, scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.techniques.robustness._langevin_scene import EXTENT, Scene, attacked, plane_values, scores, smoothness

if TYPE_CHECKING:
    from core.optimizers.twins import Twin
    from core.streams import Cell

#: Pixels a side of the boundaries, and of the small maps.
SIDE, MAP_SIDE = 64, 48
#: The largest epsilon of the curve, in epsilons, and its points.
BUDGETS = (0.0, 0.5, 1.0, 1.5, 2.0)
KINDS = ("clean", "noise", "FGSM", "PGD")
#: Digits in the gallery of attacked pictures.
SHOWN = 8
BINS = np.linspace(-1.5, 1.5, 61)


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Probability of the second class from the difference of logits."""
    return 0.5 * (1 + np.tanh(values / 2))


def boundaries(values: dict[str, np.ndarray]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """x and the lines y of a ``Curve``: every twin's boundary in a stretch of its own, NaN elsewhere."""
    from core.decision_boundary import boundary

    lines = {label: boundary(field, EXTENT).line() for label, field in values.items()}
    x = np.concatenate([line[0] for line in lines.values()])
    found, start = {}, 0
    for label, (_, y) in lines.items():
        found[label] = np.full(len(x), np.nan)
        found[label][start : start + len(y)] = y
        start += len(y)
    return x, found


def values_of(twin: Twin, average: bool = False, side: int = SIDE) -> np.ndarray:
    """The first member's difference of logits over the plane (side, side)."""
    return plane_values(twin.average if average else twin.network, twin.network.members, side)[0]


def fields_of(twin: Twin) -> tuple[Twin, np.ndarray, np.ndarray]:
    """The twin, and what ``maps`` draws of it."""
    return twin, *(values_of(twin, average, MAP_SIDE) for average in (False, True))


def maps(rows: Sequence[tuple[Twin, np.ndarray, np.ndarray]]) -> dict[str, Any]:
    """Arguments of a ``Gallery``: each twin's probabilities now, and below them those of its mean over samples."""
    newest, means = ([2 * sigmoid(row[i])[::-1] - 1 for row in rows] for i in (1, 2))
    captions = [twin.label for twin, *_ in rows] + [f"mean of {max(1, len(twin.samples))}" for twin, *_ in rows]
    return {"images": np.stack([*newest, *means]), "captions": captions}


def attacked_digits(scene: Scene, twins: Sequence[Twin], epsilon: float) -> dict[str, Any]:
    """Arguments of a ``Gallery``: some test pictures, then each twin's under PGD with its answers; mistakes are marked."""
    from core.attacks.gradients import predict

    originals, labels = scene.test[0, :SHOWN], scene.test_labels[0, :SHOWN]
    pictures = [originals]
    captions, marks = [f"{label}" for label in labels.tolist()], [False] * len(labels)
    for twin in twins:
        members = twin.network.members
        changed = attacked(scene, twin.network, members, epsilon, "PGD", most=len(labels))
        answers = predict(twin.network, changed).argmax(1)[: len(labels)]
        pictures.append(changed[: len(labels)])
        captions += [f"{twin.label}: {answer}" for answer in answers.tolist()]
        marks += (answers != labels).tolist()
    return {"images": np.concatenate([p[:, 0].numpy() for p in pictures]), "captions": captions, "marks": marks}


def densities(twins: Sequence[Twin]) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """How the hidden layers' weights are spread: share per unit of weight, outliers counted at the ends."""
    lines = {}
    for twin in twins:
        weights = np.concatenate([w.detach().numpy().ravel() for w in list(twin.network.weights)[:-1]])
        counts, _ = np.histogram(np.clip(weights, BINS[0], BINS[-1]), BINS)
        lines[twin.label] = counts / counts.sum() / (BINS[1] - BINS[0])
    return (BINS[:-1] + BINS[1:]) / 2, lines


class Board:
    """The newest measurements of every twin: label to measure to values (members,)."""

    def __init__(self, twins: Sequence[Twin], epsilon: float) -> None:
        self.twins, self.epsilon = twins, epsilon
        self.found: dict[str, dict[str, np.ndarray]] = {twin.label: {} for twin in twins}

    @property
    def alive(self) -> list[Twin]:
        """Twins whose loss is still a number."""
        return [twin for twin in self.twins if not twin.diverged]

    def measure(self, scene: Scene, twin: Twin, final: bool = False) -> None:
        """Accuracy under every kind of attack, margin and curvature; ``final`` attacks the mean prediction too."""
        members, found = twin.network.members, self.found[twin.label]
        for kind in KINDS:
            found[kind] = scores(scene, twin.network, members, self.epsilon, kind)
        found["curvature"], found["margin"] = smoothness(scene, twin.network, members)
        found["mean: clean"] = scores(scene, twin.average, members)
        if final:
            found["mean: PGD"] = scores(scene, twin.average, members, self.epsilon, "PGD")

    def lines(self, measure: str) -> dict[str, float]:
        """The mean over members by twin; nothing where it was not measured or is not finite."""
        means = {label: float(found[measure].mean()) for label, found in self.found.items() if measure in found}
        return {label: mean for label, mean in means.items() if np.isfinite(mean)}

    def bars(self) -> dict[str, list[float]]:
        """Groups of ``Bars`` over ``KINDS``: each twin's accuracy."""
        return {label: [float(found[kind].mean()) for kind in KINDS] for label, found in self.found.items() if found}

    def table(self, scene: Scene) -> tuple[list[str], list[list[Cell]]]:
        """Columns and rows of the scores; with several members ± is their standard deviation."""
        plane = ["margin", *(["curvature"] if scene.on_plane else [])]
        columns = [*KINDS, "mean: clean", "mean: PGD", *plane]
        rows: list[list[Cell]] = []
        for twin in self.twins:
            found = self.found[twin.label]
            kinetic, violation = twin.kinetic_temperature, twin.violation
            rows.append([
                twin.label,
                *(_cell(found.get(column)) for column in columns),
                None if kinetic is None else f"{kinetic:.1e}",
                None if violation is None else f"{violation:.0e}",
            ])  # fmt: skip
        return ["Scheme", *columns, "kinetic T", "constraint off by"], rows

    def remarks(self, scene: Scene) -> str:
        """What the figures say at this moment, in words."""
        parts = [scene.note]
        parts += [f"**{twin.label}** diverged: lower its rate or temperature." for twin in self.twins if twin.diverged]
        pgd, baselines = self.lines("PGD"), [t.label for t in self.twins if t.scheme in ("SGD", "Adam")]
        others = [label for label in pgd if label not in baselines]
        if others and baselines and all(label in pgd for label in baselines):
            best, other = (max(labels, key=pgd.__getitem__) for labels in (baselines, others))
            change = self.found[other]["PGD"] - self.found[best]["PGD"]
            parts.append(
                f"Under PGD with epsilon {self.epsilon:g}, **{other}** is the best Langevin scheme with {100 * pgd[other]:.1f} %, "
                f"**{best}** the better of the others with {100 * pgd[best]:.1f} %."
            )
            if len(change) > 2:
                from scipy import stats

                half = stats.t.ppf(0.975, len(change) - 1) * change.std(ddof=1) / np.sqrt(len(change))
                sure = "beyond chance" if abs(change.mean()) > half else "no difference that these seeds could show"
                parts.append(
                    f"Paired over {len(change)} seeds: {100 * change.mean():+.1f} ± {100 * half:.1f} points (95 %): {sure}. "
                    "Picking the best of several schemes favours it; the lesson's study does not pick."
                )
            else:
                parts.append("One seed proves nothing: the preset *Five seeds* repeats it.")
        return "\n\n".join(parts)


def _cell(values: np.ndarray | None) -> str | float | None:
    if values is None or not np.isfinite(values).all():
        return None
    if len(values) == 1:
        return round(float(values[0]), 3)
    return f"{values.mean():.3f} ± {values.std(ddof=1):.3f}"


def robustness(scene: Scene, twin: Twin, epsilon: float) -> Iterator[list[float]]:
    """Accuracy under PGD at each of ``BUDGETS`` times epsilon, growing: one more at a time."""
    found: list[float] = []
    for share in BUDGETS:
        found.append(float(scores(scene, twin.network, twin.network.members, min(1.0, share * epsilon), "PGD").mean()))
        yield found

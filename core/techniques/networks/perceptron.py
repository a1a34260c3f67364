"""Rosenblatt's perceptron on two measurements of cats and dogs, with logistic regression and hinge loss beside it."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

import numpy as np

from core.knobs import Doc, Group, Interval, LearningRate, Live, Log, PointList, Seed, Steps, StopWhen, When
from core.networks.linear import RULES, Cycle, Examples, Rule, equation_of, respond, segment
from core.panels import Plot, Stack
from core.probes import Slider, probe
from core.streams import Curve, Event, Field, Note, Points, Product, Series, Table
from core.technique import Run, Technique

Array = np.ndarray
Weights = dict[Rule, Array]
NAMES = {"rosenblatt": "Rosenblatt's rule", "logistic": "Logistic regression", "hinge": "Hinge loss"}
ANIMALS = ("cat", "dog")
#: Cells a side of the coloured plane; rows of the table of outputs at most.
CELLS, ROWS = 61, 100
#: Dogs are larger and floppier than cats: unit vectors from cats to dogs, and across.
TOWARDS_DOGS_AND_ACROSS = np.array([[0.8, 0.6], [-0.6, 0.8]])
#: Corners of the XOR data, cats and dogs in turn.
XOR = np.array([[0.5, 0.5], [0.5, 2.5], [2.5, 2.5], [2.5, 0.5]])
#: The average animal.
AVERAGE = 1.5


@dataclass(frozen=True)
class Perceptron(Technique):
    """Tell cats from dogs by size and floppiness with one line that moves at every mistake."""

    data: Annotated[
        Literal["separable", "overlapping", "xor"], Doc("How the animals are drawn, unless you place your own")
    ] = "separable"
    animals: Annotated[int, Interval(ge=2, le=400), Doc("Number of animals, half of them dogs")] = 40
    spread: Annotated[float, Interval(ge=0, le=2), Doc("How far animals of one kind scatter")] = 0.5
    gap: Annotated[
        float, Interval(ge=0.01, le=2), When("data", "separable"), Doc("Width of the empty strip between the kinds")
    ] = 0.3
    points: Annotated[
        PointList, Live(), Doc("Your own animals as size:floppiness:kind, 0 a cat, 1 a dog; empty: drawn from the seed")
    ] = ()
    seed: Seed = 0
    rule: Annotated[
        Rule, Live(), Group("Learning"), Doc("Whose output colours the plane and fills equation and table")
    ] = "rosenblatt"
    beside: Annotated[bool, Live(), Doc("Run the other two rules beside it")] = True
    learning_rate: LearningRate = 0.3
    l2: Annotated[
        float,
        Interval(ge=0, le=1),
        Log(),
        Live(),
        Doc("Adds half of this times w1² + w2² to the losses of logistic regression and hinge"),
    ] = 0.01
    updates: Annotated[
        Steps, Doc("Most updates of a run; it ends sooner when no rule has anything left to correct")
    ] = 300
    stop_when: StopWhen = ""

    title = "Perceptron"
    order = 10
    presets: ClassVar[dict[str, dict[str, Any]]] = {
        "Separable": {"data": "separable", "gap": 0.3, "points": ()},
        "A narrow gap": {"data": "separable", "gap": 0.03, "points": (), "updates": 1000},
        "Overlapping": {"data": "overlapping", "points": ()},
        "XOR": {"data": "xor", "points": ()},
        "XOR, four animals": {"data": "xor", "animals": 4, "spread": 0.0, "learning_rate": 1.0, "points": ()},
    }

    output = Field("Output over the plane", x="size", y="floppiness", colormap="diverging", center=0.5)
    samples = Points("Animals", x="size", y="floppiness", edits="points")
    lines = Curve("Lines")
    culprit = Points("Corrected now", marker="star")
    stranger = Points("Stranger", marker="d")
    mistakes = Series("Mistakes", x="step", y="misclassified animals")
    loss = Series("Loss", x="step", y="mean loss")
    equation = Note("The line")
    response = Curve("Output", x="a = w₁x₁ + w₂x₂ − C", y="output")
    middle = Points("On the line: 1/2", marker="s")
    answers = Points("Animals", x="a = w₁x₁ + w₂x₂ − C", y="output")
    said = Table("Animals")
    verdict = Note("Stranger")
    weights = Product("Weights")
    latest = Product("Last correction, and whether they go round in circles")
    panels = (
        Plot(output, samples, lines, culprit, stranger, title="Cats and dogs"),
        Stack(mistakes, loss),
        equation,
        Stack(Plot(response, middle, answers, title="Output"), said, verdict),
    )

    def check(self) -> str | None:
        if len(self.points) > 2000:
            return f"points holds {len(self.points)} animals, but accepts at most 2000"
        for x, y, kind in self.points:
            if kind not in (0, 1) or not max(abs(x), abs(y)) <= 1000:
                return f"points holds {x:g}:{y:g}:{kind}, but accepts coordinates from -1000 to 1000 and kinds 0 and 1"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        step, weights = 0, {rule: np.zeros(3) for rule in RULES}
        turn, corrections, cycle = 0, 0, Cycle()
        if resume:
            step, weights, turn, corrections = (resume[key] for key in ("step", "weights", "turn", "corrections"))
            cycle = Cycle(*resume["cycle"])
        herd = herd_of(self)
        if not resume:
            yield from self._measured(0, weights, herd)
        yield self.progress(step, self.updates)
        yield from self._drawn(weights, herd, None, cycle)
        while step < self.updates:
            before, correction = weights, None
            weights = before | {
                rule: herd.descend(rule, before[rule], self.learning_rate, self.l2)
                for rule in self.rules
                if rule != "rosenblatt"
            }
            wrong = herd.next_mistake(before["rosenblatt"], turn) if "rosenblatt" in self.rules else None
            if wrong is not None:
                weights["rosenblatt"] = herd.correct(before["rosenblatt"], wrong, self.learning_rate)
                a, kind = float(herd.x[wrong] @ before["rosenblatt"]), int(herd.t[wrong] > 0)
                correction = Correction(*herd.x[wrong, :2].tolist(), kind, a, self.learning_rate)
                turn, corrections = (wrong + 1) % len(herd.t), corrections + 1
                cycle = cycle.visit((*weights["rosenblatt"].tolist(), turn))
            if all(np.array_equal(before[rule], weights[rule]) for rule in RULES):
                break
            step += 1
            edited = yield from self._measured(step, weights, herd)
            if edited not in (None, self):
                self, herd, correction, cycle = edited, herd_of(edited), None, Cycle()
            yield from self._drawn(weights, herd, correction, cycle)
            yield self.progress(step, self.updates)
            yield self.checkpoint(step, weights=weights, turn=turn, corrections=corrections, cycle=cycle)
        bound = most_corrections(self)
        return {"corrections": corrections} | ({"most corrections": bound} if np.isfinite(bound) else {})

    @probe("A stranger: cat or dog?")
    def meet(
        self, weights, size: Annotated[float, Slider(0, 3, 2)], floppiness: Annotated[float, Slider(0, 3, 2)]
    ) -> Iterator[Event]:
        """What each rule says of an animal that nobody labelled."""
        yield self.stranger([size], [floppiness])
        answers = [f"Size {size:.2f}, floppiness {floppiness:.2f}\n"]
        for rule in self.rules:
            a = float(weights[rule] @ (size, floppiness, -1))
            says = "exactly on its line" if a == 0 else f"a {ANIMALS[a > 0]}"
            answers.append(f"- **{NAMES[rule]}**: a = {a:.2f}, output {respond(rule, a):.3g}: {says}")
        yield self.verdict("\n".join(answers))

    def redraw(self, weights, latest) -> Iterator[Event]:
        """The same weights with the rule and the animals that were chosen while the run waits."""
        yield from self._drawn(weights, herd_of(self), *latest)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that learn in this run."""
        return RULES if self.beside else (self.rule,)

    def _measured(self, step: int, weights: Weights, herd: Examples) -> Run:
        yield self.mistakes(step, **{rule: herd.mistakes(weights[rule]) for rule in self.rules})
        return (yield self.loss(step, **{rule: herd.objective(rule, weights[rule], self.l2) for rule in self.rules}))

    def _drawn(self, weights: Weights, herd: Examples, correction: Correction | None, cycle: Cycle) -> Iterator[Event]:
        """Everything about the present weights that is not a curve over steps."""
        w = weights[self.rule]
        size, floppiness, kinds = herd.x[:, 0], herd.x[:, 1], (herd.t > 0).astype(int)
        low, high = min(0.0, herd.x[:, :2].min() - 0.2), max(3.0, herd.x[:, :2].max() + 0.2)
        axis = np.linspace(low, high, CELLS)
        yield self.weights({rule: weight.copy() for rule, weight in weights.items()})
        yield self.latest((correction, cycle))
        yield self.output(respond(self.rule, w[0] * axis + w[1] * axis[:, None] - w[2]), extent=(low, high, low, high))
        yield self.samples(size, floppiness, kinds, ANIMALS)
        segments = [segment(weights[rule], low, high) for rule in self.rules]
        own = np.kron(np.eye(len(segments)), [1, 1]) > 0  # each line has its own two of the abscissas
        x, y = np.concatenate(segments, axis=1)
        yield self.lines(x, **{rule: np.where(mine, y, np.nan) for rule, mine in zip(self.rules, own, strict=True)})
        star = [correction] if correction and self.rule == "rosenblatt" else []
        yield self.culprit([c.size for c in star], [c.floppiness for c in star])

        a = herd.x @ w
        reach = 1.1 * np.abs(a).max() or 1.0
        ramp = np.r_[np.linspace(-reach, 0, 51), np.linspace(0, reach, 51)]
        jump = np.r_[np.zeros(50), np.nan, np.nan, np.ones(50)]
        yield self.response(ramp, respond("logistic", ramp) if self.rule == "logistic" else jump)
        yield self.middle([0], [0.5])
        yield self.answers(a, respond(self.rule, a), kinds, ANIMALS)
        verdicts = np.where(a == 0, "on the line", np.where(herd.margins(w) > 0, "right", "wrong"))
        yield self.said(
            ["animal", "size", "floppiness", "a", "output", "verdict"],
            [
                [ANIMALS[kinds[i]], size[i], floppiness[i], a[i], respond(self.rule, a[i]).item(), str(verdicts[i])]
                for i in range(min(len(a), ROWS))
            ],
        )
        yield self.equation(self._explained(weights, herd, correction, cycle))

    def _explained(self, weights: Weights, herd: Examples, correction: Correction | None, cycle: Cycle) -> str:
        """Markdown: the line's equation, the correction just made, and whether the corrections will ever end."""
        w = weights[self.rule]
        parts = [f"$${equation_of(w, latex=True)}$$"]
        if not w.any():
            parts.append("All weights are 0: every animal is on the line, the output is 1/2 everywhere.")
        others = [f"{NAMES[rule]}: {equation_of(weights[rule])}" for rule in self.rules if rule != self.rule]
        if self.rule != "rosenblatt":
            mean = "ln(1 + e⁻ᵐ)" if self.rule == "logistic" else "max(0, 1 − m)"
            parts.append(
                f"One step down the gradient of the mean of {mean} over all animals plus {self.l2:g}/2 (w₁² + w₂²), "
                "with m = a for a dog and m = −a for a cat."
            )
            return "\n\n".join(parts + others)
        if correction:
            size, floppiness, kind, *_ = correction
            says = "1/2, undecided" if correction.a == 0 else "1, a dog" if correction.a > 0 else "0, a cat"
            parts.append(
                f"**Corrected:** the {ANIMALS[kind]} of size {size:.2f} and floppiness {floppiness:.2f} had "
                f"a = {correction.a:.2f} and output {says}. So {correction.learning_rate:g} times "
                f"({size:.2f}, {floppiness:.2f}, -1) was {'added to' if kind else 'subtracted from'} (w₁, w₂, C).".replace(
                    "-", "−"
                )
            )
        elif w.any() and not herd.mistakes(w):
            parts.append("**Nothing left to correct:** every animal is on its side, and the line rests.")
        if np.isfinite(bound := most_corrections(self)):
            parts.append(
                f"A line can separate these animals, so from weights 0 there are at most (R/γ)² = {int(bound)} corrections."
            )
        else:
            parts.append("**No line separates these animals:** there is always one to correct, and it never ends.")
        if cycle.period:
            parts.append(
                f"The weights are back where they were {cycle.period} corrections ago, and will be again and again."
            )
        return "\n\n".join(parts + others)


class Correction(NamedTuple):
    """An update of Rosenblatt's rule: the animal, what a was before, the learning rate."""

    size: float
    floppiness: float
    kind: int
    a: float
    learning_rate: float


@functools.lru_cache(maxsize=4)
def herd_of(technique: Perceptron) -> Examples:
    """The animals of these knobs: the ones placed by hand, else drawn from the seed."""
    if technique.points:
        placed = np.array(technique.points, dtype=np.float64)
        return Examples.of(placed[:, :2], placed[:, 2])
    rng = np.random.default_rng(technique.seed)
    corner = rng.permutation(np.arange(technique.animals) % 4)
    kinds = corner % 2
    noise = technique.spread * rng.standard_normal((technique.animals, 2))
    if technique.data == "xor":
        return Examples.of(XOR[corner] + noise / 2, kinds)
    t = 2 * kinds - 1
    along = t * (technique.gap / 2 + np.abs(noise[:, 0])) if technique.data == "separable" else 0.5 * t + noise[:, 0]
    return Examples.of(AVERAGE + np.column_stack([along, noise[:, 1]]) @ TOWARDS_DOGS_AND_ACROSS, kinds)


@functools.lru_cache(maxsize=4)
def most_corrections(technique: Perceptron) -> float:
    """Novikoff's bound for the animals of these knobs; infinite where no line separates them."""
    return herd_of(technique).most_corrections()

"""The newest figures of a depth study, in the shapes that the page's streams take."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from core.datasets import Images
from core.networks import mean_field
from core.networks.depth_study import Report, Round, Study
from core.streams import Cell


class Board:
    """Holds the newest figure of every network. Lines are means (of gradients: medians) over seeds still alive.

    ``predictions``, ``untrained`` and ``gradients`` are lists of (depth + 1,) arrays, ``loss`` and ``accuracy`` (networks,).
    """

    def __init__(self, study: Study, images: Images, state: Mapping[str, Any] | None = None) -> None:
        self.study, self._images = study, images
        self.models = study.models()
        self.layers = np.arange(1, max(study.depths) + 2)
        count = len(self.models)
        nothing = {"loss": np.full(count, np.nan), "accuracy": np.full(count, np.nan), "diverged": np.zeros(count, int)}
        state = state or {**nothing, "untrained": [], "gradients": []}
        self.loss, self.accuracy, self.diverged = state["loss"], state["accuracy"], state["diverged"]
        self.untrained, self.gradients = state["untrained"], state["gradients"]
        self._right, self._seen = np.zeros(count, int), 0
        self.predictions: list[np.ndarray] = []

    def predict(self) -> Iterator[dict[str, dict[str, np.ndarray]]]:
        """Fills ``predictions`` depth by depth and yields the lines so far, as ``by_layer`` does."""
        x, y, study = self._images.train, self._images.train_labels, self.study
        given = study.order(0, len(x))[: study.batch]
        batch = mean_field.Batch.of(x[given].reshape(len(given), -1) / 255, y[given])
        for depth in study.depths:
            for name in study.activations:
                predicted = mean_field.largest_gradients(name, study.shape(depth), study.initialization, batch)
                self.predictions += [predicted] * study.seeds
            yield self.by_layer(self.predictions)

    def state(self) -> dict[str, Any]:
        """Everything that a checkpoint needs besides the parameters."""
        return {name: getattr(self, name) for name in ("loss", "accuracy", "diverged", "untrained", "gradients")}

    def take(self, task: Round, report: Report) -> None:
        """Updates the figures with one round's results."""
        self.diverged = report.diverged
        if task.last > task.first:
            self.loss = report.loss
        if task.measure:
            self.gradients = report.gradients
            self.untrained = self.untrained or report.gradients
        self._right = self._right + report.correct
        self._seen += len(self._images.test_labels[task.test])
        if task.tested:
            self.accuracy = np.where(self.diverged, np.nan, self._right / self._seen)
            self._right, self._seen = np.zeros_like(self._right), 0

    @property
    def alive(self) -> bool:
        """Whether any network's loss is still finite."""
        return not self.diverged.all()

    def best(self) -> dict[str, float]:
        """Metrics of the run: the accuracy of the best kind of network."""
        return {
            "best test accuracy": max(
                (m for *_, g in self._kinds() if (m := _mean(self.accuracy[g])) is not None), default=0.0
            )
        }

    def _kinds(self) -> Iterator[tuple[int, str, slice]]:
        """Depth, activation and place of each group of networks that differ in their seed alone."""
        kinds, seeds = itertools.product(self.study.depths, self.study.activations), self.study.seeds
        return ((depth, name, slice(i * seeds, (i + 1) * seeds)) for i, (depth, name) in enumerate(kinds))

    def _facets(self, value: Callable[[slice], Any]) -> dict[str, dict[str, Any]]:
        facets: dict[str, dict[str, Any]] = {}
        for depth, name, group in self._kinds():
            if (line := value(group)) is not None:
                facets.setdefault(f"depth {depth}", {})[name] = line
        return facets

    def lines(self, values: np.ndarray) -> dict[str, dict[str, float]]:
        """Means of ``loss`` or ``accuracy``: a facet for each depth, a line for each activation; nothing where none is finite."""
        return self._facets(lambda group: _mean(values[group]))

    def by_layer(self, gradients: Sequence[np.ndarray]) -> dict[str, dict[str, np.ndarray]]:
        """Medians of one of the lists, over ``layers``: lines of shallower networks end in NaN."""

        def line(group: slice) -> np.ndarray | None:
            if not gradients[group]:
                return None
            median = _median(gradients[group])
            return np.pad(median, (0, len(self.layers) - len(median)), constant_values=np.nan)

        return self._facets(line)

    def table(self) -> tuple[list[str], list[list[Cell]]]:
        """Columns and rows of the table of test scores; "First / last" is the ratio of these layers' gradients."""
        several = self.study.seeds > 1
        columns = ["Depth", "Activation", "State", "Accuracy", *["Std. of seeds"] * several, "Loss", "First / last"]
        rows = []
        for depth, name, group in self._kinds():
            accuracy = self.accuracy[group]
            spread = [_rounded(np.nanstd(accuracy))] * several if np.isfinite(accuracy).any() else [None] * several
            first, *_, last = _median(self.gradients[group])
            ratio = float(f"{first / last:.2g}") if last > 0 else None
            figures = [_rounded(_mean(accuracy)), *spread, _rounded(_mean(self.loss[group])), ratio]
            rows.append([depth, name, self._condition(group), *figures])
        return columns, rows

    def _condition(self, group: slice) -> str:
        steps = self.diverged[group][self.diverged[group] > 0]
        if len(steps):
            which = f"{len(steps)} of {self.study.seeds} diverged, first" if self.study.seeds > 1 else "diverged"
            return f"{which} at step {steps.min()}"
        loss = _mean(self.loss[group])
        return "untrained" if loss is None else "learns" if loss < self._guessing - 0.05 else "guesses"

    @property
    def _guessing(self) -> float:
        """Cross-entropy of giving every class the same probability."""
        return float(np.log(self.study.classes))

    def spread(self) -> tuple[list[float], list[float], list[int], tuple[str, ...]]:
        """Depth, accuracy, activation's number of each network alive; and the activations' names."""
        names = self.study.activations
        alive = [(m, a) for m, a in zip(self.models, self.accuracy, strict=True) if np.isfinite(a)]
        return [m.depth for m, _ in alive], [a for _, a in alive], [names.index(m.activation) for m, _ in alive], names

    def networks(self, parameters: Sequence[np.ndarray]) -> dict[str, dict[str, Any]]:
        """The product: name to activation and weights, (outputs, inputs + 1) a layer, the biases in the last column."""
        found = {}
        for model, flat in zip(self.models, parameters, strict=True):
            name = f"{model.depth} {model.activation}" + (f" #{model.seed}" if self.study.seeds > 1 else "")
            first, hidden, last = (part[0] for part in self.study.shape(model.depth).split(flat[None]))
            found[name] = {"activation": model.activation, "weights": [first, *hidden, last]}
        return found

    def remarks(self) -> str:
        """What the figures say, as Markdown: how good the prediction was, what learns, and why the rest does not."""
        measured, predicted = np.concatenate(self.untrained), np.concatenate(self.predictions)
        both = np.isfinite(measured) & (measured > 0) & (predicted > 0)
        parts = [self._images.note] if self._images.note else []
        if both.any():
            factor = 10 ** np.median(np.abs(np.log10(measured[both] / predicted[both])))
            decades = np.log10(measured[both].max() / measured[both].min())
            parts.append(
                f"**Untrained:** measured and predicted gradients differ by a factor of {factor:.1f} in the median layer; "
                f"they span {decades:.0f} powers of ten."
            )
        parts += [sentence for kind in self._kinds() if (sentence := self._remark(*kind))]
        return "\n\n".join(parts)

    def _remark(self, depth: int, name: str, group: slice) -> str:
        model, condition = f"**{depth} {name}**", self._condition(group)
        loss, accuracy = _mean(self.loss[group]), _mean(self.accuracy[group])
        if "diverged" in condition:
            return f"{model} {condition}: its loss left the range of numbers. Lower the learning rate."
        if condition == "untrained":
            return ""
        if condition == "learns":
            return f"{model} learns: {100 * accuracy:.1f} % of the test images right."
        *start, last = _median(self.untrained[group])
        if not _median(self.gradients[group])[:-1].any():
            why = "no gradient passes: the units of some layer are all off, or flat everywhere"
        elif start[0] < 1e-2 * start[-1]:
            why = f"the gradient vanished on its way back: untrained, layer 1 got {_power(start[0] / last)} of what the last one got"
        elif max(start) < 1e-3:
            why = f"the signal faded on its way forward: untrained, no hidden layer's gradient exceeded {_power(max(start))}"
        else:
            why = "yet it began with sound gradients: give it more epochs"
        return f"{model} still guesses (loss {loss:.3f}, guessing costs {self._guessing:.3f}): {why}."


def _mean(values: np.ndarray) -> float | None:
    finite = values[np.isfinite(values)]
    return float(finite.mean()) if len(finite) else None


def _median(gradients: Sequence[np.ndarray]) -> np.ndarray:
    """Layer by layer over the networks with finite gradients; NaN when there is none."""
    finite = [g for g in gradients if np.isfinite(g).all()]
    return np.median(finite, axis=0) if finite else np.full_like(gradients[0], np.nan)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _power(value: float) -> str:
    """Like 7×10⁻⁸, without the equations of a note, which cost the window time."""
    digits, _, exponent = f"{value:.0e}".partition("e")
    return f"{digits}×10" + str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))

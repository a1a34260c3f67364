"""What every page shares that trains a dense network on examples: knobs, and when it measures, draws and saves. No torch."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, Literal, Protocol

from core.events import Event
from core.knobs import Doc, File, Interval, Live, Log
from core.run_streams import Checkpoint, Progress
from core.technique import Run, too_much_memory

if TYPE_CHECKING:
    from core.training import Training

OptimizerName = Literal["adam", "sgd", "momentum", "l-bfgs"]

Optimizer = Annotated[
    OptimizerName,
    Doc(
        "How a gradient becomes a step; L-BFGS looks at all examples at once and searches along a line (learning rate 1)"
    ),
]
L1 = Annotated[
    float,
    Interval(ge=0, le=1),
    Log(),
    Live(),
    Doc("Adds this times the sum of |w| over all weights to the loss: pushes unneeded weights to zero"),
]
L2 = Annotated[
    float,
    Interval(ge=0, le=1),
    Log(),
    Live(),
    Doc(
        "Adds half of this times the sum of w^2 over all weights to the loss: keeps weights small and the function smooth"
    ),
]
Dropout = Annotated[
    float,
    Interval(ge=0, le=0.9),
    Live(),
    Doc("Probability that a hidden output is set to zero in a training step; never when measuring or drawing"),
]
DrawEvery = Annotated[
    int,
    Interval(ge=0, le=10_000),
    Log(),
    Live(),
    Doc("Steps between two pictures; 1 shows every single step, 0 as often as costs little speed"),
]
CsvPath = Annotated[
    str,
    File("Tables (*.csv *.tsv *.txt)"),
    Doc("Your table, one example a line; non-numeric, empty and constant columns are named and left out"),
]
TargetColumn = Annotated[str, Doc("Name of the column to predict; empty means the last one")]

#: Nominal speed of one core on small matrices, in operations per microsecond, and of an activation function, in
#: microseconds per value. They only shape schedules and need not fit the machine.
_OPERATIONS, _ACTIVATION = 5e4, 0.004
#: Shares of training time that measuring, drawing and saving may take, nominally.
_MEASURING, _DRAWING, _SAVING = 0.01, 0.03, 0.005
#: Nominal microseconds between two pictures, at least; and those that one picture may take before it becomes coarser.
_FRAME, _LONGEST_PICTURE = 1e5, 1.2e4
#: Above this, in nominal microseconds, copying a network after each of the first steps would be felt.
_LONGEST_EARLY_SAVE = 5e3
_SIDES = (64, 48, 32, 24)
#: Points of each kind that a page draws.
MOST_POINTS = 2000


class SupervisedPage(Protocol):
    """What a technique that trains a dense network on examples has, for the functions below."""

    optimizer: OptimizerName
    batch_size: int
    learning_rate: float
    epochs: int
    l1: float
    l2: float
    dropout: float
    draw_every: int
    progress: Progress
    checkpoint: Checkpoint

    def measured(self, scene: Any, step: int) -> Iterator[Event]:
        """Losses and scores after a step."""

    def pictures(self, scene: Any) -> Iterator[Event]:
        """Everything else that moves."""


def shown(rows: slice) -> slice:
    """Those of the rows that a page draws: the first ``MOST_POINTS``."""
    return slice(rows.start, min(rows.stop, rows.start + MOST_POINTS))


def weights_in(sizes: Sequence[int]) -> int:
    """Weights and biases of a dense network with these layer sizes, input and output included."""
    return sum((a + 1) * b for a, b in pairwise(sizes))


@dataclass(frozen=True)
class Pace:
    """When a page measures, draws and saves, in steps, and how many pixels wide its pictures are.

    Derived from the sizes of the network and the data, never from the clock: the same knobs make the same events. The
    first steps are shown one by one, then less and less often until the interval (a power of two) is reached.
    """

    measure: int
    draw: int
    save: int
    side: int
    saves_early: bool = True

    @classmethod
    def of(cls, sizes: Sequence[int], batch: int, rows: int) -> Pace:
        """For a network with these layer sizes, trained on batches of ``batch`` of ``rows`` examples."""
        weights, units, layers = weights_in(sizes), sum(sizes[1:]), len(sizes) - 1

        def forward(examples: int) -> float:
            return examples * (2 * weights / _OPERATIONS + units * _ACTIVATION)

        step = 45 + 35 * layers + 3 * forward(batch)
        measure = 100 + 20 * layers + forward(rows)
        side = next((s for s in _SIDES if forward(s * s) < _LONGEST_PICTURE), _SIDES[-1])
        picture = 400 + 20 * layers + forward(side * side)
        save = 300 + 80 * layers + weights / 60
        return cls(
            measure=_power_of_two(measure / (_MEASURING * step)),
            draw=_power_of_two(max(_FRAME, picture / _DRAWING) / step),
            save=_power_of_two(save / (_SAVING * step)),
            side=side,
            saves_early=save < _LONGEST_EARLY_SAVE,
        )

    def measures(self, step: int) -> bool:
        """Whether the losses are computed after this step."""
        return _due(step, self.measure)

    def draws(self, step: int, draw_every: int = 0) -> bool:
        """Whether the pictures are drawn after this step."""
        return step % draw_every == 0 if draw_every else _due(step, self.draw)

    def saves(self, step: int) -> bool:
        """Whether a checkpoint is taken after this step."""
        return step > 0 and (_due(step, self.save) if self.saves_early else step % self.save == 0)


def _power_of_two(steps: float) -> int:
    """The nearest one: only such intervals follow on the widening ones before them without a gap."""
    return 1 << max(0, round(math.log2(steps)))


def _due(step: int, interval: int) -> bool:
    """Every step up to 8, every 2nd up to 16, every 4th up to 32, ... and never more rarely than ``interval``."""
    return step % max(1, min(interval, 1 << max(0, step.bit_length() - 3))) == 0


def watch(page: SupervisedPage, scene: Any, training: Training, pace: Pace) -> Run:
    """Trains to the end of ``page.epochs`` and yields what is due after each step; takes over edited knobs on the way."""
    if training.step == 0:
        yield from page.measured(scene, 0)
    yield from page.pictures(scene)
    last = page.epochs * training.steps_per_epoch
    for step, epoch in training.steps(page.epochs):
        edited = yield page.progress(step, last)
        if edited is not None and edited is not page:
            page = edited
            training.learning_rate, training.l1, training.l2 = page.learning_rate, page.l1, page.l2
            training.network.dropout = page.dropout
        if epoch.is_integer():
            yield page.progress(epoch, page.epochs, "epochs")
        if pace.measures(step) or step == last:
            yield from page.measured(scene, step)
        if pace.draws(step, page.draw_every) or step == last:
            yield from page.pictures(scene)
        if pace.saves(step):
            yield page.checkpoint(step, **training.state())


def check_network(page: SupervisedPage, sizes: Sequence[int], rows: int) -> str | None:
    """A sentence when a page's knobs contradict each other or its network does not fit into memory, else None.

    ``sizes`` are the units of each layer, input and output included; ``rows`` is the number of examples.
    """
    whole = page.optimizer == "l-bfgs"
    if whole and page.dropout:
        return "L-BFGS compares losses along a line, which dropout makes random; set dropout to 0 or choose another optimizer"
    # Weights, gradient, the optimizer's vectors, and as much again for a checkpoint.
    vectors = 60 if whole else 8
    # The backward pass keeps each layer of a batch, pictures each layer of their pixels; measuring keeps two layers.
    layers = 3 * sum(sizes) * max(rows if whole else page.batch_size, MOST_POINTS)
    needed = 4 * (vectors * weights_in(sizes) + layers + 2 * max(sizes) * rows)
    hidden = [str(n) for n in sizes[1:-1]]
    units = ", ".join(hidden if len(hidden) <= 6 else [*hidden[:3], "...", hidden[-1]])
    return too_much_memory(needed, f"A network with hidden layers {units} on {rows} examples")

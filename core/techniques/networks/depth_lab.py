"""The vanishing-gradient laboratory: depth against activation on handwritten digits, all networks trained at once."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import numpy as np

from core import compute, datasets
from core.knobs import BatchSize, Choices, Doc, Epochs, Group, Interval, LearningRate, Seed, StopWhen
from core.networks.activations import ACTIVATIONS, ActivationName
from core.networks.deep_stack import Initialization
from core.panels import Plot, Stack
from core.probes import Array, Canvas, probe
from core.streams import Curve, Event, Field, Note, Points, Product, Series, Table
from core.technique import Run, Technique, too_much_memory

if TYPE_CHECKING:
    from core.networks.depth_study import Round, Study
    from core.techniques.networks._depth_lab_board import Board


@dataclass(frozen=True)
class DepthLab(Technique):
    """Train networks of 5, 20 and 40 layers side by side and see which gradients vanish, predicted before measured."""

    depths: Annotated[
        tuple[Annotated[int, Interval(ge=1, le=200)], ...], Doc("Numbers of hidden layers; each gets a subplot")
    ] = (5, 20, 40)
    activations: Annotated[tuple[ActivationName, ...], Doc("Hidden activations; each gets a line in every subplot")] = (
        "relu",
        "tanh",
        "logistic",
    )
    initialization: Annotated[
        Initialization,
        Doc(
            "Initial weights: uniform with variance 2/(fan-in + fan-out) (glorot, Keras's default), 2/fan-in (he) or "
            "1/fan-in (lecun)"
        ),
    ] = "glorot"
    width: Annotated[int, Interval(ge=2, le=512), Doc("Units of each hidden layer")] = 32
    dataset: Annotated[
        str,
        Choices(functools.partial(datasets.names, shape=(28, 28), classes=10)),
        Group("Training"),
        Doc("mnist, or another set like it; the built-in digits stand in where it is missing"),
    ] = "mnist"
    epochs: Epochs = 3
    batch_size: BatchSize = 32
    learning_rate: LearningRate = 0.01
    seeds: Annotated[int, Interval(ge=1, le=32), Doc("Networks of each kind, with initial weights of their own")] = 1
    seed: Seed = 1
    stop_when: StopWhen = ""

    title = "Depth lab"
    order = 50
    length = "epochs"
    all_cores = True
    devices = ("cpu", "cuda")
    presets: ClassVar[dict[str, dict[str, Any]]] = {
        "Homework: depth against activation": {},
        "Tanh against LeCun": {"activations": ("tanh", "lecun")},
        "He saves ReLU": {"activations": ("relu",), "initialization": "he", "seeds": 4},
        "Luck of the seed": {"depths": (20,), "activations": ("relu", "tanh"), "seeds": 8, "seed": 0},
        "Wide, as theory likes it": {"depths": (40,), "activations": ("relu", "tanh"), "width": 256, "epochs": 1},
        "Built-in digits": {"dataset": "digits", "epochs": 125},
    }

    predicted = Curve("Predicted", x="layer", y="largest gradient", style="dashed")
    untrained = Curve("Untrained", x="layer", y="largest gradient", style="dotted")
    gradient = Curve("Now", x="layer", y="largest gradient")
    loss = Series("Training loss", x="step", y="cross-entropy")
    accuracy = Series("Test accuracy", x="step", y="share right")
    scores = Table("Test scores")
    spread = Points("Every network", x="hidden layers", y="test accuracy")
    remarks = Note("What to see")
    answers = Field("What every network answers", x="digit")
    networks = Product("Networks")
    panels = (
        Plot(predicted, untrained, gradient, title="Largest gradient on one mini-batch, by layer", log_y=True),
        Stack(loss, accuracy),
        Stack(scores, spread),
        Stack(remarks, answers),
    )

    def check(self) -> str | None:
        if not self.depths or not self.activations:
            return f"{'activations' if self.depths else 'depths'} is empty, but needs at least one entry"
        study = self._study()
        what = f"training {len(study.models())} networks of up to {max(self.depths)} layers"
        return too_much_memory(study.bytes_needed(60_000, 10_000, compute.cores()), what)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        from core.networks.depth_study import schedule
        from core.networks.depth_trainer import Trainer
        from core.techniques.networks._depth_lab_board import Board

        yield self.progress(0, self.epochs, "epochs", f"Loading {self.dataset}")
        images = datasets.load_or_builtin(self.dataset)
        study, per_epoch = self._study(), max(1, len(images.train) // self.batch_size)
        board = Board(study, images, resume)
        predictions = board.predict()
        yield self.predicted(board.layers, **next(predictions))
        start = resume["step"] if resume else 0
        rounds = schedule(study, len(images.train), len(images.test), self.epochs, start, lambda: self.learning_rate)
        with Trainer(study, images, compute.current(), resume) as trainer:
            for lines in predictions:  # while the workers start
                yield self.predicted(board.layers, **lines)
            if resume:
                yield self.untrained(board.layers, **board.by_layer(board.untrained))
            for task, report in trainer.run(rounds):
                board.take(task, report)
                if task.last > task.first and board.alive:
                    self = (yield self.loss(task.last, **board.lines(board.loss))) or self
                yield from self._show(task, board)
                yield self.progress(task.last / per_epoch, self.epochs, "epochs")
                if task.keep:
                    kept = trainer.kept()
                    yield self.networks(board.networks(kept))
                    yield self.checkpoint(task.last, parameters=kept, **board.state())
                if not board.alive:
                    break
        return board.best()

    def _show(self, task: Round, board: Board) -> Iterator[Event]:
        """What a round has brought, besides the loss."""
        if task.tested and board.alive:
            yield self.accuracy(task.last, **board.lines(board.accuracy))
        if task.measure:
            if task.last == 0:
                yield self.untrained(board.layers, **board.by_layer(board.untrained))
            yield self.gradient(board.layers, **board.by_layer(board.gradients))
        if task.measure or task.tested:
            yield self.scores(*board.table())
        if task.tested:
            yield self.spread(*board.spread())
            yield self.remarks(board.remarks())

    @probe("Draw a digit")
    def draw(self, networks, picture: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """Every network's probabilities for the drawing, centred as MNIST's digits are."""
        from core.datasets.mnist import like_mnist

        probabilities = [_answer(network, like_mnist(picture)) for network in networks.values()]
        yield self.answers(probabilities, x_labels=range(10), y_labels=list(networks))

    def _study(self) -> Study:
        from core.networks.depth_study import Study

        return Study(
            depths=tuple(dict.fromkeys(self.depths)),
            activations=tuple(dict.fromkeys(self.activations)),
            seeds=self.seeds,
            seed=self.seed,
            initialization=self.initialization,
            width=self.width,
            batch=self.batch_size,
        )


def _answer(network: dict[str, Any], picture: np.ndarray) -> np.ndarray:
    """Class probabilities (10,) of one entry of the product ``networks``."""
    activation = ACTIVATIONS[network["activation"]]
    h = picture.reshape(-1)
    *hidden, last = network["weights"]
    for weights in hidden:
        h = activation.value(weights[:, :-1] @ h + weights[:, -1])
    logits = last[:, :-1] @ h + last[:, -1]
    exponentials = np.exp(logits - logits.max())
    return exponentials / exponentials.sum()

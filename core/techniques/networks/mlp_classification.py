"""Multi-layer perceptron, classification: a border between classes, and every hidden unit that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import numpy as np

from core import supervised
from core.datasets.examples import Examples, Scaling, View, grid
from core.datasets.plane import CLASS_NAMES
from core.knobs import BatchSize, Epochs, Group, HiddenLayers, LearningRate, Seed, StopWhen, TestFraction, When
from core.panels import Plot, Stack
from core.probes import Array, PlotPoint, probe
from core.streams import Bars, Diagram, Event, Field, Gallery, Note, Points, Product, Series
from core.technique import Run, Technique
from core.techniques.networks import _mlp_classification_knobs as knobs
from core.techniques.networks._classification_data import examples_of, inputs_of

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.mlp import MLP

#: Hidden units whose output maps are shown; with more, each layer shows its first ones.
MOST_MAPS = 256


class Scene(NamedTuple):
    """What the pictures of a run show: the examples, also as tensors, the network, and the plane's pixels as its inputs."""

    examples: Examples
    view: View
    network: MLP
    x: Tensor
    y: Tensor
    pixels: Tensor
    side: int
    extent: tuple[float, ...]


@dataclass(frozen=True)
class MLPClassification(Technique):
    """Train a network to tell classes apart and see what each of its hidden units has learned.

    Works from two classes in the plane to a table of your own. Often mistaken for a set of rules: it is a smooth function
    whose largest output names the class. Source: Goodfellow, Bengio and Courville, Deep Learning (2016), chapter 6.
    """

    data: Annotated[knobs.Data, Group("Data")] = "moons"
    points: knobs.OwnPoints = ()
    classes: knobs.Classes = 2
    samples: knobs.Samples = 400
    noise: knobs.Noise = 0.4
    features: knobs.Features = ("x1", "x2")
    csv_path: Annotated[supervised.CsvPath, When("data", "csv")] = ""
    target_column: Annotated[supervised.TargetColumn, When("data", "csv")] = ""
    test_fraction: TestFraction = 0.3
    seed: Seed = 0

    hidden_layers: Annotated[HiddenLayers, Group("Network")] = (8, 8)
    activation: knobs.Activation = "tanh"
    dropout: supervised.Dropout = 0.0

    optimizer: Annotated[supervised.Optimizer, Group("Training")] = "adam"
    learning_rate: LearningRate = 0.01
    batch_size: Annotated[BatchSize, When("optimizer", "adam", "sgd", "momentum")] = 32
    epochs: Epochs = 2000
    l1: supervised.L1 = 0.0
    l2: supervised.L2 = 0.0
    stop_when: StopWhen = ""

    show_test: Annotated[knobs.ShowTest, Group("Pictures")] = False
    discretize: knobs.Discretize = False
    draw_every: supervised.DrawEvery = 0

    title = "MLP classification"
    order = 20
    length = "epochs"
    devices = ("cpu", "cuda", "mps")

    network = Product("Network")
    surface = Field("Decision surface", x="x1", y="x2", colormap="classes")
    training_points = Points("Training", x="x1", y="x2", edits="points")
    test_points = Points("Test", x="x1", y="x2", marker="x")
    probability = Field("Probability", x="x1", y="x2")
    asked = Points("Clicked", marker="star")
    unit_maps = Gallery("Hidden units", colormap="diverging")
    diagram = Diagram("Network")
    loss = Series("Cross-entropy", y="nats")
    accuracy = Series("Accuracy", y="share right")
    confusion = Field("Confusion", x="predicted", y="true")
    activity = Bars("Layers", x="layer")
    probabilities = Bars("Clicked", x="class")
    about = Note("Data")
    panels = (
        Stack(Plot(surface, training_points, test_points, equal=True), Plot(probability, asked, equal=True)),
        Stack(unit_maps, diagram),
        Stack(Plot(loss, log_y=True), Plot(accuracy)),
        Stack(confusion, activity, probabilities, about),
    )
    presets = knobs.PRESETS

    def check(self) -> str | None:
        if not self.features:
            return "features is empty; the network must be shown something of a point, such as x1 and x2"
        return supervised.check_network(self, (len(self.features), *self.hidden_layers, self.classes), self.samples)

    @property
    def drawn(self) -> bool:
        """Whether the points are a person's own."""
        return self.data == "drawn" or (bool(self.points) and self.data in knobs.PLANE)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        from torch.nn.functional import cross_entropy

        from core import compute
        from core.networks.mlp import MLP
        from core.training import Training

        if self.data in ("iris", "csv"):
            yield self.progress(0, None, label=f"Reading {self.csv_path or self.data}")
        if self.drawn:
            # All of them, for an edit starts from what is shown; also too few to learn from: there is where to draw more.
            yield self.training_points(*np.reshape(self.points, (-1, 3)).T, CLASS_NAMES)
        examples, view = examples_of(self)
        inputs, train, classes = inputs_of(self, examples.inputs), examples.train, examples.classes
        if problem := supervised.check_network(self, (inputs.shape[1], *self.hidden_layers, len(classes)), len(inputs)):
            raise ValueError(problem)

        device = compute.torch_device()
        compute.seed_everything(self.seed)
        network = MLP(
            inputs.shape[1], self.hidden_layers, len(classes), self.activation, self.dropout,
            input_scaling=Scaling.of(inputs[train]),
        ).to(device)  # fmt: skip
        scene = self._scene(network, examples, view)
        training = Training(
            network, cross_entropy, scene.x[train], scene.y[train], optimizer=self.optimizer,
            learning_rate=self.learning_rate, l1=self.l1, l2=self.l2, batch_size=self.batch_size, seed=self.seed,
            resume=resume,
        )  # fmt: skip
        pace = supervised.Pace.of(network.sizes, training.batch_size, len(inputs))
        yield self.network(network)
        yield self.about(examples.about)
        # Sent once: repeated, it would undo on the screen what a person draws meanwhile.
        if not self.drawn:
            yield self._scatter(self.training_points, scene, supervised.shown(train))
        yield from supervised.watch(self, scene, training, pace)

    def redraw(self, network) -> Iterator[Event]:
        """Test points and certainty, shown or hidden while the run waits."""
        yield from self.pictures(self._scene(network, *examples_of(self)))

    def _scene(self, network: MLP, examples: Examples, view: View) -> Scene:
        import torch

        x, y = network.encode(inputs_of(self, examples.inputs)), torch.tensor(examples.targets)
        side = supervised.Pace.of(network.sizes, self.batch_size, len(x)).side
        places, extent = grid(view.project(examples.inputs), side, square=True)
        pixels = network.encode(inputs_of(self, view.lift(places)))
        return Scene(examples, view, network, x, y.to(x.device), pixels, side, extent)

    def measured(self, scene: Scene, step: int) -> Iterator[Event]:
        """Cross-entropy and accuracy on training and test data, dropout off."""
        import torch
        from torch.nn.functional import cross_entropy

        parts = scene.examples.train, scene.examples.test
        scene.network.eval()
        with torch.no_grad():
            logits = scene.network(scene.x)
            losses = cross_entropy(logits, scene.y, reduction="none")
            right = (logits.argmax(1) == scene.y).float()
            # One read from the device for all four numbers.
            means = torch.stack([values[rows].mean() for values in (losses, right) for rows in parts]).tolist()
        scene.network.train()
        yield self.loss(step, train=means[0], test=means[1])
        yield self.accuracy(step, train=means[2], test=means[3])

    def pictures(self, scene: Scene) -> Iterator[Event]:
        """Everything that is drawn: plane, hidden units, network, confusion matrix, activity. Dropout off."""
        import torch

        from core.networks.mlp import activation_statistics

        examples, network, side, extent = scene.examples, scene.network, scene.side, scene.extent
        count, train, test = len(examples.classes), supervised.shown(examples.train), examples.test
        network.eval()
        with torch.no_grad():
            *on_plane, logits = network.layer_outputs(scene.pixels)
            probability, winner = (values.reshape(side, side) for values in logits.softmax(1).max(1))
            *on_train, outputs = network.layer_outputs(scene.x[train])
            means = [values.mean(0) for values in (scene.x[train], *on_train, outputs.softmax(1))]
            guesses = network(scene.x[test]).argmax(1).cpu().numpy()
        network.train()
        # 0 where all classes are equally likely, 1 where the network is sure.
        confidence = None if self.discretize else (probability * count - 1) / (count - 1)
        confusion = np.bincount(examples.targets[test] * count + guesses, minlength=count**2).reshape(count, count)
        moduli, stuck = activation_statistics(on_train)

        yield self.surface(winner, extent, confidence=confidence)
        yield self.probability(probability, extent)
        yield self._scatter(self.test_points, scene, supervised.shown(test) if self.show_test else slice(0, 0))
        if on_plane:
            yield self._maps(on_plane, side)
        yield self.diagram(**network.drawing(examples.columns, examples.classes, means))
        yield self.confusion(confusion, x_labels=examples.classes, y_labels=examples.classes)
        yield self.activity(range(1, len(moduli) + 1), **{"mean |activation|": moduli, "share of stuck units": stuck})

    def _scatter(self, stream: Points, scene: Scene, rows: slice) -> Event:
        examples = scene.examples
        return stream(*scene.view.project(examples.inputs[rows]).T, examples.targets[rows], examples.classes)

    def _maps(self, layers: list[Tensor], side: int) -> Event:
        """One small picture of the plane for each hidden unit, named layer.unit."""
        import torch

        most = max(1, MOST_MAPS // len(layers))
        units = torch.cat([values[:, :most] for values in layers], dim=1)
        coarse = -(-side // (32 if units.shape[1] <= 64 else 20))
        # Fields have their lowest y in row 0, pictures their highest.
        maps = units.T.reshape(-1, side, side).flip(1)[:, ::coarse, ::coarse]
        names = [f"{i}.{unit + 1}" for i, layer in enumerate(layers, 1) for unit in range(min(most, layer.shape[1]))]
        return self.unit_maps(maps, names)

    @probe("What the network says of a point")
    def ask(self, network, at: Annotated[Array, PlotPoint("probability")]) -> Iterator[Event]:
        """The probability of each class at a point, and what every unit of the network puts out there."""
        import torch

        examples, view = examples_of(self)
        network.eval()
        with torch.no_grad():
            x = network.encode(inputs_of(self, view.lift(at[None])))
            *hidden, logits = network.layer_outputs(x)
            outputs = [values[0] for values in (x, *hidden, logits.softmax(1))]
        yield self.asked(at[:1], at[1:])
        yield self.probabilities(examples.classes, outputs[-1])
        yield self.diagram(**network.drawing(examples.columns, examples.classes, outputs))

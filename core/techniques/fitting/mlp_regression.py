"""Multi-layer perceptron, regression: a network of layers as an approximator of functions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from core import supervised
from core.datasets.examples import Scaling, grid
from core.datasets.plane import CURVES, HALF_WIDTH
from core.knobs import BatchSize, Epochs, Group, HiddenLayers, LearningRate, Seed, StopWhen, TestFraction, When
from core.panels import Plot, Stack
from core.probes import Array, PlotPoint, probe
from core.streams import Bars, Curve, Diagram, Event, Field, Note, Points, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.fitting import _mlp_regression_knobs as knobs
from core.techniques.fitting._mlp_regression_scene import Scene, given, square
from core.techniques.fitting._regression_data import examples_of, inputs_of, truth_of

#: Units whose part in the fit is drawn.
MOST_UNITS = 12
#: Places at which a fitted curve is drawn.
PLACES = 300


@dataclass(frozen=True)
class MLPRegression(Technique):
    """Fit curves, surfaces and tables with a network and see it bend unit by unit.

    A network with one hidden layer can come as near to any continuous function as you like, given enough units; whether
    training finds that function is another matter, and often mistaken for the same. Source: Cybenko (1989), Approximation
    by superpositions of a sigmoidal function; Goodfellow, Bengio and Courville, Deep Learning (2016), chapter 6.
    """

    data: Annotated[knobs.Data, Group("Data")] = "sine"
    formula: knobs.FormulaText = "sin(3x) * exp(-x^2 / 4)"
    points: knobs.OwnPoints = ()
    samples: knobs.Samples = 200
    noise: knobs.Noise = 0.1
    csv_path: Annotated[supervised.CsvPath, When("data", "csv")] = ""
    target_column: Annotated[supervised.TargetColumn, When("data", "csv")] = ""
    test_fraction: TestFraction = 0.3
    seed: Seed = 0

    hidden_layers: Annotated[HiddenLayers, Group("Network")] = (16, 16)
    activation: knobs.Activation = "tanh"
    dropout: supervised.Dropout = 0.0

    optimizer: Annotated[supervised.Optimizer, Group("Training")] = "adam"
    learning_rate: LearningRate = 0.01
    batch_size: Annotated[BatchSize, When("optimizer", "adam", "sgd", "momentum")] = 32
    epochs: Epochs = 3000
    l1: supervised.L1 = 0.0
    l2: supervised.L2 = 0.0
    stop_when: StopWhen = ""
    draw_every: Annotated[supervised.DrawEvery, Group("Pictures")] = 0

    title = "MLP regression"
    order = 20
    length = "epochs"
    devices = ("cpu", "cuda", "mps")

    network = Product("Network")
    surface = Field("Fit")
    training_points = Points("Training", x="x", y="y", size=5)
    test_points = Points("Test", marker="x", size=6)
    truth = Curve("Truth", style="dashed")
    fit = Curve("Fit")
    own_points = Points("Draw", x="x", y="y", edits="points")
    units = Curve("Units", x="x", y="y")
    predicted = Points("Training", x="true value", y="predicted value", size=5)
    predicted_test = Points("Test", marker="x", size=6)
    perfect = Curve("Perfect", style="dashed")
    asked = Points("Clicked", marker="star")
    true_surface = Field("Truth", x="x", y="y")
    error_surface = Field("Error", x="x", y="y", colormap="diverging")
    loss = Series("MSE", y="mean squared error")
    mae = Series("MAE", y="mean absolute error")
    r2 = Series("R²", y="share of variance explained")
    scores = Table("Scores")
    diagram = Diagram("Network")
    activity = Bars("Layers", x="layer")
    answer = Note("Clicked")
    about = Note("Data")
    panels = (
        Stack(
            Plot(surface, training_points, test_points, truth, fit, asked, title="Data and fit"),
            own_points,
            units,
        ),
        Stack(Plot(predicted, predicted_test, perfect, title="Predicted"), true_surface, error_surface),
        Stack(Plot(loss, log_y=True), scores, Plot(r2), Plot(mae)),
        Stack(diagram, activity, answer, about),
    )
    presets = knobs.PRESETS

    def check(self) -> str | None:
        inputs = inputs_of(self)
        if self.data == "formula" and (problem := truth_of(self).problem_on(*[(-HALF_WIDTH, HALF_WIDTH)] * inputs)):
            return f"formula: {problem}"
        return supervised.check_network(self, (inputs, *self.hidden_layers, 1), self.samples)

    @property
    def drawn(self) -> bool:
        """Whether the points are a person's own."""
        return self.data == "drawn" or (bool(self.points) and self.data in CURVES)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        from torch.nn.functional import mse_loss

        from core import compute
        from core.networks.mlp import MLP
        from core.training import Training

        if self.data in ("diabetes", "csv"):
            yield self.progress(0, None, label=f"Reading {self.csv_path or self.data}")
        if self.drawn:
            # All of them, for an edit starts from what is shown; also too few to fit: there is where to draw more.
            yield self.own_points(*np.reshape(self.points, (-1, 3)).T[:2])
        examples, view, truth = examples_of(self)
        inputs, targets, train = examples.inputs, examples.targets[:, None], examples.train
        if problem := supervised.check_network(self, (inputs.shape[1], *self.hidden_layers, 1), len(inputs)):
            raise ValueError(problem)

        device = compute.torch_device()
        compute.seed_everything(self.seed)
        network = MLP(
            inputs.shape[1], self.hidden_layers, 1, self.activation, self.dropout,
            input_scaling=Scaling.of(inputs[train]), output_scaling=Scaling.of(targets[train]),
        ).to(device)  # fmt: skip
        x, y = network.encode(inputs), network.encode_targets(targets)
        training = Training(
            network, mse_loss, x[train], y[train], optimizer=self.optimizer, learning_rate=self.learning_rate,
            l1=self.l1, l2=self.l2, batch_size=self.batch_size, seed=self.seed, resume=resume,
        )  # fmt: skip

        pace = supervised.Pace.of(network.sizes, training.batch_size, len(x))
        places, extent = grid(view.project(inputs), pace.side if len(view.axes) == 2 else PLACES)
        scene = Scene(examples, view, truth, network, x, y, places, network.encode(view.lift(places)), extent)
        yield self.network(network)
        yield from given(self, scene)
        yield from supervised.watch(self, scene, training, pace)

    def measured(self, scene: Scene, step: int) -> Iterator[Event]:
        """Mean squared error, mean absolute error and R² on training and test data in the data's units, dropout off."""
        import torch

        parts = {"train": scene.examples.train, "test": scene.examples.test}
        scene.network.eval()
        with torch.no_grad():
            errors = scene.network(scene.x) - scene.y
            # One read from the device for all four numbers.
            means = torch.stack([v[rows].mean() for v in (errors.square(), errors.abs()) for rows in parts.values()])
        scene.network.train()
        values, scale = means.tolist(), scene.network.output_scaling.scale[0]
        mse = {name: value * scale**2 for name, value in zip(parts, values[:2], strict=True)}
        mae = {name: value * scale for name, value in zip(parts, values[2:], strict=True)}
        # Equal targets leave nothing to explain: R² is undefined there, and the line is left out.
        spread = {name: float(scene.examples.targets[rows].var()) for name, rows in parts.items()}
        r2 = {name: 1 - mse[name] / spread[name] for name in parts if spread[name] > 0}

        yield self.loss(step, **mse)
        yield self.mae(step, **mae)
        yield self.r2(step, **r2)
        table = {"MSE": mse, "MAE": mae, "R²": r2}
        yield self.scores(["", "training", "test"], [[k, v.get("train"), v.get("test")] for k, v in table.items()])

    def pictures(self, scene: Scene) -> Iterator[Event]:
        """Everything that moves: fit, predictions, the parts of the last layer, the network, its activity. Dropout off."""
        import torch

        from core.networks.mlp import activation_statistics

        examples, network, places = scene.examples, scene.network, scene.places
        train, test = supervised.shown(examples.train), supervised.shown(examples.test)
        network.eval()
        with torch.no_grad():
            *hidden, fitted = network.layer_outputs(scene.inputs)
            *on_train, predicted = network.layer_outputs(scene.x[train])
            means = [values.mean(0) for values in (scene.x[train], *on_train, predicted)]
            predicted_test = network(scene.x[test])
            weights = network.layers[-1].weight[0, :MOST_UNITS] * network.output_scaling.scale[0]
            parts = (hidden[-1][:, :MOST_UNITS] * weights).T if hidden else []
        network.train()
        fitted = network.decode(fitted)[:, 0]
        moduli, stuck = activation_statistics(on_train)

        if len(scene.view.axes) == 2:
            yield self.surface(square(fitted), scene.extent)
            yield self.error_surface(square(fitted - scene.truth(*places.T)), scene.extent)
        else:
            yield self.fit(places[:, 0], fitted)
            if hidden:
                yield self.units(places[:, 0], **{f"unit {i}": part for i, part in enumerate(parts, 1)})
        yield self.predicted(examples.targets[train], network.decode(predicted))
        yield self.predicted_test(examples.targets[test], network.decode(predicted_test))
        yield self.diagram(**network.drawing(examples.columns, ["prediction"], means))
        yield self.activity(range(1, len(moduli) + 1), **{"mean |activation|": moduli, "share of stuck units": stuck})

    @probe("What the network predicts at a point")
    def ask(self, network, at: Annotated[Array, PlotPoint("fit")]) -> Iterator[Event]:
        """The prediction at a place, and what every unit of the network puts out there."""
        import torch

        examples, view, truth = examples_of(self)
        place = at[: len(view.axes)]
        network.eval()
        with torch.no_grad():
            x = network.encode(view.lift(place[None]))
            outputs = [values[0] for values in (x, *network.layer_outputs(x))]
        value = float(network.decode(outputs[-1][None])[0, 0])
        where = " and ".join(f"{name} = {c:.4g}" for name, c in zip(view.axes, place, strict=True))
        actual = f" The true value is **{float(truth(*place)):.4g}**." if truth else ""
        yield self.asked(at[:1], [value] if len(place) == 1 else at[1:])
        yield self.answer(f"At {where} the network predicts **{value:.4g}**.{actual}")
        yield self.diagram(**network.drawing(examples.columns, ["prediction"], outputs))

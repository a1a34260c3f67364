"""Convolutional networks that learn to tell pictures apart, opened up while they learn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from core.datasets import photographs
from core.guesses import Guesses, loss_and_share, predicting
from core.image_models import loading_images
from core.knobs import BatchSize, Group, LearningRate, Seed, StopWhen
from core.panels import Plot, Stack
from core.precision import Precision
from core.probes import Array, Canvas, Cell, Entry, OpenFile, Slider, probe
from core.streams import Bars, Diagram, Event, Field, Gallery, Image, Note, Product, Series
from core.technique import Run, Technique
from core.techniques.vision import _cnn_knobs as knobs
from core.techniques.vision import _cnn_library as library
from core.techniques.vision._cnn_setup import Scene, scene_of
from core.techniques.vision._cnn_views import (
    first_filters,
    fitted,
    gradient_sizes,
    layer_maps,
    precision_and_recall,
    summary,
)  # fmt: skip


@dataclass(frozen=True)
class CNN(Technique):
    """Train a convolutional network on real pictures and look into every layer while it learns.

    Often mistaken for a thing that sees shapes: it answers with certainty to pictures of nothing. Source: LeCun, Bottou,
    Bengio and Haffner, Gradient-based learning applied to document recognition (1998).
    """

    data: Annotated[knobs.Data, Group("Data")] = "mnist"
    train_share: knobs.TrainShare = 1.0

    network: Annotated[knobs.Network, Group("Network")] = "slides"
    layers: knobs.Layers = ("conv 8 5", "relu", "pool", "conv 16 3", "relu", "pool")
    batch_norm: knobs.BatchNorm = False
    dropout: knobs.Dropout = 0.0
    start_from: knobs.StartFrom = knobs.NEW

    optimizer: Annotated[knobs.Optimizer, Group("Training")] = "adam"
    learning_rate: LearningRate = 0.002
    schedule: knobs.Schedule = "constant"
    batch_size: BatchSize = 64
    epochs: knobs.PartialEpochs = 5.0
    weight_decay: knobs.WeightDecay = 0.0
    precision: Precision = "auto"
    seed: Seed = 0
    stop_when: StopWhen = ""

    shift: Annotated[knobs.Shift, Group("Augmentation")] = 0
    flip: knobs.Flip = False
    rotation: knobs.Rotation = 0.0
    erase: knobs.Erase = 0.0
    contrast: knobs.Contrast = 0.0

    save_as: Annotated[knobs.SaveAs, Group("Models library")] = ""

    title = "CNN"
    order = 20
    length = "epochs"
    all_cores = True
    devices = ("cpu", "cuda", "mps")

    classifier = Product("Network")
    pictures = Product("Pictures")
    guesses = Product("Answers")
    loss = Series("Cross-entropy", y="nats")
    accuracy = Series("Accuracy", y="share right")
    by_epoch = Series("All test pictures", x="epoch", y="share right")
    predictions = Gallery("Answers, wrong ones first")
    in_cell = Gallery("Pictures of a cell")
    confusion = Field("Confusion", x="answer", y="truth")
    class_scores = Bars("Precision and recall", x="class")
    maps = Gallery("Every layer's output", colormap="viridis")
    filters = Gallery("First filters", colormap="diverging")
    diagram = Diagram("Layers")
    gradients = Bars("Gradients", x="layer", log_y=True)
    probabilities = Bars("Probabilities", x="class")
    seen = Image("What the network sees")
    about = Note("About this run")
    kept = Note("Models library")
    panels = (
        Stack(Plot(loss, log_y=True), Plot(accuracy), Plot(by_epoch)),
        Stack(predictions, in_cell, seen),
        Stack(confusion, class_scores),
        Stack(maps, filters),
        Stack(diagram, gradients),
        Stack(about, probabilities, kept),
    )
    presets = knobs.PRESETS

    def check(self) -> str | None:
        if self.network == "free" and not self.layers:
            return "layers is empty; a free network needs at least one, such as conv 8 5"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        images = yield from loading_images(self.progress, self.data)
        scene = scene_of(self, images, resume)
        yield self.classifier(scene.network)
        yield self.pictures(images)
        yield self.diagram(scene.network.drawing())
        yield self.about(summary(self, scene))
        if scene.training.step == 0:
            yield from self.measured(scene, 0)
        page, last, scores = self, scene.training.last_step(self.epochs), {}
        for step, epoch in scene.training.steps(self.epochs):
            scene.sums.note(scene.training.batch)
            page = (yield page.progress(step, last)) or page
            if scene.pace.shows(step) or step == last:
                yield from page.measured(scene, step)
            if epoch.is_integer() or step == last:
                scores = yield from page.tested(scene, epoch)
            if scene.pace.shows(step):
                yield page.checkpoint(step, **scene.state())
            scene.training.learning_rate = page.learning_rate
            scene.augment.page = page
        if page.save_as:
            told = library.saved(page, page.save_as, scene.network, images, scores["test accuracy"], len(images.test))
            yield page.about(f"{summary(page, scene, scores)}\n\n{told}")
        return scores

    def measured(self, scene: Scene, step: int) -> Iterator[Event]:
        """Loss and accuracy of the training pictures since the last point and of the test sample; and every picture."""
        network = scene.network
        logits = network.predict(scene.sample_pictures, scene.precision)
        lines = {"test": loss_and_share(logits, scene.images.test_labels[scene.sample])}
        if trained := scene.sums.take("sums"):
            lines = {"train": trained, **lines}
        yield self.loss(step, **{line: loss for line, (loss, _) in lines.items()})
        yield self.accuracy(step, **{line: right for line, (_, right) in lines.items()})
        if not scene.tested:
            yield from self._answers(Guesses.of(scene.images, scene.sample, logits))
        yield self.maps(**layer_maps(network, scene.sample_pictures[:1]))
        if filters := first_filters(network):
            yield self.filters(**filters)
        if step:
            names, sizes = gradient_sizes(network)
            yield self.gradients(names, **sizes)

    def tested(self, scene: Scene, epoch: float) -> Run:
        """All test pictures, piece by piece; returns the scores."""
        images, total = scene.images, len(scene.images.test)
        logits = yield from predicting(self.progress, scene.network, images.test, scene.pace.piece, scene.precision)
        loss, right = loss_and_share(logits, images.test_labels)
        trained = scene.sums.take("epoch_sums")
        yield self.by_epoch(epoch, **({"train": trained[1]} if trained else {}), test=right)
        yield from self._answers(Guesses.of(images, np.arange(total), logits))
        scene.tested = True
        scores = {"test accuracy": right, "test cross-entropy": loss}
        yield self.about(summary(self, scene, scores))
        return scores

    def _answers(self, guesses: Guesses) -> Iterator[Event]:
        classes, confusion = guesses.classes, guesses.confusion()
        yield self.guesses(guesses)
        yield self.predictions(**guesses.worst())
        yield self.confusion(confusion, x_labels=classes, y_labels=classes)
        yield self.class_scores(classes, **precision_and_recall(confusion))

    @probe("Draw a digit")
    def draw(self, classifier, guesses, picture: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """The probabilities of the classes for a drawing, centred and scaled as MNIST's digits are."""
        from core.datasets.mnist import like_mnist

        yield from self._said(
            classifier, guesses, fitted(like_mnist(picture), classifier.shape), "your drawing, centred"
        )

    @probe("Pick a test picture")
    def pick(self, classifier, guesses, number: Annotated[float, Slider(0, 9999, 0)]) -> Iterator[Event]:
        """The probabilities of the classes for a test picture, and what every layer makes of it."""
        row = round(number) % len(guesses.pictures)
        truth = guesses.classes[guesses.labels[row]]
        yield from self._said(classifier, guesses, guesses.pictures[row], f"test picture {row}: {truth}")

    @probe("Show it a picture")
    def picture_file(self, classifier, guesses, file: Annotated[str, OpenFile(knobs.PICTURES)]) -> Iterator[Event]:
        """The probabilities of the classes for any picture, cut and scaled to what the network takes."""
        pixels = photographs.fitted(photographs.opened(file, 4 * max(classifier.shape[1:])), classifier.shape)
        yield from self._said(classifier, guesses, pixels, f"{Path(file).name}, cut and scaled")

    @probe("Keep the network")
    def keep(
        self, classifier, pictures, guesses, name: Annotated[str, Entry("Save", knobs.KEEP_AS)]
    ) -> Iterator[Event]:
        """Into the models library as it is now, or as a file for other programs."""
        if name.endswith(".onnx"):
            yield self.kept(library.exported(classifier, name))
        else:
            right = float((guesses.predicted == guesses.truth).mean())
            yield self.kept(library.saved(self, name, classifier, pictures, right, len(guesses.rows)))

    @probe("Pictures behind a cell")
    def cell(self, guesses, at: Annotated[Array, Cell("confusion")]) -> Iterator[Event]:
        """The test pictures that a cell of the confusion matrix counts, the surest answers first."""
        yield self.in_cell(**guesses.in_cell(*map(int, at)))

    def _said(self, classifier: Any, guesses: Guesses, pixels: np.ndarray, caption: str) -> Iterator[Event]:
        x = classifier.encode(pixels[None])
        yield self.seen(pixels, caption)
        yield self.maps(**layer_maps(classifier, x))
        yield self.probabilities(guesses.classes, classifier.predict(x).softmax(1)[0])

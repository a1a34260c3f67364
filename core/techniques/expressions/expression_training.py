"""Training a small network to name the expression of a face, from doubtful labels, and what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from core.guesses import Guesses, loss_and_share, predicting
from core.image_models import loading_images
from core.knobs import BatchSize, Group, LearningRate, Seed, StopWhen
from core.panels import Plot, Stack
from core.precision import Precision
from core.probes import Array, Canvas, Cell, Entry, OpenFile, Slider, probe
from core.streams import Bars, Curve, Diagram, Event, Field, Gallery, Image, Note, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.expressions import _expression_training_knobs as knobs
from core.techniques.expressions import _expression_training_library as library
from core.techniques.expressions import _expression_training_results as results
from core.techniques.expressions import _expression_training_views as views
from core.techniques.expressions._expression_training_scene import Scene, scene_of, with_validation, without_doubles
from core.techniques.vision import _cnn_knobs as cnn_knobs
from core.techniques.vision._cnn_views import fitted


@dataclass(frozen=True)
class ExpressionTraining(Technique):
    """Train a network to name facial expressions, choose it on one set of faces and test it once on another.

    Often mistaken for a reader of feelings: it learns the words that a few people chose for pictures. Source: Goodfellow et
    al., Challenges in representation learning (2013).
    """

    data: Annotated[knobs.Data, Group("Data")] = "fer2013"
    train_share: cnn_knobs.TrainShare = 1.0
    leave_out_doubles: knobs.LeaveOutDoubles = False

    widths: Annotated[knobs.Widths, Group("Network")] = (24, 48, 96, 192)
    blocks: knobs.Blocks = 1
    dropout: knobs.Dropout = 0.1

    optimizer: Annotated[cnn_knobs.Optimizer, Group("Training")] = "adamw"
    learning_rate: LearningRate = 0.005
    schedule: cnn_knobs.Schedule = "one-cycle"
    batch_size: BatchSize = 64
    epochs: cnn_knobs.PartialEpochs = 5.0
    weight_decay: cnn_knobs.WeightDecay = 0.05
    label_smoothing: knobs.LabelSmoothing = 0.1
    precision: Precision = "auto"
    seed: Seed = 0
    stop_when: StopWhen = ""

    flip: Annotated[cnn_knobs.Flip, Group("Augmentation")] = True
    shift: cnn_knobs.Shift = 2
    rotation: cnn_knobs.Rotation = 0.0
    scale: knobs.Scale = 0.0
    contrast: cnn_knobs.Contrast = 0.0
    brightness: knobs.Brightness = 0.0
    erase: cnn_knobs.Erase = 0.0
    mixup: knobs.Mixup = 0.0

    save_as: Annotated[cnn_knobs.SaveAs, Group("Models library")] = ""

    title = "Expression training"
    order = 20
    length = "epochs"
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    classifier = Product("Network")
    pictures = Product("Pictures")
    guesses = Product("Answers")
    accuracy = Series("Accuracy", y="share right")
    by_epoch = Series("By epoch", x="epoch", y="share right")
    loss = Series("Loss", y="cross-entropy in nats")
    worst = Gallery("Worst mistakes")
    learnt = Gallery("As learned")
    in_cell = Gallery("Cell")
    seen = Image("Seen")
    confusion = Field("Confusion", x="answer", y="truth")
    recall = Bars("Recall", x="class", y="share recognised")
    class_counts = Bars("Classes", x="class", y="pictures")
    reliability = Curve("share right", x="probability of the answer", y="share right", markers=True)
    honest = Curve("calibrated", style="dashed")
    probabilities = Bars("Probabilities", x="class")
    diagram = Diagram("Layers")
    about = Note("About")
    results_table = Table("Results")
    kept = Note("Kept")
    panels = (
        Stack(recall, class_counts, Plot(reliability, honest, title="Reliability")),
        Stack(worst, learnt, in_cell, seen),
        Stack(Plot(accuracy), Plot(by_epoch), Plot(loss)),
        confusion,
        Stack(about, results_table, probabilities, diagram, kept),
    )

    def check(self) -> str | None:
        from core.datasets import DatasetMissing, shelf

        if not self.widths:
            return "widths is empty; a network needs at least one stage, such as 24"
        try:
            sides = shelf.item(self.data).card.shape[:2]
        except DatasetMissing as error:
            return str(error)
        if min(sides) < 16:
            return f"the pictures of {self.data} are {sides[0]}x{sides[1]}; this network takes 16x16 and larger"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        all_images = images = with_validation((yield from loading_images(self.progress, self.data)))
        leaks = None
        if self.leave_out_doubles:
            leaks = yield from results.finding_doubles(self, images, "test")
            others = yield from results.finding_doubles(self, images, "validation")
            images = without_doubles(images, [leaks, others])
        scene = scene_of(self, images, all_images, resume)
        yield self.classifier(scene.network)
        yield self.pictures(scene.images)
        yield self.about(views.summary(self, scene))
        yield self.diagram(scene.network.drawing())
        if scene.training.step == 0:
            yield from self.measured(scene, 0)
        yield self.class_counts(scene.images.classes, **views.class_counts(scene.images))
        yield self.honest([0, 1], [0, 1])
        page, last = self, scene.training.last_step(self.epochs)
        for step, epoch in scene.training.steps(self.epochs):
            scene.sums.note(scene.training.batch)
            page = (yield page.progress(step, last)) or page
            shows = scene.pace.shows(step)
            if shows or step == last:
                yield from page.measured(scene, step)
            if epoch.is_integer() or step == last:
                yield from results.chosen(page, scene, epoch)
            if shows:
                yield page.checkpoint(step, **scene.state())
            scene.training.learning_rate, scene.view.page = page.learning_rate, page
        scores = yield from results.finished(page, scene, leaks)
        if page.save_as:
            yield page.kept(
                library.saved(page, page.save_as, scene.network, images, library.accuracy_of(scores, images))
            )
        return scores

    def measured(self, scene: Scene, step: int) -> Iterator[Event]:
        """Loss and accuracy since the last point and of the sample to choose on, and what is being learned from."""
        images, tick = scene.images, self.progress(step, scene.training.last_step(self.epochs))
        pictures, labels = images.validation[scene.sample], images.validation_labels[scene.sample]
        logits = yield from predicting(lambda *_: tick, scene.network, pictures, scene.pace.piece, scene.precision)
        lines = {"validation": loss_and_share(logits, labels)}
        if trained := scene.sums.take("sums"):
            lines["train"] = trained
        yield self.accuracy(step, **{line: right for line, (_, right) in lines.items()})
        yield self.loss(step, **{line: loss for line, (loss, _) in lines.items()})
        if step:
            yield self.learnt(**views.as_learnt(scene), step=step)
        if scene.best is None:
            yield from results.answers(self, scene, logits, scene.sample)

    @probe("Pick a picture")
    def pick(self, classifier, guesses, number: Annotated[float, Slider(0, 3588, 0)]) -> Iterator[Event]:
        """What the network says of one of the pictures to choose on."""
        row = round(number) % len(guesses.pictures)
        truth = guesses.classes[guesses.labels[row]]
        yield from self._said(classifier, guesses, guesses.pictures[row], f"picture {row}, labelled {truth}")

    @probe("Show it a face")
    def face(self, classifier, guesses, file: Annotated[str, OpenFile(cnn_knobs.PICTURES)]) -> Iterator[Event]:
        """What the network says of the largest face in a picture of yours."""
        pixels, caption = views.face_of(file, classifier.shape, guesses.classes)
        yield from self._said(classifier, guesses, pixels, caption)

    @probe("Draw a face")
    def draw(self, classifier, guesses, picture: Annotated[Array, Canvas(48, 48)]) -> Iterator[Event]:
        """What the network says of a drawing, which it takes for a photograph like any other."""
        yield from self._said(classifier, guesses, fitted(picture, classifier.shape), "your drawing")

    @probe("Pictures behind a cell")
    def cell(self, guesses, at: Annotated[Array, Cell("confusion")]) -> Iterator[Event]:
        """The pictures that a cell of the confusion matrix counts, the surest answers first."""
        yield self.in_cell(**guesses.in_cell(*map(int, at), views.SHOWN))

    @probe("Use in the camera page")
    def use_in_camera(
        self, classifier, pictures, name: Annotated[str, Entry("Write", knobs.CAMERA_AS)]
    ) -> Iterator[Event]:
        """Writes the network as it is now for the camera page, its probabilities calibrated on the pictures to choose on."""
        logits = yield from self._on_all(classifier, pictures)
        yield self.kept(library.for_camera(name, classifier, pictures, logits.cpu().numpy()))

    @probe("Keep the network")
    def keep(self, classifier, pictures, name: Annotated[str, Entry("Save", knobs.KEEP_AS)]) -> Iterator[Event]:
        """Into the models library as it is now."""
        logits = yield from self._on_all(classifier, pictures)
        _, right = loss_and_share(logits, pictures.validation_labels)
        accuracy = {"validation": round(right, 6), "pictures": len(logits)}
        yield self.kept(library.saved(self, name, classifier, pictures, accuracy))

    def _on_all(self, classifier: Any, pictures: Any) -> Run:
        import torch

        label = "Asking about the pictures to choose on"
        return (yield from predicting(self.progress, classifier, pictures.validation, 200, torch.float32, label))

    def _said(self, classifier: Any, guesses: Guesses, pixels: np.ndarray, caption: str) -> Iterator[Event]:
        yield self.seen(pixels, caption)
        yield self.probabilities(guesses.classes, classifier.predict(classifier.encode(pixels[None])).softmax(1)[0])

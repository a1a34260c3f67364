"""Robust training: a network that learns from attacked pictures, beside its twin that does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import loading_images
from core.knobs import BatchSize, Group, LearningRate, Seed, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, Canvas, Slider, probe
from core.streams import Bars, Curve, Event, Gallery, Note, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.robustness import _robust_training_knobs as knobs
from core.techniques.robustness import _robust_training_results as results
from core.techniques.robustness import _robust_training_views as views
from core.techniques.robustness._robust_training_twins import Scene, gradients_of, scene_of, updates
from core.techniques.robustness._robust_training_views import Pair
from core.techniques.vision._cnn_views import fitted

if TYPE_CHECKING:
    from torch import Tensor

    from core.networks.image_network import ImageNetwork


@dataclass(frozen=True)
class RobustTraining(Technique):
    """Train a network on attacked pictures beside a twin that sees them untouched, and attack both.

    Often mistaken for a cure: it buys robustness against the one kind of change that it trains on, within its epsilon, and
    pays with accuracy. Source: Madry et al., Towards deep learning models resistant to adversarial attacks (2018).
    """

    data: Annotated[knobs.Data, Group("Data")] = "mnist"

    method: Annotated[knobs.Method, Group("Robust training")] = "fast"
    twin: knobs.Twin = "plain"
    epsilon: knobs.Epsilon = 0.2
    steps: knobs.Steps = 7
    step_size: knobs.StepSize = 0.0
    noise: knobs.Noise = 0.0
    beta: knobs.Beta = 6.0
    warm_up: knobs.WarmUp = 0.0
    early_stopping: knobs.EarlyStopping = False

    network: Annotated[knobs.Network, Group("Training")] = "small"
    learning_rate: LearningRate = 0.002
    epochs: knobs.PartialEpochs = 2.0
    batch_size: BatchSize = 64
    seed: Seed = 0
    stop_when: StopWhen = ""

    attack_steps: Annotated[knobs.AttackSteps, Group("Measuring")] = 20
    sample: knobs.Sample = 100
    generator_check: knobs.Generator = True

    save_as: Annotated[knobs.SaveAs, Group("Models library")] = ""

    title = "Robust training"
    order = 30
    length = "epochs"
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    pair = Product("Networks")
    accuracy = Series("Test accuracy")
    loss = Series("Training loss", y="nats")
    under_attack = Curve("PGD", x="epsilon", y="share right", markers=True)
    under_noise = Curve("noise", x="epsilon", y="share right", style="dashed")
    trained_for = Curve("trained for", style="dotted")
    adversarial = Gallery("Attacked")
    played = Gallery("Your picture")
    generated = Gallery("Generators")
    saliency = Gallery("Saliency")
    about = Note("About")
    results_table = Table("Results")
    probabilities = Bars("Probabilities", x="class")
    panels = (
        Stack(Plot(accuracy), Plot(loss, log_y=True)),
        Stack(adversarial, played, generated),
        Stack(
            Plot(under_attack, under_noise, trained_for, title="Accuracy against epsilon"), results_table, probabilities
        ),
        Stack(saliency, about),
    )

    def check(self) -> str | None:
        if self.method == self.twin:
            return f"method and twin are both {self.method}; choose two different ones to compare"
        if self.attack_steps <= (most := max(gradients_of(self, name) for name in (self.method, self.twin))):
            return f"attack_steps is {self.attack_steps}, but what measures must be stronger than the {most} steps trained on"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        images = yield from loading_images(self.progress, self.data)
        scene = scene_of(self, images, resume)
        yield self.pair(
            Pair(scene.networks, images.test, images.test_labels, images.classes, self.epsilon, self.attack_steps)
        )
        yield self.about(results.summary(self, scene))
        if scene.step == 0:
            yield from self.measured(scene, 0)
            yield from self.pictures(scene)
        page = self
        scene.adjust(page)
        for step, epoch in updates(scene, self.epochs):
            page = (yield page.progress(step, scene.last)) or page
            if epoch is None:
                continue
            if shows := scene.pace.shows(step) or step == scene.last:
                yield from page.measured(scene, step)
            if scene.is_landmark(step) or step == scene.last:
                yield from page.pictures(scene)
                yield from page.curves(scene)
            if shows:
                yield page.checkpoint(step, **scene.state())
            scene.adjust(page)
        if scene.stopping:
            scene.go_back()
            yield from page.pictures(scene)
            yield from page.curves(scene)
        yield page.about(results.summary(page, scene))
        scores = yield from results.tested(page, scene)
        if page.save_as:
            yield page.about(f"{results.summary(page, scene)}\n\n{results.saved(page, scene, scores)}")
        return scores

    def measured(self, scene: Scene, step: int) -> Iterator[Event]:
        """Loss since the last point, and accuracy on the sample: untouched, after one step, after many."""
        from core.attacks.measure import accuracy_under

        pictures, labels = scene.test(self.sample)
        attacks = {"clean": None, "one step": {"steps": 1, "random_start": False}, "PGD": {}}
        right: dict[str, dict[str, float]] = {attack: {} for attack in attacks}
        for name, network in scene.networks.items():
            for attack, how in attacks.items():
                changed = pictures
                if how is not None:
                    changed = yield from self._attacked(scene, network, pictures, labels, **how)
                right[attack][name] = accuracy_under(network, pictures, changed, labels, scene.pace.piece)
        if stopping := scene.stopping:  # of the robust network, the last one
            changed = yield from self._attacked(scene, network, stopping.pictures, stopping.labels)
            share = accuracy_under(network, stopping.pictures, changed, stopping.labels, scene.pace.piece)
            stopping.look(network, share, step)
            right["PGD"][f"{name}, held out"] = share
        if losses := {twin.name: loss for twin in scene.twins if (loss := twin.take_loss()) is not None}:
            yield self.loss(step, **losses)
        yield self.accuracy(step, **right)

    def pictures(self, scene: Scene) -> Iterator[Event]:
        """Attacked pictures and saliency of both networks."""
        networks, classes = scene.networks, scene.images.classes
        pictures, labels = scene.test(views.SHOWN)
        changed = []
        for network in networks.values():
            changed.append((yield from self._attacked(scene, network, pictures, labels, drop_fooled=False)))
        yield self.adversarial(**views.examples(networks, pictures, labels, changed, classes, self.epsilon))
        yield self.saliency(**views.saliencies(networks, pictures[: views.EXPLAINED], labels, classes))

    def curves(self, scene: Scene) -> Iterator[Event]:
        """Accuracy against epsilon, growing as it becomes known, with random noise as the control."""
        from core.attacks.measure import accuracy_under
        from core.attacks.noise import noise

        pictures, labels = scene.test(self.sample)
        epsilons = [share * self.epsilon for share in views.BUDGETS if share * self.epsilon <= 1]
        attacked, noisy = {}, {}
        for name, network in scene.networks.items():
            noisy[name], known = [], 0
            for epsilon in [0, *epsilons]:
                noisy[name].append(
                    accuracy_under(network, pictures, noise(pictures, epsilon), labels, scene.pace.piece)
                )
                yield self.progress(scene.step, scene.last)
            for found in views.falling_accuracy(
                network, pictures, labels, epsilons, self.attack_steps, scene.pace.piece
            ):
                yield self.progress(scene.step, scene.last)
                if len(found) > known:
                    known = len(found)
                    attacked[name] = [noisy[name][0], *found, *[np.nan] * (len(epsilons) - known)]
                    yield self.under_attack([0, *epsilons], **attacked)
        yield self.trained_for([self.epsilon, self.epsilon], [0, 1])
        yield self.under_noise([0, *epsilons], **noisy)

    def _attacked(self, scene: Scene, network: ImageNetwork, pictures: Tensor, labels: Tensor, **how: Any) -> Run:
        """Pictures attacked as the knobs say but for ``how``, with an event after every step."""
        how = {"epsilon": self.epsilon, "steps": self.attack_steps, "piece": scene.pace.piece} | how
        return views.attacking(self.progress(scene.step, scene.last), network, pictures, labels, **how)

    @probe("Draw a digit")
    def draw(self, pair, picture: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """What both networks say of a drawing, centred as MNIST's digits are, and what an attack of epsilon does to it."""
        from core.datasets.mnist import like_mnist

        shape = next(iter(pair.networks.values())).shape
        yield from self._said(pair, fitted(like_mnist(picture), shape), None, pair.epsilon)

    @probe("Attack a test picture")
    def attack(
        self,
        pair,
        number: Annotated[float, Slider(0, 9999, 0)],
        times_epsilon: Annotated[float, Slider(0, 4, 1)],
    ) -> Iterator[Event]:
        """What both networks say of a test picture, and of what an attack of so many times the trained epsilon makes of it."""
        row = round(number) % len(pair.pictures)
        yield from self._said(pair, pair.pictures[row], int(pair.labels[row]), min(1.0, times_epsilon * pair.epsilon))

    def _said(self, pair: Pair, pixels: np.ndarray, truth: int | None, epsilon: float) -> Iterator[Event]:
        """``truth`` None: each network is led away from its own answer."""
        gallery, bars = views.played(pair, pixels, truth, epsilon)
        yield self.played(**gallery)
        yield self.probabilities(pair.classes, **bars)

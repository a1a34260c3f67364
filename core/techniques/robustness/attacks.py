"""Small changes of pictures that change what a network sees, and how to tell whether an attack on it is honest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

from core import image_models
from core.knobs import Group, Seed, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, Cell, Slider, probe
from core.streams import Bars, Curve, Event, Field, Gallery, Note, Points, Product, Table
from core.technique import Run, Technique
from core.techniques.robustness import _attacks_curves as curves
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness import _attacks_stages as stages
from core.techniques.robustness import _attacks_views as views
from core.techniques.robustness._attacks_scene import Scene, scene_of, second_name

#: Knobs that pictures follow at once.
_FOLLOWED = ("epsilon", "epsilon_l2", "picture_number", "target_class")
#: Seconds that an attack on the one picture may take after an edit when nothing plays; Play goes all the way.
_PATIENCE = 1.0
#: A part of the run.
Stage = Callable[["Attacks", Scene], Iterator[Event]]


@dataclass(frozen=True)
class Attacks(Technique):
    """Turn epsilon and watch a sure answer become a wrong one, then ask whether the attack was honest.

    Often mistaken for noise: noise of the same size does nothing, the direction does it. Sources: see the lesson and
    core.attacks.
    """

    model: Annotated[knobs.Model, Group("Network and pictures")] = "mnist_cnn"
    data: knobs.Data = image_models.OWN
    picture: knobs.Picture = "data set"
    picture_number: knobs.PictureNumber = 0
    file: knobs.PictureFile = ""
    pictures: knobs.Pictures = 100
    only_class: knobs.OnlyClass = -1

    attack: Annotated[knobs.Attack, Group("Attack")] = knobs.FGSM
    epsilon: knobs.Epsilon = 0.15
    epsilon_l2: knobs.EpsilonL2 = 1.5
    target_class: knobs.TargetClass = -1
    steps: knobs.Steps = 20
    step_size: knobs.StepSize = 0.0
    random_start: knobs.RandomStart = False
    restarts: knobs.Restarts = 1
    momentum: knobs.Momentum = 0.0
    loss: knobs.Loss = "log-odds"

    second_model: Annotated[knobs.SecondModel, Group("Comparison and honesty")] = knobs.NO_MODEL
    mask: knobs.Mask = knobs.UNMASKED
    light_pictures: knobs.LightPictures = 40
    conditioning_pictures: knobs.ConditioningPictures = 40
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Attacks"
    order = 10
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    scene = Product("Attack")
    guesses = Product("Answers")
    pictures_shown = Gallery("The picture")
    probabilities = Bars("Probabilities", x="class")
    path = Curve("Along the attack", x="step", y="probability")
    lights = Table("Is it honest?")
    many = Gallery("Many pictures")
    in_cell = Gallery("Behind a cell")
    confusion = Field("Confusion", x="answer", y="truth")
    conditioning = Points("Conditioning", x="relative condition number", y="smallest change found, L2")
    medians = Table("Medians")
    accuracy = Curve("First model", x="epsilon", y="share right", markers=True)
    compared = Curve("Second model", style="dashed")
    transferred = Curve("Transfer", style="dotted")
    numbers = Table("In numbers")
    about = Note("What was measured")
    panels = (
        Stack(pictures_shown, in_cell, about),
        Stack(probabilities, lights, Plot(path)),
        Stack(many, confusion),
        Stack(
            Plot(accuracy, compared, transferred, title="Accuracy"), numbers, Plot(conditioning, log_x=True), medians
        ),
    )

    def check(self) -> str | None:
        if problem := image_models.misfit(self.model, self.data):
            return problem
        if self.picture == "file" and not self.file:
            return "file is empty; choose a picture, or set picture to another choice"
        data = image_models.own_data(self.model) if self.data == image_models.OWN else self.data
        if (second := second_name(self)) and (problem := image_models.misfit(second, data)):
            return f"second_model: {problem}"
        count = image_models.class_count(self.model)
        for name in ("only_class", "target_class"):
            if getattr(self, name) >= count:
                return f"{name} is {getattr(self, name)}, but {self.model} has classes 0 to {count - 1}"
        if self.restarts > 1 and not self.random_start and self.attack in knobs.STEPPING:
            return f"restarts is {self.restarts}, but without random_start every start is the same"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        scene = yield from scene_of(self)
        yield self.scene(scene)
        yield from stages.untouched(self, scene)
        scene.notes["many"] = views.headline(self, scene) + "."
        yield self.about(views.told(scene))
        for stage in (stages.one_picture, stages.many_pictures, curves.curves, stages.honesty, stages.conditioned):
            yield from _following(scene, stage)
        yield self.progress(1, 1, "stages")
        return scene.scores

    def redraw(self, scene) -> Iterator[Event]:
        """After an edit when nothing plays: the one picture, and the many where that takes a moment."""
        scene = scene.apart(self)
        end = time.perf_counter() + _PATIENCE
        for event in stages.one_picture(self, scene):
            yield event
            if time.perf_counter() > end:
                break
        if scene.quick:
            yield from stages.many_pictures(self, scene)

    @probe("Turn epsilon: FGSM on this picture")
    def turn(self, scene, epsilon: Annotated[float, Slider(0, 0.5, 0.1)]) -> Iterator[Event]:
        """The picture and both answers at this epsilon."""
        yield from stages.one_picture(replace(self, attack=knobs.FGSM, epsilon=epsilon), scene)

    @probe("Pictures behind a cell")
    def cell(self, guesses, at: Annotated[Array, Cell("confusion")]) -> Iterator[Event]:
        """The adversarial pictures that a cell of the confusion matrix counts, the surest answers first."""
        yield self.in_cell(**guesses.in_cell(*map(int, at)))


def _following(scene: Scene, stage: Stage) -> Iterator[Event]:
    """A stage of the run; after an edit the one picture is shown anew at once, and so are the many if they are what is being
    shown or take a moment. Any later stage ends with the knobs that it began with."""
    events = _unless_refused(scene, stage)
    while event := next(events, None):
        page = yield event
        before, scene.page = scene.page, page or scene.page
        if stage is not stages.one_picture and _edited(before, scene.page):
            yield from _following(scene, stages.one_picture)
        edited = _edited(before, scene.page)
        of_many = edited and edited != ["picture_number"]
        if (edited and stage is stages.one_picture) or (of_many and stage is stages.many_pictures):
            events = _unless_refused(scene, stage)
        elif of_many and scene.quick:
            yield from _following(scene, stages.many_pictures)


def _edited(before: Attacks, after: Attacks) -> list[str]:
    return [name for name in _FOLLOWED if getattr(before, name) != getattr(after, name)]


def _unless_refused(scene: Scene, stage: Stage) -> Iterator[Event]:
    """The events of a stage, or, where the model is none that attacks can judge, the sentence that says so."""
    from core.attacks.gradients import UnfitModel

    step = 0
    try:
        for event in stage(scene.page, scene):
            yield event
            if event.stream == Attacks.path.name:
                step += 1
                yield Attacks.progress(step, None, "steps", scene.page.attack)
    except UnfitModel as problem:
        scene.notes["refused"] = f"**No attack:** {problem}."
        yield scene.page.about(views.told(scene))

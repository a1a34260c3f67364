"""Adversarial generators: pictures, and a network for pictures, that learn to be taken for something else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np

from core.image_models import OWN, misfit
from core.knobs import Group, Seed, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, Canvas, Cell, probe
from core.streams import Bars, Event, Field, Gallery, Image, Note, Product, Series, Table
from core.technique import Run, Technique
from core.techniques.robustness import _adversarial_generator_knobs as knobs
from core.techniques.robustness._adversarial_generator_forward import Forward
from core.techniques.robustness._adversarial_generator_grid import Grid, side_by_side, turned
from core.techniques.robustness._victim import Victim, loading_victim

if TYPE_CHECKING:
    from core.attacks.adversarial_generator import SimpleGenerators

#: Steps towards a sample between two pictures of it, which cost nothing but the drawing.
_DRAWN = 5


@dataclass(frozen=True)
class AdversarialGenerator(Technique):
    """Grow pictures that look like one class and are taken for another, each from a single input that is always 1.

    Often mistaken for generating digits: what grows is the sample again, with what C needs to answer something else. Sources:
    Szegedy et al., Intriguing properties of neural networks (2014); Xiao et al., Generating adversarial examples with
    adversarial networks (2018).
    """

    kind: Annotated[knobs.Kind, Group("Generator")] = knobs.SIMPLE
    model: knobs.Model = "mnist_cnn"
    data: knobs.Data = OWN
    samples: knobs.Samples = (0, 2, 3, 5, 7)
    sample_number: knobs.SampleNumber = 0

    confidence: Annotated[knobs.Confidence, Group("Training")] = 0.9
    rounds: knobs.Rounds = 40
    sample_steps: knobs.SampleSteps = 5
    class_steps: knobs.ClassSteps = 20
    loss: knobs.Loss = "cross-entropy"
    learning_rate: knobs.PictureRate = 0.05
    epsilon: knobs.Epsilon = 0.3
    updates: knobs.Updates = 1200
    network_rate: knobs.NetworkRate = 0.002
    batch_size: knobs.BatchSize = 64
    realism: knobs.Realism = 0.0
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Adversarial generator"
    order = 20
    all_cores = True
    devices = ("cpu", "cuda", "mps")
    presets = knobs.PRESETS

    grid = Image("The grid")
    distances = Field("L2 distances", x="class asked for", y="sample")
    by_target = Bars("Unseen pictures", x="class asked for", y="share")
    success = Series("Success", y="share of cells")
    distance = Series("Distance", y="mean L2")
    errors = Series("Losses", y="loss")
    picked = Gallery("A cell")
    cells = Gallery("Every cell", history=200)
    drawn = Gallery("Your drawing")
    about = Note("About")
    results = Table("In numbers")
    probabilities = Bars("What C says", x="class", y="probability")
    board = Product("Grid")
    panels = (
        grid,
        Stack(distances, by_target, Plot(success), Plot(distance), Plot(errors, log_y=True)),
        Stack(picked, cells, drawn, probabilities, about, results),
    )

    def check(self) -> str | None:
        if not self.samples:
            return "samples is empty; name at least one class, such as 3"
        if len(self.samples) > 10:
            return f"samples has {len(self.samples)} classes, but at most 10 rows fit the grid"
        return misfit(self.model, self.data)

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        victim = yield from loading_victim(self.progress, self.model, self.data)
        grid = Grid.of(self, victim)
        yield self.board(grid)
        yield self.grid(**grid.mosaic())
        yield from self._cell(grid, grid.example)
        yield self.about(self._told(victim))
        train = self._one_by_one if self.kind == knobs.SIMPLE else self._in_one_pass
        scores = yield from train(victim, grid, resume)
        yield self.results(*grid.table())
        return scores

    def _one_by_one(self, victim: Victim, grid: Grid, resume: dict[str, Any] | None) -> Run:
        """A simple generator for each cell, all at once."""
        from core.attacks.adversarial_generator import LOSSES, SimpleGenerators

        generators = SimpleGenerators(
            victim.network, grid.samples, grid.targets, learning_rate=self.learning_rate, sample_steps=self.sample_steps,
            class_steps=self.class_steps, confidence=self.confidence, loss=LOSSES[self.loss], seed=self.seed,
        )  # fmt: skip
        page, step = self, 0
        if resume:
            step = resume["step"]
            generators.restore(resume["generators"])
        while generators.unfinished(page.rounds):
            for goal in generators.round():
                step += 1
                page = (yield page.progress(step, None)) or page
                generators.learning_rate, generators.confidence = page.learning_rate, page.confidence
                if goal == "class" or step % _DRAWN == 0:
                    yield from page._measured(grid, generators, step)
            yield page.cells(**grid.gallery(), step=step)
            yield page.results(*grid.table())
            yield from page._cell(grid, grid.example)
            yield page.checkpoint(step, generators=generators.state())
        generators.settle()
        yield from page._measured(grid, generators, step + 1)
        yield page.cells(**grid.gallery(), step=step + 1)
        yield from page._cell(grid, grid.example)
        scores = grid.scores()
        yield page.about(f"{page._told(victim)}\n\n{_found(grid, scores, generators.rounds)}")
        return scores

    def _measured(self, grid: Grid, generators: SimpleGenerators, step: int) -> Iterator[Event]:
        grid.follow(generators)
        others, far = grid.others, grid.lengths("l2")
        now = (grid.answers == grid.targets)[others].float().mean()
        yield self.success(step, **{"taken for it now": now, "succeeded so far": grid.succeeded[others].float().mean()})
        closest = generators.distance[others & grid.succeeded]
        yield self.distance(
            step, now=far[others].mean(), **({"closest success": closest.mean()} if len(closest) else {})
        )
        yield self.grid(**grid.mosaic())
        yield self.distances(**grid.matrix())

    def _in_one_pass(self, victim: Victim, grid: Grid, resume: dict[str, Any] | None) -> Run:
        """One network for all pictures and classes, looked at on pictures that it has not been trained on."""
        forward = Forward.of(self, victim, resume)
        training, page, last = forward.training, self, self.updates
        grid.maker = training.generator
        for losses in training.steps(last):
            step = losses.step
            page = (yield page.progress(step, last)) or page
            training.learning_rate, training.realism = page.network_rate, page.realism
            yield page.errors(step, **forward.lines(losses))
            if forward.shows(step) or step == last:
                shares = yield from forward.success(page.progress(step, last))
                yield page.success(
                    step,
                    **{"training batch": losses.success, "test mean": shares.mean(), "test worst class": shares.min()},
                )
                yield page.by_target(victim.classes, generator=shares)
                grid.look(forward.made(grid.samples, grid.targets))
                yield page.grid(**grid.mosaic())
                yield from page._cell(grid, grid.example)
                yield page.checkpoint(step, **training.state())
        yield page.cells(**grid.gallery(), step=last)
        shares, rival = yield from forward.compared(page.progress, last)
        yield page.by_target(victim.classes, generator=shares, PGD=rival)
        yield page.about(f"{page._told(victim)}\n\n{forward.told(shares, rival)}")
        return {
            "worst class": float(shares.min()),
            "mean success": float(shares.mean()),
            "PGD success": float(rival.mean()),
        }

    def _told(self, victim: Victim) -> str:
        if self.kind == knobs.SIMPLE:
            how = "Each cell is a generator of its own: a picture of weights behind one input that is always 1."
        else:
            how = f"One network changes any picture by at most ε = {self.epsilon:.3g} ({255 * self.epsilon:.3g}/255)."
        return f"{victim.about}\n\n{how} Click a cell of the grid to look into it."

    def _cell(self, grid: Grid, cell: int) -> Iterator[Event]:
        pair = grid.samples[[cell]], grid.pictures[[cell]]
        said = [grid.network.predict(picture).softmax(1)[0].cpu().numpy() for picture in pair]
        images, length = side_by_side(*(picture[0] for picture in pair))
        yield self.picked(images, [*(_answer(grid.classes, p) for p in said), length])
        before, after = (p[: grid.columns] for p in said)
        yield self.probabilities(grid.classes[: grid.columns], original=before, generated=after)

    @probe("Look into a cell of the grid")
    def look(self, board, at: Annotated[Array, Cell("grid")]) -> Iterator[Event]:
        """The original, what has become of it, the difference, and what C says of both."""
        yield from self._cell(board, board.cell_at(*map(int, at)))

    @probe("Draw a digit")
    def draw(self, board, drawing: Annotated[Array, Canvas(28, 28)]) -> Iterator[Event]:
        """Your drawing, centred and scaled as MNIST's digits are, turned into each class."""
        from core.datasets.mnist import like_mnist
        from core.techniques.vision._cnn_views import fitted
        from core.techniques.vision._insight_views import pixels_of

        pixels = fitted(like_mnist(drawing), board.network.shape)
        picture = board.network.encode(pixels[None])[0]
        sure = board.network.predict(picture[None]).softmax(1)[0]
        columns = board.classes[: board.columns]
        yield self.probabilities(columns, drawing=sure[: board.columns])
        for made in turned(board, picture):
            said = board.network.predict(made).softmax(1).cpu().numpy()
            captions = [_answer(board.classes, p) for p in (sure.cpu().numpy(), *said)]
            hit = said.argmax(1) == np.arange(board.columns)
            pictures = np.stack([pixels_of(p) for p in (picture, *made)])
            yield self.drawn(pictures, captions, marks=[False, *~hit])


def _answer(classes: tuple[str, ...], probabilities: np.ndarray) -> str:
    return f"{classes[probabilities.argmax()]} {probabilities.max():.0%}"


def _found(grid: Grid, scores: dict[str, float], rounds: int) -> str:
    asked = int(grid.others.sum())
    far = (
        f", at a mean distance of {scores['mean L2']:.2f} (L2) and {scores['mean L-infinity']:.2f} (L∞)"
        if "mean L2" in scores
        else ""
    )
    return (
        f"After {rounds} rounds C takes **{round(scores['success'] * asked)} of {asked}** for the class asked for{far}. "
        f"The {len(grid.targets) - asked} cells that ask for the sample's own class count in neither."
    )

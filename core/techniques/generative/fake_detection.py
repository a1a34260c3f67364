"""Telling generated and inpainted pictures from real ones by their spectra, and playing against the machine that does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np

from core.knobs import Group, Seed, StopWhen
from core.panels import Plot, Stack
from core.probes import Array, Cell, Entry, Mask, Slider, probe
from core.streams import Bars, Curve, Event, Gallery, Image, Note, Product, Table
from core.technique import Run, Technique, too_much_memory
from core.techniques.generative import _fake_detection_knobs as knobs
from core.techniques.generative import _fake_detection_scene as scenes
from core.techniques.generative import _fake_detection_sources as sources
from core.techniques.generative import _fake_detection_views as views
from core.techniques.generative._fake_detection_game import CLOSED, Game

#: Bytes that work on a pixel of a picture takes, several float64 arrays at once.
PIXEL_BYTES = 200


@dataclass(frozen=True)
class FakeDetection(Technique):
    """Can you tell? Spectra of real, generated and inpainted pictures, and a detector that is good at what it has seen.

    Often mistaken for a solved problem: the same detector says nothing, or the opposite, of a generator that it was not trained
    on. Sources: Durall et al. and Frank et al. (2020), Wang et al., CNN-generated images are surprisingly easy to spot (2020).
    """

    data: Annotated[knobs.Data, Group("Pictures")] = "cifar10"
    sources: knobs.Sources = knobs.USUAL
    pictures: knobs.Count = 200
    sampled: knobs.Sampled = 80
    sampler: knobs.Sampler = "ddpm"
    sampler_steps: knobs.SamplerSteps = 25

    held_out: Annotated[knobs.HeldOut, Group("Detector")] = "bilinear"
    features: knobs.FeatureKind = "both"
    window: knobs.Hann = "hann"
    train_on_jpeg: knobs.Compressed = False

    local_window: Annotated[knobs.LocalWindow, Group("Local map")] = 5
    seed: Seed = 0
    stop_when: StopWhen = ""

    title = "Can you tell?"
    order = 70
    all_cores = True
    devices = ("cpu", "cuda")
    presets = knobs.PRESETS

    scene = Product("Scene")
    game = Product("Game")
    shown = Gallery("Pictures")
    board = Image("Your turn")
    score = Note("Scores")
    answers = Table("Answers")
    rings = Curve("Spectra", x="cycles per pixel", y="log10 power")
    distances = Curve("Unlike real", x="cycles per pixel", y="std of real ones")
    spread = Curve("Spread", x="cycles per pixel", y="std of log10 power")
    prints = Gallery("Fingerprints", colormap="diverging")
    roc = Curve("ROC", x="false alarms", y="fakes found")
    roc_held_out = Curve("Held out", style="dashed")
    areas = Bars("AUC", y="AUC")
    area_table = Table("AUC, table")
    after_jpeg = Curve("After JPEG", x="quality", y="AUC, share", markers=True)
    after_resizing = Curve("After resizing", x="size kept", y="AUC, share", markers=True)
    maps = Gallery("Local maps")
    local_areas = Bars("Maps' AUC", y="AUC")
    original = Image("To fill")
    about = Note("About this run")
    panels = (
        shown,
        Stack(Plot(rings), prints, Plot(distances), Plot(spread)),
        Stack(Plot(roc, roc_held_out), areas, area_table),
        Stack(board, answers, score),
        Stack(maps, local_areas, original),
        Stack(about, Plot(after_jpeg), Plot(after_resizing)),
    )

    def check(self) -> str | None:
        seen = set(self.sources) - {self.held_out}
        if not seen:
            return "the detector has nothing to train on; name another source than the one that is held out"
        return None

    def run(self, resume: dict[str, Any] | None = None) -> Run:
        yield self.progress(0, None, "pictures", f"Loading {self.data}")
        real = yield from sources.real_pictures(self)
        if problem := too_much_memory(
            PIXEL_BYTES * real.train.size, f"Work on {len(real.train)} pictures of this size"
        ):
            raise ValueError(problem)
        models = sources.models_for(real)
        names, lacking = sources.available(self, models)
        models = {kind: models[kind] for name in names for kind in knobs.NETWORKS.get(name, ())}
        held_out = self.held_out if self.held_out in names else None
        if not set(names) - {held_out}:
            raise ValueError(
                f"no source is left to train on: {', '.join(lacking)} need models that fit {real.name}, which are not here; "
                "name another source"
            )
        scene = scenes.Scene(real, models, held_out=held_out)
        stages = len(names) + 5
        yield self.about(views.summary(self, scene, lacking, models))
        for stage, name in enumerate(names):
            halves = yield from self._told(stage, stages, sources.both_halves(self, name, real, models, stage))
            scene.halves[name] = tuple(halves)
            yield self.shown(**views.examples(scene))
        if gallery := views.local_gallery(self, scene):
            yield self.maps(**gallery)
        yield self.scene(scene)
        yield self.original(real.train_origins[0])
        stage = len(names)
        found = yield from self._told(stage, stages, scenes.ring_spectra(self, scene))
        yield from self._spectra(found)
        prints = yield from self._told(stage + 1, stages, scenes.fingerprints(scene))
        yield from self._fingerprints(prints)
        yield from self._told(stage + 2, stages, scenes.training(self, scene))
        areas = scenes.baselines(scene)
        yield from self._judged(scene, areas)
        local = scenes.local_areas(self, scene)
        yield self.local_areas(
            [views.SHORT[name] for name in scenes.filled_sources(scene)],
            **{w: [v for v, _ in a.values()] for w, a in local.items()},
        )
        yield self.about(views.summary(self, scene, lacking, models, areas))
        yield from self._dealt(scene)
        for number, (kind, stream) in enumerate((("jpeg", self.after_jpeg), ("resizing", self.after_resizing))):
            lines = yield from self._told(stage + 3 + number, stages, scenes.robustness(self, scene, kind))
            yield stream(scenes.QUALITIES if kind == "jpeg" else scenes.SIZES, **lines)
        yield self.progress(stages, stages)
        metrics = {f"AUC, {name}": area for name, (area, _) in areas["detector"].items()}
        return metrics | {f"map's AUC, {name}": area for name, (area, _) in local["rougher"].items()}

    def _told(self, stage: int, stages: int, work: Iterator[Any]) -> Run:
        """Does a stage of the run, whose generator says where it is; returns what that returns."""
        while True:
            try:
                label = next(work)
            except StopIteration as end:
                return end.value
            yield self.progress(stage, stages, "steps", label)

    def _spectra(self, found: scenes.Rings) -> Iterator[Event]:
        """The radial averages, how far each source is from real ones in units of their spread, and the spreads."""
        mean, spread = found.mean[scenes.REAL], found.spread[scenes.REAL]
        away = {name: (line - mean) / np.maximum(spread, 1e-3) for name, line in found.mean.items()}
        for stream, lines in ((self.rings, found.mean), (self.distances, away), (self.spread, found.spread)):
            yield stream(found.frequency, **{views.SHORT[name]: line for name, line in lines.items()})

    def _fingerprints(self, prints: dict[str, np.ndarray]) -> Iterator[Event]:
        """Each source's fingerprint less that of real pictures, in decades."""
        real = prints.pop(scenes.REAL)
        yield self.prints([one - real for one in prints.values()], captions=[views.SHORT[name] for name in prints])

    def _judged(self, scene: scenes.Scene, areas: dict[str, dict[str, tuple[float, float]]]) -> Iterator[Event]:
        """ROC curves, that of the source held out dashed, and AUC beside that of the baselines."""
        lines = {views.SHORT[name]: line for name, line in scenes.roc_lines(scene).items()}
        away = [views.SHORT[name] for name in [scene.held_out] if name]
        yield self.roc_held_out(scenes.ALARMS, **{f"{name} (held out)": lines.pop(name) for name in away})
        yield self.roc(scenes.ALARMS, **lines)
        labels = [views.SHORT[name] for name in scene.halves]
        heights = {what: [found[name][0] for name in scene.halves] for what, found in areas.items()}
        yield self.areas(labels, **heights)
        yield self.area_table(*views.auc_table(scene, areas))

    def _dealt(self, scene: scenes.Scene) -> Iterator[Event]:
        """The first round of the game, with test pictures that no panel shows."""
        tests = scene.tests()
        logits = dict(scene.logits)
        game = Game(self.seed, tests.pop(scenes.REAL), logits.pop(scenes.REAL), tests, logits)
        yield self.game(game)
        yield from self._table(game)

    def _table(self, game: Game) -> Iterator[Event]:
        yield self.board(game.board(), caption=game.caption())
        yield self.answers(["picture", "is", "you", "detector"], game.answers())
        yield self.score(game.summary())

    @probe("Mark the fakes")
    def answer(self, game, at: Annotated[Array, Cell("board")]) -> Iterator[Event]:
        """A click on a picture marks it as fake, another one takes the mark back."""
        if game.click(int(at[0]), int(at[1])):
            yield self.board(game.board(), caption=game.caption())
        elif game.shown:
            yield self.board(game.board(), caption=CLOSED.replace("*", ""))

    @probe("Show the truth")
    def ask(self, game, name: Annotated[str, Entry("Show", "your name, for the scores")]) -> Iterator[Event]:
        """Ends the round: what was fake, how many of the twenty you had right, and how many the detector."""
        game.show_truth(name[:20])
        yield from self._table(game)

    @probe("New round")
    def deal(self, game, number: Annotated[float, Slider(1, 100, 1)]) -> Iterator[Event]:
        """Twenty other pictures; the same number always lays out the same ones."""
        game.deal(round(number))
        yield from self._table(game)

    @probe("Paint a hole of your own")
    def fill(
        self, scene, picture: Annotated[float, Slider(1, 100, 1)], hole: Annotated[Array, Mask(28, 28, over="original")]
    ) -> Iterator[Event]:
        """A real picture with this hole, filled by each source that fills holes, beside the maps that should find it."""
        chosen = scene.real.train_origins[(round(picture) - 1) % len(scene.real.train_origins)]
        yield self.original(chosen)
        if gallery := views.filled_by_all(self, scene, chosen, hole):
            yield self.maps(**gallery)

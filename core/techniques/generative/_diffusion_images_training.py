"""Training on the page on diffusion of pictures: the same noise sharper and sharper, measured now and then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from core.playback import Diverged
from core.streams import Event
from core.technique import Run
from core.techniques.generative import _diffusion_images_compare as compare
from core.techniques.generative import _diffusion_images_scene as scenes
from core.techniques.generative import _diffusion_images_views as views

if TYPE_CHECKING:
    from core.generative.image_diffusion import ImageDiffusion
    from core.techniques.generative._diffusion_images_scene import Scene
    from core.techniques.generative.diffusion_images import DiffusionImages

#: Steps of training between two grids, once the first of them are over, and between two measurements.
DRAW, MEASURE = 50, 500
#: Pictures of a measurement; steps of the sampler; steps in which the learning rate rises to its full size.
LIVE, GRID_STEPS, WARM_UP = 200, 10, 100


def trained(page: DiffusionImages, scene: Scene) -> Run:
    """Trains to the end and shows how the same noise becomes sharper; returns the newest page."""
    training = scene.training
    good, total, since = _saved(page, training).data, 0.0, training.step
    yield from _grown(page, scene)
    while training.step < page.steps:
        total += training.learn(page.learning_rate * min(1, (training.step + 1) / WARM_UP))
        step, before = training.step, page
        page = (yield page.progress(step, page.steps)) or page
        if before.noise_time != page.noise_time:
            yield page.forward(**views.forward(page, scene))
        if step % DRAW and step < page.steps and (step > DRAW or step & (step - 1)):
            continue
        if not training.is_finite:
            training.load(good)
            raise Diverged(
                f"weights are no numbers any more at step {step}; the last good ones are kept. A smaller learning_rate "
                f"helps (now {page.learning_rate:g})"
            )
        yield page.loss(step, network=total / (step - since))
        total, since = 0.0, step
        yield from _grown(page, scene)
        yield page.forward(**views.forward(page, scene))
        if step % MEASURE == 0 and scene.lenet is not None:
            made, _ = yield from compare.making(page, scene, "ddim", GRID_STEPS, LIVE, page.progress)
            measured = yield from compare.distance(scene, made, page.progress)
            yield page.fid(step, network=measured.value)
            yield page.about(scenes.summary(page, scene, _live(measured)))
        saved = _saved(page, training)
        good = saved.data
        yield saved
    return page


def _saved(page: DiffusionImages, training: ImageDiffusion) -> Event:
    """A checkpoint, which is a copy."""
    state = training.state()
    return page.checkpoint(state.pop("step"), **state)


def _grown(page: DiffusionImages, scene: Scene) -> Iterator[Event]:
    """The grid as the network makes it now, with few steps."""
    pictures = yield from page.reverse(scene, GRID_STEPS, "evaluations")
    yield page.grown(pictures, step=scene.training.step, columns=scene.columns)


def _live(measured: Any) -> str:
    note = f" {measured.note}" if measured.note else ""
    return (
        f"**FID-LeNet of {LIVE} pictures**, DDIM in {GRID_STEPS} steps: {measured.value:.3g} (standard error "
        f"{measured.error:.1g}).{note}"
    )

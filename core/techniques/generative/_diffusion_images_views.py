"""What the page on diffusion of pictures shows of the forward process and of inverse problems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from torch import Tensor

    from core.generative.inverse_problems import Measurement
    from core.techniques.generative._diffusion_images_scene import Scene
    from core.techniques.generative.diffusion_images import DiffusionImages

#: Times at which the error of the guess is measured, and of how many test pictures. Near 1000 the guess divides by almost 0.
TIMES, MEASURED = tuple(range(50, 951, 50)), 60
#: Answers of one inverse problem, and steps of the sampler on the way to them.
ANSWERS, SOLVING_STEPS = 8, 25
#: The standard deviation of the blur, as a share of the picture's side.
BLUR = 0.07
#: What each problem divides the sides by, and how many numbers of a channel may be known: their matrix is taken apart once.
SHRUNK, MOST_MEASURED = {"blurred": 1, "half the size": 2, "a quarter of the size": 4}, 1600
#: Of noise, this many standard deviations are white.
_WHITE = 3


def forward(page: DiffusionImages, scene: Scene) -> dict[str, Any]:
    """Arguments of a gallery, a row for each real picture: it, noised to ``noise_time``, two guesses of it, the noise seen.

    The first guess and the noise are what the network sees if it is told no class; for the second one it is told.
    """
    import torch

    from core.generative.image_diffusion import pixels

    t, data = page.noise_time, scene.planes(scene.real)
    noise = scene.noise[: len(data)]
    x = scene.plan.noised(data, t, noise)
    with torch.no_grad():
        seen, told = (scene.predictor(scene.real_labels, weight)(x, t) for weight in (-1.0, 0.0))
    parts = data, x, *(scene.plan.data(x, p, t) for p in (seen, told)), seen / _WHITE
    rows = np.stack([pixels(part) for part in parts], 1)
    captions = ["real", "noisy", "guess", "told", "noise"]
    return {
        "images": rows.reshape(-1, *rows.shape[2:]),
        "captions": captions + [""] * (len(rows) - 1) * len(captions),
        "columns": len(captions),
    }


def errors(scene: Scene) -> Iterator[tuple[int, dict[str, Any]]]:
    """How far one-step guesses are from test pictures, mean squared, of a pixel from -1 to 1, by time: (times done, lines).

    "mean picture" is what knowing nothing but the training pictures' mean costs: toward t = 1000 there is nothing else to know.
    """
    import torch

    images = scene.images
    rows = np.random.default_rng(1).permutation(len(images.test))[:MEASURED]
    data, labels = scene.planes(images.test[rows]), torch.from_numpy(images.test_labels[rows]).to(scene.device)
    mean = images.train[:: max(1, len(images.train) // 6000)].mean(0) / 127.5 - 1
    mean = torch.from_numpy(mean.astype(np.float32)).to(scene.device)
    mean = mean[None] if mean.ndim == 2 else mean.movedim(2, 0)
    unknown = float((data - mean).square().mean())
    noise, found = scene.fresh(len(data), 2), {"guess": [], "knowing the class": []}
    for done, t in enumerate(TIMES, start=1):
        x = scene.plan.noised(data, t, noise)
        for values, weight in zip(found.values(), (-1.0, 0.0), strict=True):
            with torch.no_grad():
                guess = scene.plan.data(x, scene.predictor(labels, weight)(x, t), t).clamp(-1, 1)
            values.append(float((guess - data).square().mean()))
            yield done - 1, {}
        yield done, {name: np.array(v) for name, v in found.items()} | {"mean picture": np.full(done, unknown)}


class Answered(NamedTuple):
    """``gallery``: arguments of a gallery; ``words`` say how well the answers agree with what was measured."""

    gallery: dict[str, Any]
    words: str


def unposed(page: DiffusionImages, scene: Scene) -> str | None:
    """One sentence when the knob ``problem`` cannot be posed for pictures of this size, else None."""
    _, height, width = scene.network.picture
    size, factor = f"those of {scene.images.name} are {height}x{width}", SHRUNK[page.problem]
    if height != width:
        return f"inverse problems need square pictures, but {size}"
    if height % factor:
        return f"problem is {page.problem}, but {size}, which is no multiple of {factor}; choose blurred"
    if (height // factor) ** 2 > MOST_MEASURED:
        return f"problem is {page.problem}, but {size}, which leaves too many numbers; choose a quarter of the size"
    return None


def measurement_of(page: DiffusionImages, scene: Scene) -> Measurement:
    """What the knob ``problem`` does to a picture. Raises ValueError where it cannot be posed."""
    from core.generative.inverse_problems import Measurement, blurring, shrinking

    if problem := unposed(page, scene):
        raise ValueError(problem)
    (channels, side, _), factor = scene.network.picture, SHRUNK[page.problem]
    key = page.problem, page.measured_noise
    if key not in scene.measurements:
        matrix = blurring(side, BLUR * side) if factor == 1 else shrinking(side, factor)
        scene.measurements[key] = Measurement(matrix.to(scene.device), page.measured_noise, channels)
    return scene.measurements[key]


def answers(page: DiffusionImages, scene: Scene, picture: np.ndarray) -> Iterator[Answered]:
    """Pictures that may be behind what was measured of a uint8 ``picture``, better at every step of the sampler."""
    import torch

    from core.generative.diffusion import sample
    from core.generative.inverse_problems import conditioned

    measurement, truth = measurement_of(page, scene), scene.planes(picture[None])
    measured = measurement(truth)
    noise = scene.fresh(ANSWERS, page.seed + 1)
    measured = measured + page.measured_noise * noise.flatten(1)[:1, : measured.shape[1]]
    nobody = torch.full((ANSWERS,), scene.network.classes, device=scene.device)
    guide = conditioned(scene.predictor(nobody, 0.0), scene.plan, measurement, measured)
    random = torch.Generator(scene.device).manual_seed(page.seed)
    start = scene.fresh(ANSWERS, page.seed + 2)
    eta = float(page.sampler == "ddpm")
    states = sample(guide, start, scene.plan, SOLVING_STEPS, eta, limit=1.0, generator=random)
    for state in states:
        yield _answered(page, measurement, measured, truth, state.guess)


def _answered(
    page: DiffusionImages, measurement: Measurement, measured: Tensor, truth: Tensor, found: Tensor
) -> Answered:
    from core.generative.image_diffusion import pixels

    average = found.mean(0, keepdim=True)
    plain = measurement.transposed(measurement.solve(1.0, measured)).reshape(truth.shape)
    shown = [truth, _as_picture(measured, truth), plain, average, found]
    misfits = ((measurement(found) - measured).square().mean(1).sqrt() / page.measured_noise).cpu().numpy()
    misfit = float((measurement(average) - measured).square().mean().sqrt() / page.measured_noise)
    off = (found - truth).square().flatten(1).mean(1).sqrt()
    average_off = float((average - truth).square().mean().sqrt())
    captions = ["original", "measured", "least squares", "average"]
    captions += [f"answer {number}" for number in range(1, len(found) + 1)]
    words = (
        f"**{len(found)} answers** to what is {page.problem}. Held against what was measured, they are off by {misfits.mean():.2f} "
        f"times its noise (from {misfits.min():.2f} to {misfits.max():.2f}; 1 is as much as the noise itself), their average "
        f"by {misfit:.2f}.\n\nFrom the original, which the network never sees, they are off by {float(off.mean()):.3f} a pixel "
        f"(black -1, white 1), the average by {average_off:.3f}, least squares by "
        f"{float((plain - truth).square().mean().sqrt()):.3f}. The average is nearest as a rule, because it blurs what they do not agree on."
    )
    gallery = {"images": np.concatenate([pixels(part) for part in shown]), "captions": captions, "columns": 4}
    return Answered(gallery, words)


def _as_picture(measured: Tensor, truth: Tensor) -> Tensor:
    """What was measured of one picture, each of its values as a square of pixels, in the picture's own size."""
    channels, side = truth.shape[1:3]
    small = round((measured.shape[1] / channels) ** 0.5)
    again = measured.reshape(1, channels, small, small)
    return again.repeat_interleave(side // small, 2).repeat_interleave(side // small, 3)

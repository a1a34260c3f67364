"""Pictures that the insight page changes until a layer responds more: activation maximization, and DeepDream."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from core.datasets.photographs import fitted
from core.technique import Run
from core.techniques.vision import _insight_knobs as knobs
from core.techniques.vision import _insight_views as views

if TYPE_CHECKING:
    from core.techniques.vision._insight_subject import Subject
    from core.techniques.vision.insight import Insight

#: Steps between two checkpoints.
_SAVE_EVERY = 4


def dreaming(
    page: Insight,
    subject: Subject,
    chosen: np.ndarray,
    sure: np.ndarray,
    target: int,
    layer: str,
    resume: dict[str, Any] | None,
) -> Run:
    """Gradient ascent on a picture or, for maximization, on noise; every step an event."""
    import torch

    from core.attribution.activation_maximization import activation_maximization
    from core.attribution.deep_dream import deep_dream, octave_sizes, resized
    from core.attribution.layers import output_shapes

    network, rng = subject.network, np.random.default_rng([page.seed, 3])
    own_size, is_output = tuple(network.shape[1:]), layer == list(network.layers)[-1]
    channel = page.channel if page.channel >= 0 else target if is_output else None
    done, picture, first, last = 0, None, None, 0.0
    if resume:
        done, first, last = resume["step"], resume["first"], resume["last"]
        picture = resume["picture"].to(network.device)
    rate = lambda: page.learning_rate  # noqa: E731
    if page.method == knobs.MAXIMIZATION:
        noise = 0.5 + 0.05 * rng.standard_normal(network.shape, dtype=np.float32)
        start = torch.from_numpy(noise).to(network.device).clamp(0, 1)
        begin = start if picture is None else picture
        ascents = activation_maximization(network, begin, layer, channel, rng, page.steps - done, rate, page.jitter)
        total = page.steps
    else:
        start = network.encode(fitted(chosen, (network.shape[0], *chosen.shape[:2]))[None])[0]
        free = len(output_shapes(network)[layer]) == 3
        longest = max(start.shape[1:])
        size = tuple(max(1, round(n * page.dream_size / longest)) for n in start.shape[1:]) if free else own_size
        start = resized(start, size)
        octaves = page.octaves if free else 1
        ascents = deep_dream(
            network, start, layer, channel, rng, octaves, page.steps, rate, page.jitter, done, picture
        )  # fmt: skip
        total = page.steps * len(octave_sizes(size, octaves))
    size = tuple(start.shape[1:])
    if resume:  # after the noise above, which the run drew once, too
        rng.bit_generator.state = resume["rng"]
    else:
        yield page.dream(views.pixels_of(start)[None], ["before"], step=0)
    for step, (picture, activation) in enumerate(ascents, done + 1):
        first, last = activation if first is None else first, activation
        page = (yield page.response(step, activation=activation)) or page
        yield page.dream(views.pixels_of(resized(picture, size))[None], [f"step {step}"], step=step)
        yield page.progress(step, total)
        if step % _SAVE_EVERY == 0:
            state = rng.bit_generator.state
            yield page.checkpoint(step, picture=picture, first=first, last=last, rng=state)
    dreamt = network.predict(resized(picture, own_size)[None]).softmax(1)[0].cpu().numpy()
    yield page.bars(subject, sure, dreamt)
    return {"activation gained": last - first, "p of the target in the dream": float(dreamt[target])}

"""The stages of a run of the attacks page: one picture, many pictures, the lights, conditioning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from core.guesses import SHOWN
from core.streams import Event
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness import _attacks_methods as methods
from core.techniques.robustness import _attacks_views as views
from core.techniques.robustness._attacks_scene import probabilities, share_of

if TYPE_CHECKING:
    from torch import Tensor

    from core.techniques.robustness._attacks_scene import Scene
    from core.techniques.robustness.attacks import Attacks

#: Events of long runs of steps on one picture: more would only be thrown away by the window.
_SHOWN_STEPS = 200


def one_picture(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The attack on the chosen picture, step by step: pictures, probabilities, and how they came about."""
    picture, label, before = scene.chosen(page)
    images, labels = picture, label
    if page.attack == knobs.UNIVERSAL:  # made for all, shown on this one
        images, labels = _with(scene.pictures, picture), _with(scene.labels, label)
    answer = int(before.argmax())
    path = [before]
    every = max(1, page.steps * (5 if page.attack == knobs.CW else page.restarts) // _SHOWN_STEPS)
    for number, many in enumerate(methods.steps_of(page, scene.model, images, labels, batch=scene.batch)):
        found = many[:1]
        path.append(probabilities(scene.model, found))
        if number % every == 0:
            yield from _shown(page, scene, picture, found, before, path[-1])
            yield from _along(page, scene, path, answer)
    if number % every:
        yield from _shown(page, scene, picture, found, before, path[-1])
        yield from _along(page, scene, path, answer)


def untouched(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The chosen picture before anything was done to it."""
    picture, _, sure = scene.chosen(page)
    yield from _shown(page, scene, picture, picture, sure, sure)


def _with(many: Tensor, first: Tensor) -> Tensor:
    import torch

    return torch.cat([first, many])


def _shown(page: Attacks, scene: Scene, picture: Tensor, found: Tensor, before: Any, after: Any) -> Iterator[Event]:
    """Picture, change and adversarial picture (1, channels, h, w), and both answers, probabilities (classes,)."""
    from core.attacks.projection import norms

    classes, norm = scene.victim.classes, methods.norm_of(page)
    saids = [views.said(classes, sure) for sure in (before, after)]
    text = methods.budget_text(float(norms(found - picture, norm)), norm)
    yield page.pictures_shown(**views.triptych(picture[0], found[0], saids, text))
    names, groups = views.bars(classes, before, after)
    yield page.probabilities(names, **groups)


def _along(page: Attacks, scene: Scene, path: list[np.ndarray], answer: int) -> Iterator[Event]:
    """Probabilities of the first answer and of the class that has become likeliest, after each step so far."""
    shares = np.stack(path)
    rival = int(np.where(np.arange(shares.shape[1]) == answer, -1, shares[-1]).argmax())
    names = scene.victim.classes
    yield page.path(np.arange(len(path)), **{names[answer]: shares[:, answer], names[rival]: shares[:, rival]})


def many_pictures(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The attack on all pictures, some at a time: how they look, what the model answers, who is taken for what."""
    import torch

    from core.attacks.gradients import predict

    images, labels, found, logits = scene.pictures, scene.labels, [], []
    again = scene.quick and bool(scene.scores)
    for _ in scene.right(scene.model):
        yield page.progress(0, len(images), "pictures", "The pictures themselves")
    scene.notes["many"] = views.headline(page, scene) + "."
    pieces = [slice(0, len(images))] if page.attack == knobs.UNIVERSAL else scene.pieces
    for rows in pieces:
        for step, now in enumerate(methods.steps_of(page, scene.model, images[rows], labels[rows], batch=scene.batch)):
            if rows.start == 0 and step % 4 == 0 and not again:
                some = now[:SHOWN]
                yield page.many(**views.first_of(views.guesses_of(scene, some, predict(scene.model, some))))
            yield page.progress(rows.start, len(images), "pictures", f"{page.attack}, step {step + 1}")
        found.append(now)
        logits.append(predict(scene.model, now))
        if again and rows != pieces[-1]:  # pictures that follow an edit must not flicker
            continue
        guesses = views.guesses_of(scene, torch.cat(found), torch.cat(logits))
        yield page.guesses(guesses)
        yield page.many(**views.first_of(guesses))
        yield page.confusion(guesses.confusion(), x_labels=guesses.classes, y_labels=guesses.classes)
    clean = yield from scene.right(scene.model)
    still = clean & (torch.cat(logits).argmax(1) == labels)
    scene.notes["many"] += " " + views.outcome(page, scene, torch.cat(found), torch.cat(logits).argmax(1), clean)
    yield page.about(views.told(scene))
    shares = {"clean accuracy": clean, "accuracy under attack": still}
    scene.scores |= {name: share_of(mask) for name, mask in shares.items()}


def honesty(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The ten lights, each as it is known."""
    from core.attacks.honesty import NAMES, lights_steps

    count = min(page.light_pictures, len(scene.labels))
    epsilon, norm = methods.budget_of(page), methods.norm_of(page)
    if not epsilon or not count:
        return
    columns = ["", "light", f"measured on {count} pictures at {methods.budget_text(epsilon, norm)}"]
    yield page.lights(columns, views.light_rows([], NAMES))
    aimed = methods.targets_of(page, scene.labels) is not None
    why = "it is aimed at one class" if aimed else "it has one change for all" if page.attack == knobs.UNIVERSAL else ""
    known = []
    for news in lights_steps(
        scene.model, methods.as_function(page, scene.model, scene.batch), scene.pictures[:count], scene.labels[:count], epsilon, norm,
        surrogate=scene.surrogate, restricted=why, seed=page.seed,
        piece=None if page.attack == knobs.UNIVERSAL else scene.piece,
    ):  # fmt: skip
        if isinstance(news, str):
            yield page.progress(len(known), len(NAMES), "lights", f"Is it honest? {news}")
        else:
            known.append(news)
            yield page.lights(columns, views.light_rows(known, NAMES))
    red = [light.sentence for light in known if light.state == "red"]
    verdict = "none is red." if not red else "".join(f"\n- {views.SIGNS['red']}: {sentence}" for sentence in red)
    scene.notes["lights"] = f"**Is it honest?** {count} pictures, {methods.budget_text(epsilon, norm)}: {verdict}"
    scene.scores["red lights"] = len(red)
    yield page.about(views.told(scene))


def conditioned(page: Attacks, scene: Scene) -> Iterator[Event]:
    """For each picture the relative condition number beside the smallest change found, of one model or of both."""
    import torch

    from core.attacks.conditioning import Conditioning, conditioning_steps

    count = min(page.conditioning_pictures, len(scene.labels))
    masked = "" if page.mask == knobs.UNMASKED else f", {page.mask}"
    models = {scene.victim.name + masked: scene.model}
    if scene.second and scene.second.name not in models:
        models[scene.second.name] = scene.second.network
    parts: dict[str, list[Conditioning]] = {name: [] for name in models}
    for number in range(count):
        for name, model in models.items():
            for found in conditioning_steps(model, scene.pictures[number : number + 1]):  # noqa: B007, its last one counts
                yield page.progress(number, count, "pictures", f"Jacobians of {name}")
            parts[name].append(found)
        known = {name: [torch.cat(v).cpu().numpy() for v in zip(*p, strict=True)] for name, p in parts.items()}
        label = np.repeat(np.arange(len(models)), [len(v[0]) for v in known.values()])
        condition, smallest = (np.concatenate([v[k] for v in known.values()]) for k in (1, 3))
        there = np.isfinite(condition) & np.isfinite(smallest)
        yield page.conditioning(condition[there], smallest[there], label[there], list(models))
        yield page.medians(
            [f"median of {number + 1} pictures", *models],
            [[name, *(f"{np.median(v[k]):.3g}" for v in known.values())] for k, name in enumerate(_QUANTITIES)],
        )


#: What the medians are of, as in ``core.attacks.conditioning``.
_QUANTITIES = (
    "σ₁, the Jacobian's largest singular value",
    "κ, relative condition number",
    "distance to the boundary, linearised (L2)",
    "smallest change found (L2)",
)

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
from core.techniques.robustness._attacks_scene import probabilities

if TYPE_CHECKING:
    from torch import Tensor

    from core.techniques.robustness._attacks_scene import Scene
    from core.techniques.robustness.attacks import Attacks

#: Events of long runs of steps on one picture: more would only be thrown away by the window.
_SHOWN_STEPS = 200
#: Pictures whose Jacobians one event computes.
_JACOBIANS = 2


def one_picture(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The attack on the chosen picture, step by step: pictures, probabilities, and how they came about."""
    picture, label, before = scene.chosen(page)
    images, labels = picture, label
    if page.attack == knobs.UNIVERSAL:  # made for all, shown on this one
        images, labels = _with(scene.pictures, picture), _with(scene.labels, label)
    answer = int(before.argmax())
    path = [before]
    every = max(1, page.steps * (5 if page.attack == knobs.CW else page.restarts) // _SHOWN_STEPS)
    for number, many in enumerate(methods.steps_of(page, scene.model, images, labels)):
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
    from core.attacks.projection import norms

    images, labels, found, logits = scene.pictures, scene.labels, [], []
    piece = len(images) if page.attack == knobs.UNIVERSAL else scene.piece
    for start in range(0, len(images), piece):
        rows = slice(start, start + piece)
        for step, now in enumerate(methods.steps_of(page, scene.model, images[rows], labels[rows])):
            if start == 0 and step % 4 == 0:
                some = now[:SHOWN]
                yield page.many(**views.first_of(views.guesses_of(scene, some, predict(scene.model, some))))
            yield page.progress(start, len(images), "pictures", f"{page.attack}, step {step + 1}")
        found.append(now)
        logits.append(predict(scene.model, now))
        guesses = views.guesses_of(scene, torch.cat(found), torch.cat(logits))
        yield page.guesses(guesses)
        yield page.many(**views.first_of(guesses))
        confusion = guesses.confusion()
        yield page.confusion(confusion, x_labels=guesses.classes, y_labels=guesses.classes)
    adversarial, answers = torch.cat(found), torch.cat(logits).argmax(1)
    clean = torch.cat([predict(scene.model, p).argmax(1) for p in images.split(scene.piece)]) == labels
    left = float((clean & (answers == labels)).float().mean())
    fooled = clean & (answers != labels)
    text = f"Right before: **{views.percent(float(clean.float().mean()))}**, after: **{views.percent(left)}**"
    if (targets := methods.targets_of(page, labels)) is not None:
        others = labels != targets
        hit = float((answers == targets)[others].float().mean()) if others.any() else float("nan")
        text += f"; taken for {scene.victim.classes[page.target_class]}: {views.percent(hit)} of the others"
    if fooled.any():
        lengths = norms((adversarial - images)[fooled], "l2")
        text += f". Median length of a change that fooled: {float(lengths.median()):.3g} (L2)"
    scene.notes["many"] = text + "."
    yield page.about(views.told(scene))
    scene.scores |= {"clean accuracy": float(clean.float().mean()), "accuracy under attack": left}


def honesty(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The ten lights, each as it is known."""
    from core.attacks.honesty import NAMES, lights

    count = min(page.light_pictures, len(scene.labels))
    epsilon, columns = methods.budget_of(page), ["", "light", "what was measured"]
    if not epsilon or not count:
        return
    yield page.lights(columns, views.light_rows([], NAMES))
    aimed = methods.targets_of(page, scene.labels) is not None
    why = "it is aimed at one class" if aimed else "it has one change for all" if page.attack == knobs.UNIVERSAL else ""
    known = []
    for light in lights(
        scene.model, methods.as_function(page, scene.model), scene.pictures[:count], scene.labels[:count], epsilon,
        methods.norm_of(page), surrogate=scene.surrogate, restricted=why, seed=page.seed,
    ):  # fmt: skip
        known.append(light)
        yield page.progress(len(known), len(NAMES), "lights", "Is the attack honest?")
        yield page.lights(columns, views.light_rows(known, NAMES))
    red = [light.sentence for light in known if light.state == "red"]
    scene.notes["lights"] = "".join(f"\n- ✗ {sentence}" for sentence in red) if red else ""
    scene.scores["red lights"] = len(red)
    yield page.about(views.told(scene))


def conditioned(page: Attacks, scene: Scene) -> Iterator[Event]:
    """For each picture the relative condition number beside the smallest change found, of one model or of both."""
    import torch

    from core.attacks.conditioning import Conditioning, conditioning

    count = min(page.conditioning_pictures, len(scene.labels))
    masked = "" if page.mask == knobs.UNMASKED else f", {page.mask}"
    models = {scene.victim.name + masked: scene.model}
    if scene.second and scene.second.name not in models:
        models[scene.second.name] = scene.second.network
    parts: dict[str, list[Conditioning]] = {name: [] for name in models}
    for start in range(0, count, _JACOBIANS):
        images = scene.pictures[start : min(start + _JACOBIANS, count)]
        for name, model in models.items():
            parts[name].append(conditioning(model, images))
            yield page.progress(start, count, "pictures", f"Jacobians of {name}")
        known = {name: [torch.cat(v).cpu().numpy() for v in zip(*p, strict=True)] for name, p in parts.items()}
        label = np.repeat(np.arange(len(models)), [len(v[0]) for v in known.values()])
        condition, found = (np.concatenate([v[k] for v in known.values()]) for k in (1, 3))
        there = np.isfinite(condition) & np.isfinite(found)
        yield page.conditioning(condition[there], found[there], label[there], list(models))
        yield page.medians(
            ["median", *models],
            [[name, *(f"{np.median(v[k]):.3g}" for v in known.values())] for k, name in enumerate(_QUANTITIES)],
        )


#: What the medians are of, as in ``core.attacks.conditioning``.
_QUANTITIES = ("σ₁ of the Jacobian", "relative condition κ", "boundary, linearised", "smallest change")

"""The stages of a run of the attacks page: one picture, many pictures, curves over epsilon, the lights, conditioning."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from core.guesses import SHOWN
from core.streams import Event
from core.techniques.robustness import _attacks_knobs as knobs
from core.techniques.robustness import _attacks_methods as methods
from core.techniques.robustness import _attacks_views as views

if TYPE_CHECKING:
    from torch import Tensor, nn

    from core.techniques.robustness._attacks_scene import Scene
    from core.techniques.robustness.attacks import Attacks

#: Events of long runs of steps on one picture: more would only be thrown away by the window.
_SHOWN_STEPS = 200
#: Where the curves' largest epsilon lies when the knob is at 0.
_REACH = {"linf": 0.1, "l2": 2.0}
#: Points of a curve, 0 included.
_POINTS = 11
#: Pictures whose Jacobians one event computes.
_JACOBIANS = 4


def one_picture(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The attack on the chosen picture, step by step: pictures, probabilities, and how they came about."""
    picture, label, _ = scene.chosen(page)
    images, labels, row = picture, label, 0
    if page.attack == knobs.UNIVERSAL:  # made for all, shown on this one
        images, labels = _with(scene.pictures, picture), _with(scene.labels, label)
    before = _probabilities(scene.model, picture)
    answer = int(before.argmax())
    yield from shown(page, scene, picture, picture, before, before)
    path = [before]
    every = max(1, page.steps * (5 if page.attack == knobs.CW else page.restarts) // _SHOWN_STEPS)
    found = picture
    for number, many in enumerate(methods.steps_of(page, scene.model, images, labels)):
        found = many[row : row + 1]
        path.append(_probabilities(scene.model, found))
        if number % every == 0:
            yield from shown(page, scene, picture, found, before, path[-1])
            yield from _along(page, scene, path, answer)
    yield from shown(page, scene, picture, found, before, path[-1])
    yield from _along(page, scene, path, answer)


def _with(many: Tensor, first: Tensor) -> Tensor:
    import torch

    return torch.cat([first, many])


def shown(page: Attacks, scene: Scene, picture: Tensor, found: Tensor, before: Any, after: Any) -> Iterator[Event]:
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


def curves(page: Attacks, scene: Scene) -> Iterator[Event]:
    """Accuracy against epsilon: one step, many steps, noise, and the chosen attack where it is another; then the second model."""
    norm = methods.norm_of(page)
    epsilons = np.linspace(0, 2 * methods.budget_of(page) or _REACH[norm], _POINTS)
    table: dict[str, np.ndarray] = {}
    for stream, prefix, victim in (
        (page.accuracy, "", scene.model),
        *(((page.compared, f"{scene.second.name}: ", scene.second.network),) if scene.second else ()),
    ):
        lines: dict[str, np.ndarray] = {}
        for values, label in _lines(page, scene, victim, epsilons):
            yield page.progress(0, None, "pictures", label)
            if not values:
                continue
            lines |= values
            solid = {name: line for name, line in lines.items() if not name.startswith("transfer")}
            yield stream(epsilons, **solid)
            if prefix == "" and (passed := {n.partition(" ")[2]: v for n, v in lines.items() if n not in solid}):
                yield page.transferred(epsilons, **passed)
            table |= {prefix + name: line for name, line in lines.items()}
            yield page.numbers(*_numbers(epsilons, table, norm))


def _numbers(epsilons: np.ndarray, table: dict[str, np.ndarray], norm: str) -> tuple[list[str], list[list[Any]]]:
    units = ["ε", "of 255"] if norm == "linf" else ["L2"]
    rows = [
        [
            f"{e:.4g}",
            *([f"{255 * e:.3g}"] if norm == "linf" else []),
            *(views.percent(line[k]) for line in table.values()),
        ]
        for k, e in enumerate(epsilons)
    ]
    return [*units, *table], rows


def _lines(
    page: Attacks, scene: Scene, model: nn.Module, epsilons: np.ndarray
) -> Iterator[tuple[dict[str, np.ndarray], str]]:
    """Lines as far as they are known, NaN beyond, and what is under way."""
    import torch

    from core.attacks.gradients import predict

    images, labels, norm = scene.pictures, scene.labels, methods.norm_of(page)
    pieces = [slice(k, k + scene.piece) for k in range(0, len(images), scene.piece)]
    right = torch.cat([predict(model, images[p]).argmax(1) == labels[p] for p in pieces])
    single, stepping = ("FGSM", knobs.PGD) if norm == "linf" else ("FGM L2", knobs.PGD_L2)
    stepping_name = f"{stepping}-{page.steps}"
    passes_on = scene.second is not None and model is scene.model
    names = [knobs.NOISE, single, stepping_name] + [f"transfer {single}"] * passes_on
    if page.attack in knobs.SMALLEST or page.attack == knobs.UNIVERSAL:
        names.append(page.attack)
    lines = {name: np.full(len(epsilons), np.nan) for name in names}
    standing = right.clone()
    for k, epsilon in enumerate(epsilons.tolist()):
        kept = dict.fromkeys(names, 0)
        for rows in pieces:
            x, y = images[rows], labels[rows]
            one = methods.one_step(page, model, x, y, epsilon)
            for name, judge, now in (
                (knobs.NOISE, model, methods.noise_for(page, x, epsilon)),
                (single, model, one),
                *(((f"transfer {single}", scene.second.network, one),) if passes_on else ()),
            ):
                clean = right[rows] if judge is model else predict(judge, x).argmax(1) == y
                kept[name] += int((clean & (predict(judge, now).argmax(1) == y)).sum())
            yield {}, f"{single} at {epsilon:.3g}"
            # What fooled within a smaller budget is within this one, too.
            open_rows = standing[rows].nonzero().flatten() + rows.start
            if len(open_rows) and epsilon:
                steps = methods.steps_of(
                    page, model, images[open_rows], labels[open_rows], attack=stepping, epsilon=epsilon
                )
                now = yield from _last(steps, f"{stepping_name} at {epsilon:.3g}")
                standing[open_rows] = predict(model, now).argmax(1) == labels[open_rows]
            if page.attack == knobs.UNIVERSAL and epsilon and rows.start == 0:
                steps = methods.steps_of(page, model, images, labels, epsilon=epsilon)
                now = yield from _last(steps, f"universal at {epsilon:.3g}")
                kept[knobs.UNIVERSAL] = int((right & (predict(model, now).argmax(1) == labels)).sum())
        kept[stepping_name] = int(standing.sum())
        if page.attack == knobs.UNIVERSAL and not epsilon:
            kept[knobs.UNIVERSAL] = int(right.sum())
        for name in names:
            if name not in knobs.SMALLEST:
                lines[name][k] = kept[name] / len(images)
        yield lines, f"epsilon {epsilon:.3g}"
    if page.attack in knobs.SMALLEST:
        yield from _by_distance(page, scene, model, epsilons, right, lines)


def _last(steps: Iterator[Tensor], label: str) -> Generator[tuple[dict[str, np.ndarray], str], None, Tensor]:
    """The last of an attack's steps, with an event at each."""
    for now in steps:
        yield {}, label
    return now


def _by_distance(
    page: Attacks, scene: Scene, model: nn.Module, epsilons: np.ndarray, right: Tensor, lines: dict[str, np.ndarray]
) -> Iterator[tuple[dict[str, np.ndarray], str]]:
    """Attacks that look for the smallest change have found it for every epsilon at once."""
    import torch

    from core.attacks.gradients import predict
    from core.attacks.projection import norms

    found: list[Tensor] = []
    for start in range(0, len(right), scene.piece):
        rows = slice(start, start + scene.piece)
        x, y = scene.pictures[rows], scene.labels[rows]
        now = yield from _last(methods.steps_of(page, model, x, y), f"{page.attack}, picture {start + 1}")
        fools = predict(model, now).argmax(1) != y
        found.append(torch.where(fools, norms(now - x, "l2"), torch.inf))
        distance = torch.cat(found).cpu().numpy()
        stands = right[: len(distance)].cpu().numpy() & (distance > epsilons[:, None])
        lines[page.attack] = stands.mean(1)
        yield lines, f"{page.attack}, picture {start + len(x)}"


def honesty(page: Attacks, scene: Scene) -> Iterator[Event]:
    """The ten lights, each as it is known."""
    from core.attacks.honesty import NAMES, lights

    count = min(page.light_pictures, len(scene.labels))
    epsilon, columns = methods.budget_of(page), ["", "light", "what was measured"]
    yield page.lights(columns, views.light_rows([], NAMES))
    if not epsilon or not count:
        return
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
    models = {scene.victim.name: scene.model} | ({scene.second.name: scene.second.network} if scene.second else {})
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
            ["median over pictures", *models],
            [[name, *(f"{np.median(v[k]):.3g}" for v in known.values())] for k, name in enumerate(_QUANTITIES)],
        )


_QUANTITIES = (
    "largest singular value σ₁ of the Jacobian",
    "relative condition number σ₁‖x‖/‖f(x)‖",
    "distance of the boundary, linearised (L2)",
    "smallest change found (L2)",
)


def _probabilities(model: nn.Module, picture: Tensor) -> np.ndarray:
    """Of all classes (classes,) for one picture (1, channels, h, w)."""
    from core.attacks.gradients import predict, returns_probabilities

    outputs = predict(model, picture)[0].float()
    return (outputs if returns_probabilities(outputs[None]) else outputs.softmax(0)).cpu().numpy()

"""Pictures, bars and sentences of the attacks page in the shapes that its streams take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from core.guesses import SHOWN, Guesses
from core.techniques.robustness import _attacks_methods as methods
from core.techniques.vision._insight_views import pixels_of, top_classes

if TYPE_CHECKING:
    from torch import Tensor

    from core.attacks.lights import Light
    from core.techniques.robustness._attacks_scene import Scene
    from core.techniques.robustness.attacks import Attacks

#: Factors by which a perturbation may be enlarged for the eye, the largest that fits is taken.
_FACTORS = np.array([1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500, 1000])
#: Classes of a confusion matrix, the most frequent ones of a network that knows more.
_MOST_CLASSES = 12
#: A light as a word and a sign, so that no meaning hangs on a colour.
SIGNS = {"green": "✓ holds", "red": "✗ fails", "grey": "– open"}


def triptych(original: Tensor, adversarial: Tensor, saids: Sequence[str], epsilon: str) -> dict[str, Any]:
    """Arguments of a ``Gallery``: picture, change around grey and adversarial picture, all (channels, h, w); ``saids`` is what
    the model says of the two."""
    change = (adversarial - original).cpu().numpy()
    reach = float(np.abs(change).max())
    factor = _FACTORS[max(0, int(np.searchsorted(_FACTORS, 0.5 / max(reach, 1e-9), "right")) - 1)]
    enlarged = np.clip(0.5 + factor * change, 0, 1)
    middle = enlarged[0] if len(enlarged) == 1 else np.moveaxis(enlarged, 0, 2)
    images = np.stack([pixels_of(original), middle, pixels_of(adversarial)])
    return {"images": images, "captions": [saids[0], f"×{factor}: {epsilon.removeprefix('ε ')}", saids[1]]}


def said(classes: Sequence[str], sure: np.ndarray) -> str:
    """ "panda: 98 %", short enough to stand below a picture: a wider caption would not be drawn."""
    best = int(sure.argmax())
    return f"{classes[best].partition(',')[0][:12]}: {100 * sure[best]:.3g} %"


def bars(classes: Sequence[str], before: np.ndarray, after: np.ndarray) -> tuple[list[str], dict[str, np.ndarray]]:
    """Labels and groups of ``Bars``: probabilities (classes,) for both pictures, of the likeliest classes of either."""
    rows = top_classes(np.maximum(before, after))
    return [classes[r] for r in rows], {"original": before[rows], "adversarial": after[rows]}


def guesses_of(scene: Scene, pictures: Tensor, logits: Tensor) -> Guesses:
    """What the model says of the first adversarial pictures; of many classes those that occur most."""
    probability, predicted = (v.cpu().numpy() for v in logits.float().softmax(1).max(1))
    labels = scene.labels[: len(pictures)].cpu().numpy()
    classes = list(scene.victim.classes)
    if len(classes) > 20:
        seen, counts = np.unique(np.concatenate([labels, predicted]), return_counts=True)
        kept = np.sort(seen[np.argsort(-counts, kind="stable")][: _MOST_CLASSES - 1])
        place = np.full(len(classes), len(kept))
        place[kept] = np.arange(len(kept))
        labels, predicted = place[labels], place[predicted]
        classes = [*(classes[k] for k in kept), "others"]
    pixels = np.stack([pixels_of(p) for p in pictures])
    return Guesses(tuple(classes), pixels, labels, np.arange(len(pictures)), predicted, probability)


def first_of(guesses: Guesses) -> dict[str, Any]:
    """Arguments of a ``Gallery``: the first pictures, those that fool the model marked."""
    shown = slice(0, SHOWN)
    truth, predicted = guesses.truth[shown], guesses.predicted[shown]
    pairs = zip(truth, predicted, strict=True)
    captions = [guesses.classes[t] if t == p else f"{guesses.classes[t]}→{guesses.classes[p]}" for t, p in pairs]
    return {"images": guesses.pictures[shown], "captions": captions, "marks": truth != predicted}


def light_rows(lights: Sequence[Light], names: Sequence[str]) -> list[list[str]]:
    """Rows of a ``Table``: those known, then those to come."""
    known = [[SIGNS[light.state], light.name, light.sentence] for light in lights]
    return known + [["…", name, ""] for name in names[len(lights) :]]


def percent(share: float) -> str:
    """ "97.5 %"; nothing where it was not measured."""
    return "" if np.isnan(share) else f"{100 * share:.1f} %"


def headline(page: Attacks, scene: Scene) -> str:
    """Markdown: the attack with all that its numbers depend on, and on how many pictures it is made."""
    budget = methods.budget_text(methods.budget_of(page), methods.norm_of(page))
    aimed = methods.targets_of(page, scene.labels) is not None
    towards = f", towards {scene.victim.classes[page.target_class]}" if aimed else ""
    return f"**{methods.described(page)}**; {budget}{towards}; {len(scene.labels)} pictures"


def outcome(page: Attacks, scene: Scene, adversarial: Tensor, answers: Tensor, clean: Tensor) -> str:
    """Markdown: shares right before and after, of which ``clean`` (n,) was right before, and how long changes were."""
    from core.attacks.projection import norms

    labels, fooled = scene.labels, clean & (answers != scene.labels)
    shares = (percent(float(mask.float().mean())) for mask in (clean, clean & ~fooled))
    text = "Right before: **{}**, after: **{}**".format(*shares)
    if (targets := methods.targets_of(page, labels)) is not None:
        others = labels != targets
        hit = float((answers == targets)[others].float().mean()) if others.any() else float("nan")
        text += f"; taken for {scene.victim.classes[page.target_class]}: {percent(hit)} of the others"
    if fooled.any():
        lengths = norms((adversarial - scene.pictures)[fooled], "l2")
        text += f". Median length of a change that fooled: {float(lengths.median()):.3g} (L2)"
    return text + "."


def told(scene: Scene) -> str:
    """Markdown: what was measured, on what, and what else there is to say."""
    page, victim = scene.page, scene.victim
    if scene.second:
        name = scene.second.name
        dashed = (
            f"Dashed: **{name}** ({scene.second.card['title']}), attacked with its own gradients. "
            f"Dotted: {name} sees the pictures made for {victim.name}."
        )
    lines = [
        *filter(None, scene.notes.values()),
        victim.about,
        dashed if scene.second else "",
        f"Masked on purpose: {page.mask}." if page.mask != "none" else "",
    ]
    return "\n\n".join(filter(None, lines))

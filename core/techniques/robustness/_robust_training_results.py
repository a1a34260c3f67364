"""What a robust training run has come to: the table at its end, its words, and its networks in the models library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core import models_library
from core.cli_options import command_of
from core.techniques.robustness import _robust_training_views as views

if TYPE_CHECKING:
    from core.attacks.adversarial_generator import SimpleGenerators
    from core.technique import Run
    from core.techniques.robustness._robust_training_twins import Scene
    from core.techniques.robustness.robust_training import RobustTraining

#: How many times as many pictures the table is of as the sample, and how many times as many steps its attack takes.
_PICTURES, _STEPS = 5, 2


def tested(page: RobustTraining, scene: Scene) -> Run:
    """Attacks many pictures and trains generators; fills the table as it goes on and returns the scores."""
    columns, rows, scores = ["right of", *scene.networks], {}, {}
    for name, network in scene.networks.items():
        for row, value in (yield from _accuracies(page, scene, name, network)).items():
            rows.setdefault(row, [row]).append(value)
            scores[f"{name} {row.partition(',')[0]}"] = value
    yield page.results_table(columns, list(rows.values()))
    if page.generator_check:
        made = yield from _generators(page, scene)
        share, distance = zip(*map(views.generator_scores, made.values()), strict=True)
        rows["share"] = ["generators: success", *share]
        rows["distance"] = ["their distance, L2", *distance]
        yield page.results_table(columns, list(rows.values()))
        scores |= {f"{name} generators": value for name, value in zip(made, share, strict=True)}
        scores |= {f"{name} generators L2": d for name, d in zip(made, distance, strict=True) if d is not None}
    return scores


def _accuracies(page: RobustTraining, scene: Scene, name: str, network: Any) -> Run:
    """By row of the table: all test pictures untouched, and many after noise, one step and many steps of an attack."""
    import torch

    from core.attacks.measure import accuracy_under, answers
    from core.attacks.noise import noise

    images, piece, right = scene.images, scene.pace.piece, 0
    total, steps = len(images.test), page.attack_steps * _STEPS
    for start in range(0, total, piece):
        yield page.progress(start, total, "pictures", f"Testing the {name} network")
        part = slice(start, start + piece)
        truth = torch.from_numpy(images.test_labels[part]).to(network.device)
        right += int((answers(network, network.encode(images.test[part])) == truth).sum())
    pictures, labels = scene.test(page.sample * _PICTURES)
    tick = page.progress(0, None, "pictures", f"Attacking the {name} network")
    given = (tick, network, pictures, labels, page.epsilon)
    made = {
        "random noise": noise(pictures, page.epsilon),
        "one step (FGSM)": (yield from views.attacking(*given, 1, piece, random_start=False)),
        f"PGD-{steps}": (yield from views.attacking(*given, steps, piece)),
    }
    found = {f"clean, all {total:,}": right / total}
    for attack, changed in made.items():
        yield tick
        row = f"{attack}, {len(pictures):,}"
        found[row] = accuracy_under(network, pictures, changed, labels, piece)
    return found


def _generators(page: RobustTraining, scene: Scene) -> Run:
    """Simple generators against both networks, from the same test pictures."""
    samples, labels = scene.test(views.GENERATED_FROM)
    made: dict[str, SimpleGenerators] = {}
    for name, network in scene.networks.items():
        tick = page.progress(0, None, "pictures", f"Training generators against the {name} network")
        made[name] = yield from views.generating(tick, network, samples, labels)
        yield page.generated(**views.generated(made, scene.images.classes))
    return made


def saved(page: RobustTraining, scene: Scene, scores: dict[str, float]) -> str:
    """Puts both networks into the models library; returns Markdown that says where. Raises OSError."""
    from datetime import datetime

    paths = []
    for name, network in scene.networks.items():
        own = {k.removeprefix(f"{name} "): round(v, 6) for k, v in scores.items() if k.startswith(f"{name} ")}
        about = {
            "title": f"{page.network} on {scene.images.name}, {name} training",
            "data": scene.images.name,
            "classes": list(scene.images.classes),
            "accuracy": {"test": own.pop("clean"), "pictures": len(scene.images.test), "epsilon": page.epsilon, **own},
            "licence": "trained by you; the data's licence applies",
            "command": command_of(page),
            "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        paths.append(models_library.save(f"{page.save_as}-{name}", network, about))
    return f"Saved as {' and '.join(f'**{path.stem}**' for path in paths)} in `{paths[0].parent}`."


def summary(page: RobustTraining, scene: Scene) -> str:
    """Markdown on data, networks and what is measured."""
    images, (first, second) = scene.images, scene.twins
    height, width, channels = images.shape
    weights = sum(p.numel() for p in second.network.parameters())
    lines = [images.note] if images.note else []
    lines += [
        f"**{images.name}**: {len(images.train):,} pictures to learn from, {len(images.test):,} to test on, "
        f"{height}x{width}{' in colour' if channels == 3 else ' grey'}. Two networks of {weights:,} weights start alike: "
        f"**{first.name}** and **{second.name}**.",
        f"Epsilon is **{views.levels(page.epsilon)}** in every pixel. *one step* is FGSM, *PGD* takes {page.attack_steps} steps "
        f"from a random start, both on the same {min(page.sample, len(images.test))} test pictures each time.",
        f"Each row of attacked pictures: untouched; for {first.name} and then {second.name}, the attacked picture and what "
        f"changed, **{0.5 / page.epsilon:.3g} times** as strong, grey where nothing did. A frame: {second.name} is fooled. "
        "*Saliency*: orange speaks for the true class, blue against it.",
    ]
    if stopping := scene.stopping:
        best = f" {second.name}: update {stopping.step:,}, {stopping.share:.0%}." if scene.step == scene.last else ""
        lines.append(
            f"**Early stopping**: {len(stopping.labels)} training pictures are held out. In the end {second.name} goes back to "
            f"the weights that stood PGD best on them.{best}"
        )
    return "\n\n".join(lines)

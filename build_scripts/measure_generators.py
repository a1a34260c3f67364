"""Trains GANs of pictures as the page does and measures them all the same way: writes resources/studies/generative_quality.json and .md.

    python build_scripts/measure_generators.py --steps 5000

Some ten minutes on two cores. Each training that is finished is kept in the JSON and not repeated; one that was stopped goes
on from its checkpoint in build/. The table also takes what the cards of shipped generators of MNIST say, where they exist.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from lenet_measures import NEAREST, SEARCHED, nearest_distance, seen, the_lenet
from training_run import BUILD, Run

from core import compute, datasets, models_library
from core.generative import image_measures as measures
from core.knobs import validated
from core.playback import Playback
from core.techniques.generative.gan_images import GANImages
from core.trees import load_tree, replacing, save_tree

STUDIES = Path(__file__).parents[1] / "resources" / "studies"
PRESETS = ("MLP GAN", "DCGAN", "Conditional DCGAN", "WGAN-GP", "Spectral norm, hinge")
#: Shipped models of MNIST whose cards may give a row.
SHIPPED = ("mnist_gan", "mnist_pixelcnn", "mnist_diffusion")
PIECE = 100


@dataclass(frozen=True)
class Yardstick:
    """What every generator is held against: LeNet's features of the test pictures, and what real pictures score themselves."""

    lenet: Any
    images: datasets.Images
    features: np.ndarray
    real: dict[str, float]

    @classmethod
    def of(cls, images: datasets.Images) -> Yardstick:
        """``real`` holds the scores of as many training pictures as there are test pictures, drawn at random: the floor."""
        lenet = the_lenet()
        test, _ = seen(lenet, images.test)
        rows = np.random.default_rng(0).permutation(len(images.train))[: len(images.test)]
        yardstick = cls(lenet, images, test, {})
        # A training picture is its own nearest one: the distances of real pictures are those of test pictures.
        floor = yardstick.scores(images.train[np.sort(rows)]) | {"nearest": nearest_distance(images, images.test)}
        return cls(lenet, images, test, floor)

    def scores(self, pictures: np.ndarray) -> dict[str, float]:
        """All measures of pictures (n, 28, 28) uint8 but the distance of the nearest training picture."""
        features, probabilities = seen(self.lenet, pictures)
        found = measures.fid(measures.Gaussian.of(self.features), features)
        histogram = measures.Histogram.of(probabilities)
        precision, recall = measures.precision_and_recall(self.features, features)
        return {
            "pictures": len(pictures), "FID-LeNet": found.value, "FID-LeNet error": found.error,
            "class entropy": histogram.entropy, "sure": histogram.sure, "precision": precision, "recall": recall,
        }  # fmt: skip


def main() -> None:
    """Trains what is missing, measures it, writes the table after each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=5000, help="rounds of each training")
    parser.add_argument("--presets", nargs="+", choices=PRESETS, default=PRESETS, metavar="PRESET")
    parser.add_argument("--seeds", nargs="+", type=int, default=[0])
    parser.add_argument("--samples", type=int, default=10_000, help="pictures that are measured; fewer to try it out")
    parser.add_argument("--threads", type=int, default=compute.cores())
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--folder", type=Path, default=STUDIES, help="where JSON and table are written")
    options = parser.parse_args()
    images = datasets.load("mnist")  # says at once what is missing: the page would take the built-in digits
    compute.use(options.device, options.threads)
    options.folder.mkdir(parents=True, exist_ok=True)
    path, run = options.folder / "generative_quality.json", Run("measure_generators")
    study = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"runs": {}}
    yardstick = Yardstick.of(images)
    study["real"] = yardstick.real
    run.log(f"real pictures: {yardstick.real}")
    for seed in options.seeds:
        for preset in options.presets:
            name = f"{preset}, {options.steps} rounds, seed {seed}"
            if name in study["runs"]:
                run.log(f"{name}: measured before")
                continue
            page = validated(
                GANImages, GANImages.presets[preset] | {"data": "mnist", "steps": options.steps, "seed": seed}
            )
            scene, seconds = train(page, run, name)
            pictures = drawn(scene, options.samples, seed)
            scores = yardstick.scores(pictures) | {"nearest": nearest_distance(images, pictures)}
            study["runs"][name] = {
                "generator": preset, "rounds": options.steps, "seed": seed, "seconds": round(seconds, 1),
                "threads": options.threads, "device": options.device, **scores,
                "command": shlex.join(["python", f"build_scripts/{Path(__file__).name}", *sys.argv[1:]]),
                "made": datetime.now().astimezone().isoformat(timespec="seconds"),
            }  # fmt: skip
            run.log(f"{name}: {study['runs'][name]}")
            write(path, study)
    write(path, study)


def train(page: GANImages, run: Run, name: str) -> tuple[Any, float]:
    """The page's scene after the last round, and the seconds that its rounds took, measuring and drawing left out."""
    kept = BUILD / f"measure_{''.join(c if c.isalnum() else '_' for c in name)}.safetensors"
    resume = load_tree(kept) if kept.exists() else None
    seconds = resume.pop("seconds") if resume else 0.0
    if resume:
        run.log(f"{name}: going on from round {resume['step']}")
    playback, scene, saved = Playback(page, resume), None, time.monotonic()
    while True:
        start = time.perf_counter()
        event = playback.advance()
        if event.stream == "progress" and event.data["unit"] == "steps":
            seconds += time.perf_counter() - start
        elif event.stream == "scene":
            scene = event.data["product"]
        elif event.stream == "fid":
            run.log(f"{name}: round {event.data['x']:g}, live FID-LeNet {event.data['lines']}, {seconds:.0f} s")
        elif event.stream == "checkpoint":
            if event.data["step"] == page.steps:  # what follows are the page's own last measurements
                playback.close()
                kept.unlink(missing_ok=True)
                return scene, seconds
            if time.monotonic() > saved + 30:
                save_tree(kept, {**event.data, "seconds": seconds})
                saved = time.monotonic()


def drawn(scene: Any, count: int, seed: int) -> np.ndarray:
    """New pictures of the generator (its average, where one is taken), classes as frequent as in training."""
    noise, labels = scene.drawn(count, [seed, 5])
    return np.concatenate(
        [scene.made(noise[at : at + PIECE], labels[at : at + PIECE]) for at in range(0, count, PIECE)]
    )


def write(path: Path, study: dict[str, Any]) -> None:
    """The numbers as JSON, and the table made of them."""
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(study, indent=2) + "\n", encoding="utf-8")
    with replacing(path.with_suffix(".md")) as temporary:
        temporary.write_text(table(study), encoding="utf-8")


COLUMNS = {
    "FID-LeNet": ".3g", "class entropy": ".3f", "sure": ".1%", "precision": ".3f", "recall": ".3f", "nearest": ".2f",
}  # fmt: skip


def table(study: dict[str, Any]) -> str:
    """The study as Markdown."""
    real = study["real"]
    lines = [
        "# How close generated digits come to real ones\n",
        "Every generator is measured the same way, on new pictures against the 10,000 test pictures of MNIST.",
        "*FID-LeNet*: Fréchet distance in the 128 features of the shipped network for MNIST, ± its standard error (jackknife); no",
        "FID of other papers, whose features are Inception's. *Entropy* of the classes that this network sees, at most ln 10 = 2.303",
        "nats. *Sure*: at least 0.9. *Precision* and *recall* with k = 3 (Kynkäänniemi et al. 2019), on all pictures. *Nearest*: mean",
        f"distance of {SEARCHED:,} pictures to their nearest training pictures, in pixels from black to white; less than that of real",
        "test pictures would mean learning by heart. *Seconds* are those of the training's rounds alone.\n",
        "| generator | rounds | seed | seconds | pictures | FID-LeNet | over the floor | entropy | sure | precision | recall | nearest |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        _row("real pictures: the floor", "", "", "", real, real),
    ]
    rows = sorted(study["runs"].values(), key=lambda r: (r["rounds"], r["FID-LeNet"]))
    for found in rows:
        on = f"{found['threads']} CPU threads" if found["device"] == "cpu" else found["device"]
        seconds = f"{found['seconds']:.0f} on {on}"
        lines.append(_row(found["generator"], f"{found['rounds']:,}", found["seed"], seconds, found, real))
    cards = [(name, models_library.card(name)) for name in SHIPPED if name in models_library.names()]
    lines += [_row(f"`{name}` (its card)", "", "", "", _of_card(card["accuracy"]), real) for name, card in cards]
    lines.append(
        "\nThe floor is what as many training pictures score, drawn at random; its *nearest* is that of test pictures.\n"
    )
    lines += [f"- {r['generator']}, {r['made'][:10]}: `{r['command']}`" for r in rows]
    lines += [f"- {name}, {card['made'][:10]}: `{card['command']}`" for name, card in cards]
    return "\n".join(lines) + "\n"


def _of_card(accuracy: dict[str, Any]) -> dict[str, float]:
    """A card's numbers by the names used here; cards have names of their own time."""
    found = {}
    for name, value in accuracy.items():
        text = name.lower()
        if text.startswith("fid-lenet") and "training" not in text:
            found.setdefault("FID-LeNet", value)  # a card's first is its best sampler's
        elif text == NEAREST:
            found["nearest"] = value
        elif "entropy" in text:
            found["class entropy"] = value
        elif "sure" in text:
            found["sure"] = value
        elif text in ("precision", "recall", "pictures"):
            found[text] = value
        if text.startswith("fid-lenet of ") and text.endswith(" samples"):
            found["pictures"] = int(text.split()[2].replace(",", ""))
    return found


def _row(name: str, rounds: str, seed: Any, seconds: str, found: dict[str, float], real: dict[str, float]) -> str:
    cells = {key: format(found[key], form) if key in found else "" for key, form in COLUMNS.items()}
    if "FID-LeNet error" in found:
        cells["FID-LeNet"] += f" ± {found['FID-LeNet error']:.1g}"
    fid, *others = cells.values()
    over = f"{found['FID-LeNet'] / real['FID-LeNet']:.1f}" if "FID-LeNet" in found else ""
    pictures = f"{found['pictures']:,}" if "pictures" in found else ""
    return f"| {' | '.join(map(str, (name, rounds, seed, seconds, pictures, fid, over, *others)))} |"


if __name__ == "__main__":
    main()

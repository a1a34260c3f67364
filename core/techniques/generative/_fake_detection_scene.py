"""What the page on telling fakes measures: spectra, fingerprints, the detector and its rivals, robustness, local maps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.generative import detection, spectra
from core.generative.local_maps import roughness, seam_contrast
from core.techniques.generative._fake_detection_knobs import INPAINTED
from core.techniques.generative._fake_detection_sources import pieces

if TYPE_CHECKING:
    from core.techniques.generative._fake_detection_sources import Half, Real
    from core.techniques.generative.fake_detection import FakeDetection

#: JPEG qualities and shares of the size that pictures are put through.
QUALITIES, SIZES = (95, 90, 80, 70, 60, 50, 40, 30), (1.0, 0.9, 0.75, 0.6, 0.5)
REAL = "real"


@dataclass
class Scene:
    """``models`` are the library's by kind; ``halves`` the pictures of each source, train and test; ``held_out`` one's name, or None.

    Found one after the other: ``detector``, and ``logits`` of the test pictures by source, real ones by "real".
    """

    real: Real
    models: dict[str, str]
    halves: dict[str, tuple[Half, Half]] = field(default_factory=dict)
    held_out: str | None = None
    detector: detection.Detector | None = None
    logits: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def seen(self) -> list[str]:
        """Sources that the detector is trained on."""
        return [name for name in self.halves if name != self.held_out]

    def tests(self) -> dict[str, np.ndarray]:
        """Test pictures by source, the real ones first."""
        return {REAL: self.real.test, **{name: test.pictures for name, (_, test) in self.halves.items()}}

    def area(self, name: str) -> float:
        """The detector's AUC for a source."""
        return detection.auc(self.logits[REAL], self.logits[name])


def pieces_of_features(page: FakeDetection, pictures: np.ndarray) -> Iterator[np.ndarray]:
    """Features of so many pictures at a time."""
    for (piece,) in pieces(pictures):
        yield detection.features(piece, page.features, page.window)


def training(page: FakeDetection, scene: Scene) -> Iterator[str]:
    """Trains the detector, and asks it for all test pictures; says where it is."""
    rng = np.random.default_rng([page.seed, 3])

    def looked_at(pictures: np.ndarray, name: str) -> Iterator[str]:
        found = []
        for part in pieces_of_features(page, pictures):
            found.append(part)
            yield f"Features of {name}"
        return np.concatenate(found)

    sets = {REAL: scene.real.train, **{name: scene.halves[name][0].pictures for name in scene.seen}}
    rows = {}
    for name, pictures in sets.items():
        rows[name] = yield from looked_at(pictures, name)
        if page.train_on_jpeg:
            squeezed = []
            for (piece,) in pieces(pictures):
                squeezed += [jpeg(picture[None], int(rng.integers(50, 96))) for picture in piece]
                yield f"JPEG of {name}"
            again = yield from looked_at(np.concatenate(squeezed), name)
            rows[name] = np.concatenate([rows[name], again])
    scene.detector = detection.trained(rows.pop(REAL), list(rows.values()))
    for name, pictures in scene.tests().items():
        scene.logits[name] = scene.detector.logits((yield from looked_at(pictures, name)))


def baselines(scene: Scene) -> dict[str, dict[str, tuple[float, float]]]:
    """AUC and standard error by what was looked at and by source: the detector's, and those of single numbers.

    Of a single number the better direction counts, though nobody could know it beforehand, and seam contrast is taken at the
    true hole; of pictures without one, at a random one of the same kind. Both are in the baselines' favour.
    """
    masks = {name: test.masks for name, (_, test) in scene.halves.items()}
    tests = scene.tests()
    numbers = {
        "mean brightness": {name: spectra.grey(p).mean(axis=(1, 2)) for name, p in tests.items()},
        "contrast": {name: spectra.grey(p).std(axis=(1, 2)) for name, p in tests.items()},
    }
    found: dict[str, dict[str, tuple[float, float]]] = {"detector": {}, "mean brightness": {}, "contrast": {}}
    found["seam contrast"] = {}
    for name in scene.halves:
        count, others = len(tests[name]), len(tests[REAL])
        found["detector"][name] = _with_error(scene.area(name), others, count)
        for what, values in numbers.items():
            found[what][name] = _with_error(_better_way(values[REAL], values[name]), others, count)
        same = min(count, others)
        seams = [seam_contrast(some[:same], masks[name][:same]) for some in (tests[REAL], tests[name])]
        found["seam contrast"][name] = _with_error(_better_way(*seams), same, same)
    return found


def _with_error(area: float, real: int, generated: int) -> tuple[float, float]:
    return area, detection.auc_error(area, real, generated)


def _better_way(real: np.ndarray, generated: np.ndarray) -> float:
    area = detection.auc(real, generated)
    return max(area, 1 - area)


#: False alarms that ROC curves are drawn at.
ALARMS = np.linspace(0, 1, 201)


def roc_lines(scene: Scene) -> dict[str, np.ndarray]:
    """True alarms at ``ALARMS``, by source."""
    lines = {}
    for name in scene.halves:
        false, true = detection.roc(scene.logits[REAL], scene.logits[name])
        # Of points above each other the highest counts, as np.interp would not know.
        last = np.append(np.diff(false) > 0, True)
        lines[name] = np.interp(ALARMS, false[last], true[last])
    return lines


class Rings(NamedTuple):
    """log10 power in rings of the spectrum: ``frequency`` (r,), and by source ``mean`` and ``spread`` (r,) over its pictures."""

    frequency: np.ndarray
    mean: dict[str, np.ndarray]
    spread: dict[str, np.ndarray]


def ring_spectra(page: FakeDetection, scene: Scene) -> Iterator[str]:
    """Measures the test pictures of every source; returns ``Rings``."""
    mean, spread = {}, {}
    for name, pictures in scene.tests().items():
        parts = []
        for (piece,) in pieces(pictures):
            parts.append(spectra.log_power(spectra.radial(spectra.power(piece, page.window))))
            yield f"Spectra of {name}"
        found = np.concatenate(parts)
        mean[name], spread[name] = found.mean(axis=0), found.std(axis=0)
    return Rings(spectra.rings(scene.real.test.shape[1:3])[0], mean, spread)


def fingerprints(scene: Scene) -> Iterator[str]:
    """log10 of each source's fingerprint (h, w), by name, real pictures first."""
    found = {}
    for name, pictures in scene.tests().items():
        parts = []
        for (piece,) in pieces(pictures):
            parts.append(spectra.residual(piece))
            yield f"Residuals of {name}"
        found[name] = spectra.log_power(spectra.fingerprint(np.concatenate(parts)))
    return found


def jpeg(pictures: np.ndarray, quality: int) -> np.ndarray:
    """Pictures uint8 after JPEG of this quality, 1 to 95, as Pillow writes it."""
    from PIL import Image

    done = []
    for picture in pictures:
        content = io.BytesIO()
        Image.fromarray(picture).save(content, "JPEG", quality=quality)
        done.append(np.asarray(Image.open(content)))
    return np.stack(done)


def resized(pictures: np.ndarray, share: float) -> np.ndarray:
    """Pictures uint8 made smaller to this share of their sides and enlarged again, both bilinearly as Pillow does it."""
    from PIL import Image

    height, width = pictures.shape[1:3]
    small = max(1, round(width * share)), max(1, round(height * share))
    if small == (width, height):
        return pictures
    way = Image.Resampling.BILINEAR
    return np.stack([np.asarray(Image.fromarray(p).resize(small, way).resize((width, height), way)) for p in pictures])


def robustness(page: FakeDetection, scene: Scene, kind: str) -> Iterator[str | dict[str, np.ndarray]]:
    """Puts real and fake test pictures through "jpeg" or "resizing"; returns lines over ``QUALITIES`` or ``SIZES``.

    AUC, the mean of those trained on and that of the one held out, and the share of real pictures that are called fake.
    """
    change, levels = (jpeg, QUALITIES) if kind == "jpeg" else (resized, SIZES)
    lines: dict[str, list[float]] = {"trained on": []}
    if scene.held_out:
        lines["held out"] = []
    lines["real, called fake"] = []
    for level in levels:
        logits = {}
        for name, pictures in scene.tests().items():
            found = []
            for (piece,) in pieces(pictures):
                seen = detection.features(change(piece, level), page.features, page.window)
                found.append(scene.detector.logits(seen))
                yield f"{'JPEG of quality' if kind == 'jpeg' else 'Size times'} {level:g}"
            logits[name] = np.concatenate(found)
        areas = {name: detection.auc(logits[REAL], logits[name]) for name in scene.halves}
        lines["trained on"].append(float(np.mean([areas[name] for name in scene.seen])))
        if scene.held_out:
            lines["held out"].append(areas[scene.held_out])
        lines["real, called fake"].append(float((logits[REAL] > 0).mean()))
    return {name: np.array(values) for name, values in lines.items()}


def filled_sources(scene: Scene) -> list[str]:
    """Sources whose pictures have a filled hole."""
    return [name for name in INPAINTED if name in scene.halves]


def local_areas(page: FakeDetection, scene: Scene) -> dict[str, dict[str, tuple[float, float]]]:
    """How well places tell themselves as filled, over test pictures: mean AUC of a picture's pixels and its standard error.

    By measure and source. "rougher" is the roughness, below 1/2 where fillings are smoother than the rest; "unlike the rest" its
    magnitude, "brighter" the brightness of the pixel itself, which is the trivial baseline.
    """
    found: dict[str, dict[str, tuple[float, float]]] = {"rougher": {}, "unlike the rest": {}, "brighter": {}}
    for name in filled_sources(scene):
        test = scene.halves[name][1]
        rough = roughness(test.pictures, page.local_window)
        values = {"rougher": rough, "unlike the rest": np.abs(rough), "brighter": spectra.grey(test.pictures)}
        for what, maps in values.items():
            areas = np.array([detection.auc(m[~hole], m[hole]) for m, hole in zip(maps, test.masks, strict=True)])
            found[what][name] = float(areas.mean()), float(areas.std() / np.sqrt(len(areas)))
    return found

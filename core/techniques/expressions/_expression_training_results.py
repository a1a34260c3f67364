"""What a run of the expression training page comes to: its measurements of whole sets, and the one test at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from core.expressions import calibration
from core.expressions.classifier import softmax
from core.guesses import Guesses, loss_and_share, predicting
from core.image_models import shown
from core.techniques.expressions import _expression_training_views as views

if TYPE_CHECKING:
    from torch import Tensor

    from core.datasets.leak_check import Leaks
    from core.streams import Event
    from core.technique import Run
    from core.techniques.expressions._expression_training_scene import Scene
    from core.techniques.expressions.expression_training import ExpressionTraining

#: Of the table of results.
COLUMNS = ("set", "right", "macro F1", "calibration error", "cross-entropy", "pictures")


def row(name: str, logits: np.ndarray, labels: np.ndarray) -> list[Any]:
    """One row of the table: logits (n, classes) against labels (n,)."""
    counts = calibration.confusion(labels, logits.argmax(1), logits.shape[1])
    measured = (
        calibration.accuracy(counts), calibration.macro_f1(counts), calibration.reliability(softmax(logits), labels).error,
        calibration.negative_log_likelihood(logits, labels),
    )  # fmt: skip
    return [name, *(round(value, 4) for value in measured), len(labels)]


def answers(page: ExpressionTraining, scene: Scene, logits: Tensor, rows: np.ndarray) -> Iterator[Event]:
    """Everything that is drawn of what the network says of pictures to choose on."""
    guesses = Guesses.of(scene.images, rows, logits, "validation")
    classes, counts = guesses.classes, guesses.confusion()
    said = logits.float().cpu().numpy()
    yield page.guesses(guesses)
    yield page.worst(**guesses.worst(views.WORST))
    yield page.confusion(counts, x_labels=classes, y_labels=classes)
    yield page.recall(classes, **{views.set_names(scene.images)[0]: np.nan_to_num(calibration.recall(counts))})
    yield page.reliability(*views.reliability_curve(softmax(said), guesses.truth))


def chosen(page: ExpressionTraining, scene: Scene, epoch: float) -> Run:
    """Measures all pictures to choose on, and keeps the weights where they are the best so far."""
    images = scene.images
    logits = yield from predicting(page.progress, scene.network, images.validation, scene.pace.piece, scene.precision)
    right = loss_and_share(logits, images.validation_labels)[1]
    scene.note_best(epoch, right)
    trained = scene.sums.take("epoch_sums")
    yield page.by_epoch(epoch, validation=right, **({"train": trained[1]} if trained else {}))
    yield from answers(page, scene, logits, np.arange(len(images.validation)))
    name, hidden = views.set_names(images)
    waiting = [f"{hidden}: at the end", *[None] * (len(COLUMNS) - 2), len(images.test)]
    yield page.results_table(COLUMNS, [row(name, logits.cpu().numpy(), images.validation_labels), waiting])


def finished(page: ExpressionTraining, scene: Scene, leaks: Leaks | None) -> Run:
    """Takes the best weights and tests them, once; returns the scores."""
    images, network, training = scene.images, scene.network, scene.training
    if scene.best is None:  # continued with fewer epochs than were done
        yield from chosen(page, scene, training.step / training.steps_per_epoch)
    network.load_state_dict(scene.best["weights"])
    said = {}
    for name, part in zip(views.set_names(images), ("validation", "test"), strict=True):
        pictures = images.parts()[part][0]
        logits = yield from predicting(
            page.progress, network, pictures, scene.pace.piece, scene.precision, f"Testing on {name}"
        )
        if part == "validation":
            yield from answers(page, scene, logits, np.arange(len(pictures)))
        said[name] = logits.cpu().numpy()
    (chosen_on, tested_on), truth = said, images.test_labels
    leaks = leaks or (yield from finding_doubles(page, scene.all_images, "test"))
    clean = np.setdiff1d(np.arange(len(truth)), leaks.exact_test)
    rows = [row(chosen_on, said[chosen_on], images.validation_labels), row(tested_on, said[tested_on], truth)]
    if 0 < len(clean) < len(truth):
        rows.append(row("without doubles", said[tested_on][clean], truth[clean]))
    yield page.results_table(COLUMNS, rows)
    recalls = {
        name: np.nan_to_num(
            calibration.recall(calibration.confusion(labels, said[name].argmax(1), len(images.classes)))
        )
        for name, labels in ((chosen_on, images.validation_labels), (tested_on, truth))
    }
    yield page.recall(images.classes, **recalls)
    scores = {
        "validation accuracy": rows[0][1], "test accuracy": rows[1][1], "test accuracy without doubles": rows[-1][1],
        "test macro F1": rows[1][2], "test calibration error": rows[1][3],
    }  # fmt: skip
    yield page.about(views.summary(page, scene, scores))
    return scores


def finding_doubles(page: ExpressionTraining, images: Any, part: str) -> Run:
    """Looks for training pictures in another part; returns the Leaks."""
    from core.datasets.leak_check import checking

    return (yield from shown(page.progress, checking(images, part), "pictures"))

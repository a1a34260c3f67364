"""The data of the classification page: what its knobs ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from core.datasets.examples import Examples, View
from core.datasets.plane import CLASS_NAMES, drawn_points, features, labelled_points
from core.datasets.tables import class_numbers, iris, read_csv

if TYPE_CHECKING:
    from core.techniques.networks.mlp_classification import MLPClassification

TABLES = ("iris", "csv")


def inputs_of(page: MLPClassification, points: np.ndarray) -> np.ndarray:
    """What the network sees: the chosen features of points of the plane, the columns of a table as they are."""
    return points if page.data in TABLES else features(points, page.features)


def examples_of(page: MLPClassification) -> tuple[Examples, View]:
    """The examples (points of the plane or rows of a table) and the plane to draw them on.

    Raises:
        ValueError: one sentence, when the chosen file or the drawn points cannot be used.
    """
    if page.data in TABLES:
        table = iris() if page.data == "iris" else read_csv(page.csv_path, page.target_column, numeric_target=False)
        labels, classes = class_numbers(table)
        points, columns = table.inputs, table.columns
        view = View.plane(points, columns)
        axes = " and ".join(filter(None, view.axes))
        about = f"{table.about}\n\nThe picture's plane: {axes}, in standard deviations from the mean."
    else:
        points, labels = (
            drawn_points(page.points)
            if page.drawn
            else labelled_points(page.data, page.samples, page.noise, page.classes, page.seed)
        )
        columns, classes = page.features, CLASS_NAMES[: labels.max() + 1]
        view = View.whole(("x1", "x2"))
        about = f"**{'drawn' if page.drawn else page.data}**: {len(labels)} points of {len(classes)} classes."
    examples = Examples.divided(
        points, labels, columns=columns, classes=classes,
        test_fraction=page.test_fraction, seed=page.seed, about=about,
    )  # fmt: skip
    return examples, view

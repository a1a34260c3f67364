"""Knobs that the pages on distributions of the plane share."""

from __future__ import annotations

from typing import Annotated

from core.generative.plane_targets import problem_with
from core.knobs import Checked, Doc, Live, PointList

#: Distance of the points of a drawn stroke, in units of the plane: with the default spread of 0.1 they run into one curve.
STROKE = 0.1

OwnPoints = Annotated[
    PointList,
    Checked(problem_with),
    Live(),
    Doc("Modes of your own: drag over the plane to draw, click to add one; when there are any, they are the target"),
]

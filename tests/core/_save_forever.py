"""Writes one session after the other to the path given, larger ones and smaller ones, until it is killed."""

import sys
from pathlib import Path

import numpy as np

from core import session_file
from core.session_file import SavedPage, Session

path, number = Path(sys.argv[1]), 0
while True:
    number += 1
    points = 20_000 * (1 + number % 5)
    shown = [{"newest": {"loss": {"x": np.arange(float(points)), "lines": {"": np.full(points, float(number))}}}}]
    session_file.write(path, Session([SavedPage("polynomial", {"degree": number % 20}, shown=shown)], "polynomial"))
    print(number, flush=True)

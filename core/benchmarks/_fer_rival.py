"""Times the PyPI package fer on a film, as its users call it. Runs as a file under the interpreter that has fer
(``python _fer_rival.py FILM``) and imports nothing of ours; prints one JSON object: version, milliseconds and boxes a frame."""

import json
import os
import sys
import time
from importlib.metadata import version

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def main(path: str) -> None:
    """The first frame pays for what happens once, and is not timed."""
    import cv2
    from fer.fer import FER

    film, detector = cv2.VideoCapture(path), FER()
    milliseconds, boxes = [], []
    while True:
        good, frame = film.read()
        if not good:
            break
        start = time.perf_counter()
        found = detector.detect_emotions(frame)
        milliseconds.append(1000 * (time.perf_counter() - start))
        boxes.append([[float(value) for value in face["box"]] for face in found])
    print(json.dumps({"version": version("fer"), "milliseconds": milliseconds[1:], "boxes": boxes[1:]}))


if __name__ == "__main__":
    main(sys.argv[1])

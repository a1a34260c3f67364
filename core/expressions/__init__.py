"""Facial-expression classification of pictures: capture, face detection, tracking, crops, a classifier, smoothing.

It judges pictures, not people: a face is given the one of seven words that a model finds nearest. Nothing here imports Qt
or torch; OpenCV and ONNX Runtime are imported where they are used. Frames are (h, w, 3) uint8 in OpenCV's order, blue first.
"""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from core.datasets.catalogue import CARDS

#: The seven words in the order of the field, and of every model's outputs here.
LABELS = CARDS["fer2013"].classes
#: What is shown instead of a label below the threshold.
NOT_SURE = "not sure"


@cache
def opencv() -> ModuleType:
    """OpenCV, told not to print to stderr, to read films from local files only, and to open Windows' cameras fast."""
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    # A film may be a playlist in disguise, and would then fetch its parts from anywhere.
    os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "protocol_whitelist;file")
    os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    return cv2

"""``learnoscope camera``: classifies the expressions of faces, frame by frame, and prints the result."""

from __future__ import annotations

import argparse
import contextlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.cli_measure import measure
from core.cli_options import Parser, UsageError, complain, glued
from core.error_text import sentence
from core.expressions import LABELS, NOT_SURE, cameras, detectors, model_loading
from core.expressions.cameras import SourceError
from core.expressions.capture import Capture
from core.expressions.classifier import SpecNeeded
from core.expressions.model_file import ModelRefused
from core.expressions.pipeline import Pipeline, Reading
from core.expressions.sources import Frame, open_source
from core.progress_bar import watched

_EPILOG = """\
It classifies pictures of faces into the seven words of FER2013; it knows nothing of what a person feels. No picture is
stored, none is sent. Ctrl+C ends it with a summary."""


def main(arguments: Sequence[str]) -> int:
    """Runs until the source ends, Ctrl+C, or enough frames; returns 2 for a wrong source or model, 1 where
    nothing could be read."""
    options = parsed(arguments)
    if options.window:
        raise UsageError("--window needs the command that has windows; without one, leave it out")
    try:
        if options.list:
            return _list(options.json)
        if options.fetch_detector:
            path = detectors.yunet_path()
            print(f"YuNet is here already: {path}" if path else f"YuNet: {watched(detectors.fetching_yunet())}")
            return 0
        return _classify(options)
    except (SourceError, ModelRefused, detectors.DetectorMissing) as error:
        raise UsageError(_with_options(error)) from None
    except OSError as error:
        complain(sentence(error))
        return 1


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, checked; the window's part of this command reads them, too. Raises UsageError."""
    options = _parser().parse_all(glued(arguments))
    for name in _BOUNDS:
        setattr(options, name, _number(name, getattr(options, name)))
    if options.detector not in ("auto", "haar", "yunet"):
        raise UsageError(f'--detector is "{options.detector}", but accepts haar or yunet')
    if options.measure and options.window:
        raise UsageError("--measure prints figures and shows no window; leave --window out")
    needed = model_loading.DEFAULT
    if not (options.list or options.fetch_detector or needed.exists()) and Path(options.model) == needed:
        raise UsageError("this version comes without a model for faces; give one with --model FILE")
    return options


def answers(options: argparse.Namespace) -> dict[str, str]:
    """What was said about the model."""
    given = {"labels": options.labels, "value_range": options.value_range}
    return {name: value for name, value in given.items() if value is not None}


def _parser() -> Parser:
    parser = Parser("camera", "Classifies facial expressions from a camera, a film or pictures.", epilog=_EPILOG)
    add = parser.add_argument
    add(
        "--source", default="0", metavar="0|NAME|PATH", help="a camera by number or name, a film, a picture or a folder"
    )
    add("--model", default=str(model_loading.DEFAULT), metavar="FILE", help=".onnx, .h5, .hdf5 or .keras")
    add("--labels", metavar="A,B,...", help="the model's outputs in their order, where its file does not say them")
    add("--value-range", metavar="LOW..HIGH", help="what the model takes for black and white, such as 0..1 or -1..1")
    add(
        "--detector", default="auto", metavar="haar|yunet", help="how faces are found (default: yunet where it is here)"
    )
    add("--threshold", default="0.45", metavar="P", help='probability below which a face is "not sure" (default 0.45)')
    add("--smoothing", default="0.5", metavar="S", help="seconds that probabilities are averaged over (default 0.5)")
    add("--max-frames", metavar="N", help="end after so many frames")
    add("--every", metavar="S", help="print once in so many seconds (default: every frame)")
    add("--json", action="store_true", help="one JSON object a line")
    add("--window", action="store_true", help="show the live picture")
    add("--measure", metavar="FOLDER", help="the accuracy on labelled pictures: class/*, or a data set such as fer2013")
    add("--list", action="store_true", help="the cameras of this machine")
    add("--fetch-detector", action="store_true", help=f"download YuNet ({detectors.YUNET.size / 1e6:.1f} MB), verified")
    return parser


_BOUNDS = {"max_frames": (1, 10**9), "every": (0, 3600), "threshold": (0, 1), "smoothing": (0, 60)}


def _number(name: str, text: str | None) -> float | None:
    if text is None:
        return None
    low, high = _BOUNDS[name]
    with contextlib.suppress(ValueError):
        value = int(text) if name == "max_frames" else float(text)
        if low <= value <= high:
            return value
    kind = "whole numbers" if name == "max_frames" else "numbers"
    raise UsageError(f'--{name.replace("_", "-")} is "{text}", but accepts {kind} from {low} to {high:,}')


def _list(as_json: bool) -> int:
    found = cameras.listed()
    if as_json:
        print(json.dumps([{"index": camera.index, "name": camera.name, "path": camera.path} for camera in found]))
        return 0
    for camera in found:
        print(f"{camera.index:>4}  {camera.name}  {camera.path}".rstrip())
    if not found:
        print("no camera: plug one in, or give --source a film, a picture or a folder")
    return 0


def _with_options(error: Exception) -> str:
    """The complaint, with the option that answers it."""
    text = str(error)
    if isinstance(error, SpecNeeded):
        text = text.replace("(labels,", "(--labels,").replace("(value_range,", "(--value-range,")
    return text


def _classify(options: argparse.Namespace) -> int:
    classifier = watched(model_loading.loading(Path(options.model), answers(options)))
    detector = detectors.create(options.detector)
    if options.measure:
        return measure(options.measure, detector, classifier, options.json)
    pipeline = Pipeline(detector, classifier, options.threshold, options.smoothing)
    summary = _Summary(classifier.labels)
    due = 0.0
    frames = _frames(options.source)
    try:
        for frame in frames:
            reading = pipeline.process(frame)
            summary.add(reading)
            if options.every is None or reading.time >= due:
                due = reading.time + (options.every or 0)
                print(json.dumps(as_data(reading)) if options.json else as_line(reading), flush=True)
            if summary.frames == options.max_frames:
                break
    except KeyboardInterrupt:
        pass
    finally:
        frames.close()
    print(json.dumps({"summary": summary.as_data()}) if options.json else summary.as_text(), flush=True)
    return int(bool(summary.frames == 0))


def _frames(wanted: str) -> Iterator[Frame]:
    """All frames of a file, or the newest ones of a camera; what is wrong with it goes to stderr."""
    source = open_source(wanted)
    if not source.live:
        with contextlib.closing(source):
            while frame := source.read():
                yield frame
            if source.note:
                complain(source.note)
        return
    # The thread takes over what is open, and opens it anew only after it was unplugged.
    sources, told = [source], ""
    capture = Capture(lambda: sources.pop() if sources else open_source(wanted))
    try:
        while True:
            frame = capture.newest(0.1)
            state, text = capture.state()
            if text and state != told:
                complain(text)
            told = state
            if state in ("failed", "ended"):
                return
            if frame:
                yield frame
    finally:
        capture.close()


def as_data(reading: Reading) -> dict[str, Any]:
    """A reading as JSON has it: boxes are left, top, width, height in pixels, probabilities smoothed, ``raw`` not."""
    return {
        "frame": reading.number,
        "time": round(reading.time, 3),
        "faces": [
            {
                "face": face.number,
                "label": face.label,
                "probability": round(face.probability, 4),
                "box": [round(value, 1) for value in face.box],
                "probabilities": _named(reading.labels, face.probabilities),
                "raw": _named(reading.labels, face.raw),
            }
            for face in reading.faces
        ],
        "milliseconds": {part: round(value, 2) for part, value in reading.milliseconds.items()},
    }


def _named(labels: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    return {label: round(float(value), 4) for label, value in zip(labels, values, strict=True)}


def as_line(reading: Reading) -> str:
    """ "  12.34 s  2 faces  #1 happy 93 %  #2 not sure (sad 41 %)"."""
    faces = []
    for face in reading.faces:
        best = reading.labels[int(face.probabilities.argmax())]
        share = f"{100 * face.probability:.0f} %"
        faces.append(
            f"#{face.number} {NOT_SURE} ({best} {share})"
            if face.label == NOT_SURE
            else f"#{face.number} {best} {share}"
        )
    count = len(reading.faces)
    return "  ".join([f"{reading.time:8.2f} s  {count} face{'' if count == 1 else 's'}", *faces])


class _Summary:
    """What was seen, in numbers that name nobody."""

    def __init__(self, labels: Sequence[str] = LABELS) -> None:
        self.frames, self._labels = 0, labels
        self._counts: Counter[str] = Counter()
        self._milliseconds: Counter[str] = Counter()
        self._start = time.perf_counter()

    def add(self, reading: Reading) -> None:
        self.frames += 1
        self._counts.update(face.label for face in reading.faces)
        self._milliseconds.update(reading.milliseconds)

    def as_data(self) -> dict[str, Any]:
        seconds = time.perf_counter() - self._start
        return {
            "frames": self.frames,
            "seconds": round(seconds, 2),
            "frames_per_second": round(self.frames / seconds, 2),
            "readings": {label: self._counts[label] for label in (*self._labels, NOT_SURE) if self._counts[label]},
            "milliseconds": {part: round(total / max(1, self.frames), 2) for part, total in self._milliseconds.items()},
            "stored": 0,
            "sent": 0,
        }

    def as_text(self) -> str:
        data = self.as_data()
        total = sum(data["readings"].values())
        shares = ", ".join(f"{label} {100 * n / total:.0f} %" for label, n in data["readings"].items()) or "no face"
        parts = ", ".join(f"{part} {value:.1f}" for part, value in data["milliseconds"].items())
        return (
            f"{data['frames']} frames in {data['seconds']:.1f} s ({data['frames_per_second']:.1f} a second): {shares}\n"
            f"milliseconds a frame: {parts}\n"
            "stored 0, sent 0"
        )

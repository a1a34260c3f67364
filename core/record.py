"""Keeps what a run yields and writes it as files: numbers as CSV, panels as PNG, products as safetensors, notes as Markdown."""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from core import models_library
from core.digest import digest
from core.events import Event
from core.panels import Stack, panels_of
from core.playback import flat_lines
from core.series_log import SERIES_MEMORY, Lines, SeriesLog, curve_lines
from core.streams import Bars, Curve, Diagram, Field, Image, Note, Points, Product, Series, Table
from core.technique import Technique
from core.trees import save_tree


class Recorder:
    """Takes the events of one run: every point of each Series, the newest of everything else. A context manager."""

    def __init__(self, technique: type[Technique], memory: int = SERIES_MEMORY) -> None:
        self.technique = technique
        self.newest: dict[str, dict[str, Any]] = {}
        self.logs = {
            name: SeriesLog(name, stream.x, memory)
            for name, stream in technique.streams().items()
            if isinstance(stream, Series)
        }

    def __enter__(self) -> Recorder:
        return self

    def __exit__(self, *error: object) -> None:
        for log in self.logs.values():
            log.close()

    def add(self, event: Event) -> None:
        """Takes one event. Raises OSError when the disk for temporary files is full."""
        if event.stream in self.logs:
            self.logs[event.stream].add(event.data)
        self.newest[event.stream] = event.data

    def write(self, directory: Path, card: Mapping[str, Any]) -> list[str]:
        """Writes all files and ``run.json`` (``card`` plus the list of files); returns their names.

        Either everything arrives in ``directory`` or nothing does. Raises OSError.
        """
        with staging(directory) as stage:
            for name, stream in self.technique.streams().items():
                if name in self.newest:
                    self._write_stream(stage, stream, self.newest[name])
            self._write_figures(stage)
            files = sorted(path.name for path in stage.iterdir())
            _write_json(stage / "run.json", {**card, "files": files})
        return [*files, "run.json"]

    def _write_stream(self, stage: Path, stream: Any, data: Mapping[str, Any]) -> None:
        if isinstance(stream, Series):
            log = self.logs[stream.name]
            _write_csv(stage / f"{stream.name}.csv", [log.x, *log.columns], log.rows())
        elif isinstance(stream, Note):
            (stage / f"{stream.name}.md").write_text(data["markdown"] + "\n", encoding="utf-8")
        elif isinstance(stream, Product):
            save_product(stage, stream, data["product"])
        elif table := table_of(stream, data):
            _write_csv(stage / f"{stream.name}.csv", *table)
            if isinstance(stream, Field) and data["confidence"] is not None:
                table = table_of(stream, {**data, "values": data["confidence"]})
                _write_csv(stage / f"{stream.name}_confidence.csv", *table)

    def _write_figures(self, stage: Path) -> None:
        from core import figures

        cells = [panel for cell in panels_of(self.technique) for panel in getattr(cell, "panels", (cell,))]
        for panel in cells:
            assert not isinstance(panel, Stack)
            path = stage / ("_".join(stream.name for stream in panel.streams) + ".png")
            if isinstance(panel.streams[0], Image) and panel.streams[0].name in self.newest:
                from PIL import Image as Picture

                Picture.fromarray(self.newest[panel.streams[0].name]["image"]).save(path)
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a glyph that the font lacks is no reason to lose the figure
                if figure := figures.draw(panel, self.newest, self._lines):
                    figure.savefig(path, dpi=150)

    def _lines(self, stream: Series | Curve) -> Lines:
        log = self.logs.get(stream.name)
        return log.lines() if log else curve_lines(self.newest[stream.name])


def table_of(stream: Any, data: Mapping[str, Any]) -> tuple[Sequence[str], Iterator[Sequence[Any]]] | None:
    """Header and rows of an event's numbers, or None for what is not numbers."""
    if isinstance(stream, Curve):
        lines = flat_lines(stream.name, data["lines"])
        return [stream.x or "x", *lines], itertools.zip_longest(*(v.tolist() for v in (data["x"], *lines.values())))
    if isinstance(stream, Points):
        labels = [None] * len(data["x"]) if data["label"] is None else data["label"].tolist()
        names = data["names"] or []
        called = [names[i] if i is not None and 0 <= i < len(names) else None for i in labels]
        columns = [stream.x or "x", stream.y or "y", "label", "name"]
        return columns, zip(data["x"].tolist(), data["y"].tolist(), labels, called, strict=True)
    if isinstance(stream, Bars):
        groups = {name or "value": heights.tolist() for name, heights in data["groups"].items()}
        return [stream.x or "label", *groups], itertools.zip_longest(data["labels"], *groups.values())
    if isinstance(stream, Table):
        return data["columns"], iter(data["rows"])
    if isinstance(stream, Field):
        rows, columns = data["values"].shape
        x, y = data["x_labels"] or range(columns), data["y_labels"] or range(rows)
        if data["extent"]:
            x0, x1, y0, y1 = data["extent"]
            x, y = np.linspace(x0, x1, columns).tolist(), np.linspace(y0, y1, rows).tolist()
        values = data["values"].tolist()
        return [f"{stream.y or 'y'} \\ {stream.x or 'x'}", *map(str, x)], (
            [label, *row] for label, row in zip(y, values, strict=True)
        )
    if isinstance(stream, Diagram):
        keys = ("name", "kind", "shape", "parameters")
        return keys, ([_shape(layer.get(key)) for key in keys] for layer in data["layers"])
    return None


def _shape(value: Any) -> Any:
    return "x".join(map(str, value)) if isinstance(value, list) else value


def save_product(directory: Path, stream: Product, product: Any) -> None:
    """``<name>.safetensors`` and ``<name>.json``, a card saying how to make the object that the weights belong to.

    A torch module needs an attribute ``spec``, {"network": name in core.networks, "arguments": {...}}; other products
    are nested dicts, lists and arrays (core.trees).
    """
    path = directory / f"{stream.name}.safetensors"
    card: dict[str, Any] = {"product": stream.name, "title": stream.title}
    if hasattr(product, "state_dict"):
        models_library.write(path, product, card)
        return
    try:
        save_tree(path, product)
    except TypeError as error:
        _write_json(path.with_suffix(".json"), {**card, "not_saved": str(error)})
        return
    card["tree"] = True
    card["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    _write_json(path.with_suffix(".json"), card)


@contextmanager
def staging(directory: Path) -> Iterator[Path]:
    """A hidden folder inside ``directory`` whose files move up together at the end; when the block fails, nothing stays.

    Makes ``directory`` where it is missing. Raises OSError.
    """
    missing = [d for d in (directory, *directory.parents) if not d.exists()]
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=directory) as stage:
            yield Path(stage)
            for path in Path(stage).iterdir():
                path.replace(directory / path.name)
    except BaseException:
        for made in missing:
            if made.is_dir() and not any(made.iterdir()):
                made.rmdir()
        raise


def _write_csv(path: Path, header: Sequence[Any], rows: Iterator[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _write_json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(digest(content), indent=2, allow_nan=False) + "\n", encoding="utf-8")

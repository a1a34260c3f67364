"""What every technique of the catalogue declares, tested the day it lands. No list here or there names a technique."""

import inspect
import json
from dataclasses import fields
from pathlib import Path

import pytest

from core import catalogue
from core.cli_options import Parser, add_knobs, as_text
from core.cli_run import common_parser
from core.knob_record import accepts
from core.knob_text import parse_text
from core.knobs import PointList, knobs_of, validated
from core.panels import panels_of
from core.probes import Cell, Mask, PlotPoint, probes_of, products_of
from core.streams import Curve, Field, Image, Points, Product, Series
from core.technique import Technique

TECHNIQUES = catalogue.techniques()
LESSONS = Path(__file__).parents[2] / "resources" / "lessons"
pytestmark = pytest.mark.parametrize("technique", TECHNIQUES.values(), ids=TECHNIQUES)


def test_is_described(technique):
    assert technique.title and technique.summary()
    assert [t.title for t in TECHNIQUES.values()].count(technique.title) == 1
    assert "cpu" in technique.devices
    assert set(technique.devices) <= {"cpu", "cuda", "mps"}


def test_streams_and_panels_belong_together(technique):
    cells = panels_of(technique)
    assert 1 <= len(cells) <= 6
    shown = [stream for cell in cells for stream in cell.streams]
    streams = technique.streams()
    strangers = [stream for stream in shown if streams.get(stream.name) is not stream]
    assert not strangers, f"{strangers} stand in panels, but are no streams of {technique.id()}"
    hidden = [s for s in streams.values() if s.drawable and s not in shown]
    assert not hidden, f"{hidden} are drawable, but stand in no panel"
    shadows = [name for name in streams if hasattr(Technique, name) and name not in Technique.streams()]
    assert not shadows, f"{shadows} hide attributes of Technique: give these streams other names"
    assert all(stream.title for stream in shown)


def test_knobs_are_documented_and_their_defaults_accepted(technique):
    knobs = knobs_of(technique)
    for knob in knobs.values():
        assert knob.doc, f"{knob.name} has no Doc"
        assert knob.kind not in (int, float) or None not in (knob.lo, knob.hi), f"{knob.name} has no bounds"
        assert accepts(knob, knob.default) is None
        if knob.when:
            other = knobs[knob.when.knob]
            refused = [value for value in knob.when.values if accepts(other, value)]
            assert not refused, f"{knob.name} waits for {other.name} to be {refused}, which it cannot be"
    defaults = {field.name: getattr(technique(), field.name) for field in fields(technique)}
    assert validated(technique, json.loads(json.dumps(defaults))) == technique()
    edited = {stream.edits for stream in technique.streams().values() if isinstance(stream, Points) and stream.edits}
    assert all(knobs[name].kind == PointList for name in edited)


def test_presets_are_accepted(technique):
    for name, values in technique.presets.items():
        assert validated(technique, values), name


def test_command_line_has_an_option_for_every_knob(technique):
    parser = common_parser()
    add_knobs(parser, technique)  # argparse refuses a knob named like an option of ours
    assert isinstance(parser, Parser)
    assert all(f"--{name.replace('_', '-')}" in parser.format_help() for name in knobs_of(technique))


def test_knob_text_round_trip(technique):
    for knob in knobs_of(technique).values():
        if knob.default != "" and knob.default != ():
            read = parse_text(knob, as_text(knob.default))
            assert read == knob.default or read == pytest.approx(knob.default)


def test_lesson_and_source_are_there(technique):
    lesson = (LESSONS / f"{technique.id()}.md").read_text(encoding="utf-8")
    sections = [line for line in lesson.splitlines() if line.startswith("## ")]
    assert sections == ["## The equations", "## Three things to try", "## A common misreading", "## Sources"]
    assert lesson.lstrip().partition("\n## ")[0].strip(), "the lesson starts without a paragraph on the idea"
    assert lesson.count("$$") % 2 == 0
    assert f"class {technique.__name__}" in inspect.getsource(inspect.getmodule(technique))


def test_probes_ask_for_what_exists(technique):
    streams = technique.streams()
    for product in products_of(technique.redraw):
        assert isinstance(streams.get(product), Product), f"redraw wants {product}, which is no Product"
    for name, probe in probes_of(technique).items():
        assert probe.label
        for product in probe.products:
            assert isinstance(streams.get(product), Product), f"probe {name} wants {product}, which is no Product"
        for asked in probe.inputs.values():
            if isinstance(asked, PlotPoint):
                assert isinstance(streams.get(asked.stream), Series | Curve | Points | Field), asked
            if isinstance(asked, Cell):
                assert isinstance(streams.get(asked.stream), Field | Image), asked
            if isinstance(asked, Mask) and asked.over:
                assert isinstance(streams.get(asked.over), Image), asked

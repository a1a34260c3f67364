"""``learnoscope models``: what the models library holds, and export to ONNX."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core import models_library
from core.cli_options import Parser, UsageError, complain, glued
from core.engine import sentence
from core.knobs import nearest
from core.models_library import ModelError

_ACTIONS = ("list", "card", "export")
_EPILOG = """\
  list [--json]              every model by name: its test accuracy, data and title
  card NAME                  all that is known of one, as JSON
  export NAME FILE.onnx      write it as ONNX; the file is run in ONNX Runtime and must give the same outputs to 1e-4"""


def main(arguments: Sequence[str]) -> int:
    """Performs one action and returns the exit code: 2 for a wrong name, 1 for what failed on the way."""
    parser = Parser("models", "Trained networks: those shipped and your own.", epilog=_EPILOG)
    parser.add_argument("action", nargs="?", metavar="ACTION", help="one of those below")
    parser.add_argument("name", nargs="?", metavar="NAME", help="the model")
    parser.add_argument("file", nargs="?", metavar="FILE", help="export: where to")
    parser.add_argument("--json", action="store_true", help="list: JSON instead of lines")
    options = parser.parse_all(glued(arguments))
    given = sum(word is not None for word in (options.name, options.file))
    if options.action not in _ACTIONS:
        hint = nearest(options.action or "", _ACTIONS) or f"; it has {', '.join(_ACTIONS)}"
        raise UsageError(f'models has no action "{options.action or ""}"{hint}')
    if given != _ACTIONS.index(options.action):
        raise UsageError(
            f"models {options.action} takes {('nothing', 'NAME', 'NAME FILE')[_ACTIONS.index(options.action)]} after it"
        )
    try:
        if options.action == "list":
            _list(options.json)
        elif options.action == "card":
            print(json.dumps(models_library.card(options.name), indent=2))
        else:
            _export(options.name, Path(options.file))
    except ModelError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        complain(sentence(error))
        return 1
    return 0


def _list(as_json: bool) -> None:
    for name in models_library.names():
        try:
            card = models_library.card(name)
        except ModelError as error:
            complain(str(error))
            continue
        accuracy = card.get("accuracy") or {}
        if as_json:
            print(json.dumps({"name": name, **{field: card.get(field) for field in models_library.FIELDS}}))
        else:
            share = f"{100 * accuracy['test']:.2f} %" if "test" in accuracy else ""
            print(f"{name:20} {share:>8}  {card.get('data', ''):14} {card.get('title', '')}")


def _export(name: str, path: Path) -> None:
    network, _ = models_library.load(name)
    if not hasattr(network, "shape"):
        raise ModelError(f'"{name}" is no network for pictures, and only those can be exported')
    # The exporter tells of its steps on stdout.
    with contextlib.redirect_stdout(sys.stderr):
        difference = models_library.export_onnx(network, path)
    print(f"{path}: ONNX Runtime's outputs differ by at most {difference:.1g}")

"""``learnoscope models``: what the models library holds, export to ONNX, and torchvision's weights."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from core import models_library
from core.cli_options import Parser, UsageError, complain, glued
from core.error_text import sentence
from core.models_library import ModelError
from core.nearest import nearest
from core.networks import pretrained
from core.networks.pretrained import WEIGHTS
from core.progress_bar import watched

#: What follows each action.
_ACTIONS = {"list": "nothing", "card": "NAME", "export": "NAME FILE", "fetch": "NAME"}
_EPILOG = """\
  list [--json]              every model by name: its test accuracy, data and title
  card NAME                  all that is known of one, as JSON
  export NAME FILE.onnx      write it as ONNX; the file is run in ONNX Runtime and must give the same outputs to 1e-4
  fetch NAME                 download the weights of one of torchvision's networks, checked"""


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
        hint = nearest(options.action or "", list(_ACTIONS)) or f"; it has {', '.join(_ACTIONS)}"
        raise UsageError(f'models has no action "{options.action or ""}"{hint}')
    if given != len(_ACTIONS[options.action].replace("nothing", "").split()):
        raise UsageError(f"models {options.action} takes {_ACTIONS[options.action]} after it")
    try:
        if options.action == "list":
            _list(options.json)
        elif options.action == "card":
            print(json.dumps(models_library.card(options.name), indent=2))
        elif options.action == "fetch":
            _fetch(options.name)
        else:
            _export(options.name, Path(options.file))
    except ModelError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        complain(sentence(error))
        return 1
    return 0


def _list(as_json: bool) -> None:
    width = max(map(len, (*models_library.names(), *WEIGHTS)))
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
            print(f"{name:{width}} {share:>8}  {card.get('data', ''):14} {card.get('title', '')}")
    for name, file in WEIGHTS.items():
        path = pretrained.path_of(name)
        if as_json:
            print(json.dumps({"name": name, "path": path and str(path), "download_bytes": file.size}))
        else:
            where = path or f"{file.size / 1e6:.1f} MB to fetch"
            print(f"{name:{width}} {'':>8}  {'imagenet':14} torchvision's network: {where}")


def _fetch(name: str) -> None:
    if name not in WEIGHTS:
        raise ModelError(
            f'torchvision\'s networks are {", ".join(WEIGHTS)}, not "{name}"{nearest(name, list(WEIGHTS))}'
        )
    path = pretrained.path_of(name)
    print(f"{name} is here already: {path}" if path else f"{name} was fetched: {watched(pretrained.fetching(name))}")


def _export(name: str, path: Path) -> None:
    network, _ = models_library.load(name)
    if not hasattr(network, "shape"):
        raise ModelError(f'"{name}" is no network for pictures, and only those can be exported')
    # The exporter tells of its steps on stdout.
    with contextlib.redirect_stdout(sys.stderr):
        try:
            difference = models_library.export_onnx(network, path)
        except OSError as error:
            raise OSError(f"{path} cannot be written: {error.strerror or error}") from None
    print(f"{path}: ONNX Runtime's outputs differ by at most {difference:.1g}")

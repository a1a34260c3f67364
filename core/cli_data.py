"""``learnoscope data``: lists, fetches, imports, checks and removes data sets."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import datasets
from core.cli_options import Parser, UsageError, complain, glued
from core.datasets import DatasetMissing, Images, download, shelf
from core.datasets.catalogue import CARDS, DatasetCard
from core.error_text import sentence
from core.nearest import nearest
from core.progress_bar import watched

_ACTIONS = ("list", "fetch", "import", "check", "remove")
_EPILOG = """\
  list [--json]                                       every data set by name, with what is known of it
  fetch NAME                                          download it from its authors
  import PATH [--name N] [--size WxH] [--grey]        take in a folder or zip archive of class/* or train|test/class/*
                                                      pictures, MNIST's idx files, CIFAR-10's archive or fer2013.csv
  check NAME [--json]                                 verify checksums, look for test pictures among the training ones
  remove NAME [--yes]                                 delete what was fetched or imported, after asking unless --yes"""
_SIZE = re.compile(r"(\d{1,5})x(\d{1,5})")


def main(arguments: Sequence[str]) -> int:
    """Performs one action and returns the exit code: 2 for a wrong name or file, 1 for what failed on the way."""
    options = _parsed(glued(arguments))
    try:
        return _DOES[options.action](options)
    except (DatasetMissing, ValueError) as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        complain(sentence(error))
        return 1


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = Parser("data", "Data sets: what is here, and how to get more.", epilog=_EPILOG)
    parser.add_argument("action", nargs="?", metavar="ACTION", help="one of those below")
    parser.add_argument("what", nargs="?", metavar="NAME|PATH", help="the data set, or what to import")
    parser.add_argument("--name", metavar="N", help="import: what to call it (default: after the file)")
    parser.add_argument(
        "--size", metavar="WxH", help="import: pixels of every picture (default: as they are, if all alike)"
    )
    parser.add_argument("--grey", action="store_true", help="import: grey levels instead of colours")
    parser.add_argument("--yes", action="store_true", help="remove: do not ask")
    parser.add_argument("--json", action="store_true", help="list and check: JSON instead of lines")
    options = parser.parse_all(arguments)
    if options.action not in _ACTIONS:
        hint = nearest(options.action or "", _ACTIONS) or f"; it has {', '.join(_ACTIONS)}"
        raise UsageError(
            f'data has no action "{options.action}"{hint}' if options.action else f"data needs an action{hint}"
        )
    if (options.what is None) != (options.action == "list"):
        needs = (
            "takes nothing more" if options.what else f"needs {'a path' if options.action == 'import' else 'a name'}"
        )
        raise UsageError(f"data {options.action} {needs}; see learnoscope data --help")
    for option, action in {"name": "import", "size": "import", "grey": "import", "yes": "remove"}.items():
        if getattr(options, option) and options.action != action:
            raise UsageError(f"--{option} belongs to data {action}, not to data {options.action}")
    return options


def _list(options: argparse.Namespace) -> int:
    rows = [_row(item.card) for item in shelf.items()]
    if options.json:
        print(json.dumps(rows, indent=2))
        return 0
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        shape = "x".join(map(str, row["shape"]))
        where = row["path"] or (
            f"{row['download_bytes'] / 1e6:.1f} MB to fetch" if row["download_bytes"] else row["how_to_get"]
        )
        print(
            f"{row['name']:{width}}  {row['train']:>6,} + {row['test']:>6,}  {shape:8}  {len(row['classes']):>3} classes  {where}"
        )
    return 0


def _row(card: DatasetCard) -> dict[str, Any]:
    path = _path(card)
    return {
        "name": card.name, "title": card.title, "about": card.about, "here": path is not None,
        "path": path and str(path), "classes": card.classes, "shape": card.shape,
        "train": card.counts[0], "test": card.counts[1], "licence": card.licence, "homepage": card.homepage,
        "download_bytes": card.download_size, "how_to_get": card.how_to_get,
    }  # fmt: skip


def _path(card: DatasetCard) -> str | Path | None:
    """Where a set lies, None where it is not here."""
    item = shelf.item(card.name)
    return item.path or item.origin or None


def _fetch(options: argparse.Namespace) -> int:
    card = CARDS.get(options.what)
    if card is None:
        raise UsageError(datasets.no_such(options.what))
    if path := _path(card):
        print(f"{card.name} is here already: {path}")
        return 0
    if not card.files:
        raise UsageError(f"{card.name} cannot be fetched: {card.how_to_get} ({card.homepage})")
    watched(download.fetch(card.name))
    print(_told(watched(datasets.loading(card.name))))
    return 0


def _import(options: argparse.Namespace) -> int:
    from core.datasets.importing import importing

    size = None
    if options.size is not None:
        match = _SIZE.fullmatch(options.size)
        if not match:
            raise UsageError(f'--size is "{options.size}", but accepts width x height in pixels, such as 32x32')
        size = (int(match[1]), int(match[2]))
    grey = True if options.grey else None
    images = watched(importing(Path(options.what), options.name or "", size, grey))
    print(_told(images))
    return 0


def _check(options: argparse.Namespace) -> int:
    from core.datasets.leak_check import checking
    from core.datasets.verify import verifying

    name = options.what
    images = watched(datasets.loading(name))
    sums = watched(verifying(CARDS[name])) if name in CARDS else []
    leaks = [watched(checking(images, part)) for part in images.parts() if part != "train"]
    if options.json:
        found = [
            {
                "part": leak.part, "pictures": leak.count, "exact": len(leak.exact_test), "near": len(leak.near_test),
                "other_label": len(leak.mislabelled_test),
                "pairs": [
                    {"train": int(a), "test": int(b), "exact": bool(e), "correlation": float(c), "labels_differ": bool(d)}
                    for a, b, e, c, d in zip(leak.train, leak.test, leak.exact, leak.correlation, leak.disagree, strict=True)
                ],
            }
            for leak in leaks
        ]  # fmt: skip
        print(json.dumps({"name": name, "files": [s._asdict() for s in sums], "leaks": found}, default=str))
    else:
        print(_told(images))
        for checked in sums:
            print(f"{checked.path}: {checked.verdict}")
        for leak in leaks:
            print(leak.summary())
    if bad := [checked for checked in sums if checked.good is False]:
        complain(f"{bad[0].path} is not the published file; fetch it again")
        return 1
    return 0


def _remove(options: argparse.Namespace) -> int:
    item = shelf.item(options.what)
    shelf.check_removable(item)
    if not options.yes:
        if not sys.stdin.isatty():
            raise UsageError(f"data remove {options.what} deletes {item.path}; say --yes to do so without being asked")
        answer = input(f"Delete {options.what}, {item.size() / 1e6:.1f} MB in {item.path}? [y/N] ")
        if answer.strip().lower() not in ("y", "yes"):
            print(f"{options.what} stays")
            return 0
    shelf.remove(options.what)
    print(f"{options.what} was removed")
    return 0


_DOES = {"list": _list, "fetch": _fetch, "import": _import, "check": _check, "remove": _remove}


def _told(images: Images) -> str:
    """What a data set is, in a line or two."""
    parts = ", ".join(f"{len(pictures):,} {part}" for part, (pictures, _) in images.parts().items())
    height, width, channels = images.shape
    kind = "grey" if channels == 1 else "colour"
    text = f"{images.name}: {parts} pictures, {width}x{height} {kind}, {len(images.classes)} classes"
    return f"{text}\n{images.note}" if images.note else text

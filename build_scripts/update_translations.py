"""Brings the translations up to date: ``python build_scripts/update_translations.py``.

Collects the texts of the window (Qt's lupdate reads ``app/``) and those of the catalogue, updates
``resources/translations/*.ts``, compiles them and lists what nobody has translated yet. Fill the gaps in the .ts files with Qt
Linguist (``pyside6-linguist``) or an editor, then run it again. Returns 1 while something is missing.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from app.language import FOLDER, LANGUAGES, TECHNIQUE  # noqa: E402

#: Texts that are listed as missing in a language, at most.
LISTED = 20
#: English needs its plurals only.
PLURALS = "en"
_EDITING = ("&Undo", "&Redo", "Cu&t", "&Copy", "&Paste", "Delete", "Select All")
#: Comments of the code, which lupdate takes for hints to translators.
_HINTS = re.compile(r" *<extracomment>.*?</extracomment>\n", re.S)
#: What Qt's own widgets say in this window, by context: Qt has no Greek of its own.
QT_TEXTS = {"QPlatformTheme": ("OK", "Cancel", "Close"), "QLineEdit": _EDITING, "QWidgetTextControl": _EDITING}


def catalogue_texts() -> list[str]:
    """Texts of ``core`` that the window translates, each once: of families, techniques, knobs, panels, probes and data sets.

    Raises:
        RuntimeError: a technique cannot be loaded; its translations would be lost.
    """
    from core import catalogue
    from core.datasets.catalogue import CARDS
    from core.expressions import LABELS, NOT_SURE
    from core.expressions.demo import SCENES
    from core.jobs.check_leaks import CheckLeaks
    from core.jobs.import_pictures import ImportPictures
    from core.jobs.measure_expressions import MeasureExpressions
    from core.jobs.show_dataset import ShowDataset
    from core.knobs import knobs_of

    found: list[str] = []
    for family in catalogue.families():
        found.append(family.title)
        for technique in family.techniques:
            found += _of_technique(technique)
    if catalogue.problems:
        raise RuntimeError("; ".join(catalogue.problems.values()))
    for job in (ShowDataset, CheckLeaks, MeasureExpressions):
        found += [stream.title for name, stream in job.streams().items() if name not in ("progress", "checkpoint")]
    found += [*SCENES.values(), *LABELS, NOT_SURE, *knobs_of(ImportPictures)["colours"].choices]
    for card in CARDS.values():
        found += [card.about, card.licence, card.how_to_get]
    return list(dict.fromkeys(filter(None, found)))


def _of_technique(technique) -> Iterator[str]:
    from core.knobs import knobs_of
    from core.panels import panels_of
    from core.probes import Entry, OpenFile, probes_of

    yield from (technique.title, technique.summary())
    for knob in knobs_of(technique).values():
        yield from (knob.group, knob.label, knob.doc, knob.file.filter if knob.file else "")
    for cell in panels_of(technique):
        for panel in getattr(cell, "panels", (cell,)):
            yield from (panel.title, *(stream.title for stream in panel.streams))
    for probe in probes_of(technique).values():
        yield probe.label
        for name, kind in probe.inputs.items():
            if len(probe.inputs) > 1:
                yield name.replace("_", " ").capitalize()
            if isinstance(kind, Entry):
                yield from (kind.action, kind.hint)
            if isinstance(kind, OpenFile):
                yield kind.filter


def update(folder: Path = FOLDER, codes: Iterable[str] = LANGUAGES) -> None:
    """Writes ``learnoscope_CODE.ts`` of these languages, keeping what is translated in those that are there."""
    with tempfile.TemporaryDirectory(prefix="learnoscope-texts-") as scratch:
        # As a program, so that lupdate itself merges them.
        listed = Path(scratch) / "catalogue.py"
        texts = {TECHNIQUE: catalogue_texts(), **QT_TEXTS}
        calls = (f"translate({context!r}, {_quoted(text)})\n" for context in texts for text in texts[context])
        listed.write_text("".join(calls), encoding="utf-8")
        sources = [*sorted((ROOT / "app").rglob("*.py")), listed]
        for code in codes:
            only = ["-pluralonly"] if code == PLURALS else []
            options = ["-silent", "-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext"]
            path = folder / f"learnoscope_{code}.ts"
            _run("lupdate", *options, *only, *sources, "-ts", path)
            path.write_text(_HINTS.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")


def compile_all(folder: Path = FOLDER) -> None:
    """Writes the .qm file, which the window loads, of every .ts file."""
    for path in sorted(folder.glob("*.ts")):
        _run("lrelease", "-silent", path, "-qm", path.with_suffix(".qm"))


def messages(code: str, folder: Path = FOLDER) -> dict[tuple[str, str, str], list[str]]:
    """What the .ts file of a language holds: {(context, English, comment): translations}, several for plurals, [] if unfinished."""
    found = {}
    for context in ET.parse(folder / f"learnoscope_{code}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            key = context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")
            done = translation.get("type") is None and all(forms)
            found[key] = forms if done else []
    return found


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _run(tool: str, *arguments: object) -> None:
    """One of the tools that come with PySide6."""
    beside = Path(sys.executable).parent
    name = next((str(path) for path in beside.glob(f"pyside6-{tool}*")), f"pyside6-{tool}")
    subprocess.run([name, *map(str, arguments)], check=True)


def main() -> int:
    """Updates everything and prints one line a language, then what is missing."""
    update()
    compile_all()
    missing = 0
    for code in LANGUAGES:
        found = messages(code)
        gaps = [key for key, forms in found.items() if not forms]
        missing += len(gaps)
        print(f"{code}: {len(found)} texts, {len(gaps)} not translated")
        for context, text, _ in gaps[:LISTED]:
            print(f"  {context or 'window'}: {text!r}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())

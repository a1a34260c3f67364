"""The licences of what Learnoscope runs on, from the metadata and files of the installed distributions."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path, PurePosixPath

from core.run_file import version

#: The file that a bundle carries in place of metadata.
COLLECTED = Path(__file__).parents[1] / "resources" / "LICENCES.txt"
_HEADING = "=" * 100
_NAMES = re.compile(r"(licen[cs]e|copying|notice|thirdpartynotices|ofl)", re.IGNORECASE)
_CODE = (".py", ".pyc", ".json", ".html")
#: Longer ones are the licence's text itself, not its name.
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Notice:
    """One distribution or library: the ``licence`` by name ("" where only the text says it) and its ``text`` ("" for none)."""

    name: str
    version: str
    licence: str
    text: str = ""


def notices() -> list[Notice]:
    """Learnoscope and every distribution that it needs at run time and that is installed, by name; what a bundle carries."""
    if COLLECTED.is_file():
        return parsed(COLLECTED.read_text(encoding="utf-8"))
    return [notice(distribution) for distribution in runtime_distributions()]


def runtime_distributions(root: str = "learnoscope") -> list[Distribution]:
    """The distributions that ``root`` needs, without extras, and those that these need; itself first, the others by name.

    Raises:
        PackageNotFoundError: ``root`` is not installed.
    """
    found: dict[str, Distribution] = {}
    waiting = [root]
    while waiting:
        name = waiting.pop()
        key = normal(name)
        if key in found:
            continue
        try:
            found[key] = importlib.metadata.distribution(name)
        except PackageNotFoundError:
            if name == root:
                raise
            continue  # needed on another system, or by another Python
        for requirement in found[key].requires or ():
            what, _, marker = requirement.partition(";")
            if not re.search(r"\bextra\s*==", marker):
                waiting.append(re.match(r"[\w.-]+", what.strip())[0])
    first = found.pop(normal(root))
    return [first, *(found[key] for key in sorted(found))]


def notice(distribution: Distribution) -> Notice:
    """What a distribution says of its licence, with every different text that it carries."""
    texts: dict[str, str] = {}
    for file in distribution.files or ():
        path = PurePosixPath(file)
        if _NAMES.match(path.name) and path.suffix.lower() not in _CODE:
            try:
                text = Path(distribution.locate_file(file)).read_text(encoding="utf-8", errors="replace").strip()
            except OSError:
                continue
            texts.setdefault(text, path.name)
    joined = "\n\n".join(f"[{name}]\n{text}" if len(texts) > 1 else text for text, name in texts.items())
    return Notice(distribution.metadata["Name"], distribution.version, _licence_name(distribution), joined)


def as_text(found: Iterable[Notice]) -> str:
    """One file of all; ``parsed`` reads it."""
    parts = [f"Learnoscope {version('learnoscope')} and what comes with it.\n"]
    for each in found:
        body = each.text.replace(_HEADING, _HEADING[1:])
        parts.append(f"{_HEADING}\n{each.name} {each.version}\nLicence: {each.licence or 'see the text'}\n\n{body}\n")
    return "\n".join(parts)


def parsed(text: str) -> list[Notice]:
    """The notices in a text that ``as_text`` wrote."""
    found = []
    for part in text.split(f"{_HEADING}\n")[1:]:
        heading, licence, body = (*part.split("\n", 2), "", "")[:3]
        name, _, number = heading.rpartition(" ")
        found.append(Notice(name, number, licence.removeprefix("Licence: "), body.strip()))
    return found


def _licence_name(distribution: Distribution) -> str:
    metadata = distribution.metadata
    named = metadata.get("License-Expression") or metadata.get("License") or ""
    if named and len(named) <= _LONGEST_NAME and "\n" not in named:
        return named
    classifiers = [c for c in metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    return ", ".join(c.rpartition(" :: ")[2] for c in classifiers)


def normal(name: str) -> str:
    """A distribution's name as it is compared: "PySide6_Essentials" is "pyside6-essentials"."""
    return re.sub(r"[-_.]+", "-", name).lower()

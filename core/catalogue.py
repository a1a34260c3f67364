"""Finds the techniques: every module below ``core.techniques`` defines one, and nothing else lists them."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
from dataclasses import dataclass

from core.nearest import nearest
from core.technique import Technique


class UnknownTechnique(ValueError):
    """No technique has this id; the message names the nearest one."""


@dataclass(frozen=True)
class Family:
    """A folder of ``core/techniques``: its docstring is the title, ``order`` its place in the sidebar."""

    id: str
    title: str
    order: int
    techniques: tuple[type[Technique], ...]


#: Why a technique could not be loaded, by module: one broken file must not take the others away.
problems: dict[str, str] = {}


@functools.cache
def families() -> tuple[Family, ...]:
    """All families in sidebar order, techniques in theirs."""
    package = importlib.import_module("core.techniques")
    found = []
    for info in pkgutil.iter_modules(package.__path__):
        family = importlib.import_module(f"core.techniques.{info.name}")
        modules = [m.name for m in pkgutil.iter_modules(family.__path__) if not m.name.startswith("_")]
        members = sorted(
            (technique for name in modules if (technique := _loaded(f"{family.__name__}.{name}"))),
            key=lambda t: (t.order, t.title),
        )
        title = (family.__doc__ or info.name).strip().partition("\n")[0].rstrip(".")
        found.append(Family(info.name, title, getattr(family, "order", 100), tuple(members)))
    return tuple(sorted(found, key=lambda f: (f.order, f.title)))


def _loaded(module: str) -> type[Technique] | None:
    try:
        return load(module)
    except Exception as error:
        problems[module] = f"{module} could not be loaded: {type(error).__name__}: {error}"
        return None


def load(module: str) -> type[Technique]:
    """The technique that a module defines (also one outside the catalogue, by dotted name)."""
    members = vars(importlib.import_module(module)).values()
    own = [m for m in members if inspect.isclass(m) and issubclass(m, Technique) and m.__module__ == module]
    if len(own) != 1:
        raise TypeError(f"{module} must define exactly one Technique, but defines {len(own)}")
    return own[0]


def techniques() -> dict[str, type[Technique]]:
    """Every technique by id, in sidebar order."""
    return {technique.id(): technique for family in families() for technique in family.techniques}


def find(technique_id: str) -> type[Technique]:
    """The technique with this id ("-" and "_" alike).

    Raises:
        UnknownTechnique: with the nearest id.
    """
    known = techniques()
    try:
        return known[technique_id.replace("-", "_")]
    except KeyError:
        for module, problem in problems.items():
            if module.rpartition(".")[2] == technique_id.replace("-", "_"):
                raise UnknownTechnique(problem) from None
        raise UnknownTechnique(
            f'there is no technique "{technique_id}"{nearest(technique_id, list(known)) or "; see learnoscope list"}'
        ) from None

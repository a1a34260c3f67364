"""Which language the window speaks: the choice, the translations, and how widgets take part while it runs.

English texts are the keys. ``tr`` translates those of the window (``build_scripts/update_translations.py`` collects them, and
those that ``QT_TR_NOOP`` marks), ``term`` those of ``core``, which knows no Qt. What nobody has translated stays English.
Numbers have a decimal point in every language, as in scientific plots.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from inspect import ismethod
from pathlib import Path
from typing import TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

#: Every language by its code, called as its speakers call it; the first one is that of the source.
LANGUAGES = {"en": "English", "el": "Ελληνικά", "de": "Deutsch", "fr": "Français"}
FOLDER = Path(__file__).parent.parent / "resources" / "translations"
#: The context of texts of ``core``; the window's have none.
TECHNIQUE = "technique"
AnyObject = TypeVar("AnyObject", bound=QObject)


class _Notifier(QObject):
    changed = Signal()


_notifier = _Notifier()
#: Emitted after another language was applied. Connect bound methods of widgets: Qt disconnects them when they die.
changed = _notifier.changed
_current = "en"
_installed: list[QTranslator] = []


def current() -> str:
    """The code of the language that is spoken."""
    return _current


def resolved(choice: str) -> str:
    """The code that ``choice`` stands for: "" is the system's language if it is one of ``LANGUAGES``, else English."""
    system = (name.partition("-")[0] for name in QLocale.system().uiLanguages()[:1])
    return choice or next((code for code in system if code in LANGUAGES), "en")


def apply(app: QCoreApplication, choice: str = "") -> str:
    """Speaks a language, a code of ``LANGUAGES`` or "" for the system's; what shows already follows at once.

    Returns:
        its code.

    Raises:
        ValueError: an unknown code.
    """
    global _current

    if choice and choice not in LANGUAGES:
        raise ValueError(f'there is no language "{choice}"; accepted: {", ".join(LANGUAGES)}')
    QLocale.setDefault(QLocale.c())
    _current = resolved(choice)
    for translator in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # The one that is installed last is asked first.
    for name, folder in ((f"qtbase_{_current}", qt), (f"learnoscope_{_current}", str(FOLDER))):
        translator = QTranslator()
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
    changed.emit()
    for widget in QApplication.allWidgets():
        widget.update()  # painted texts
    return _current


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """A text of the window in its language; ``comment`` tells equal ones apart, "%n" is replaced by ``n`` in the right plural."""
    return QCoreApplication.translate("", text, comment, n) if text else ""


def term(text: str) -> str:
    """A text of a technique (title, summary, knob) in the language of the window."""
    return QCoreApplication.translate(TECHNIQUE, text) if text else ""


def day_text(day: QDate) -> str:
    """ "5 March 2026" in the language of the window."""
    return QLocale(_current).toString(day, "d. MMMM yyyy" if _current == "de" else "d MMMM yyyy")


def moment_text(moment: datetime) -> str:
    """ "5 March 2026, 14:03" in the language of the window."""
    return f"{day_text(QDate(moment.year, moment.month, moment.day))}, {moment:%H:%M}"


def keys_text(keys: str) -> str:
    """ "Ctrl+Z" as this language and this system write it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def follow(owner: QObject, speak: Callable[[], object]) -> None:
    """Calls ``speak`` now and after every change of language while ``owner`` lives.

    A function may hold the owner and what is in it, but nothing around it: that would live as long as the owner. Methods are
    not held.
    """
    speak()
    _Follower(owner, speak)


def say(widget: AnyObject, **texts: str) -> AnyObject:
    """Gives a widget texts (property=English, marked by ``QT_TR_NOOP``) in every language that comes, and returns it."""

    def speak() -> None:
        for name, text in texts.items():
            widget.setProperty(name, tr(text))

    follow(widget, speak)
    return widget


def name_button(button: QWidget, tip: str) -> None:
    """What a button without a text says, as its tool tip and to a screen reader."""
    button.setToolTip(tip)
    button.setAccessibleName(tip)


class _Follower(QObject):
    """Dies with its owner, and its connection with it."""

    def __init__(self, owner: QObject, speak: Callable[[], object]) -> None:
        super().__init__(owner)
        self._speak = WeakMethod(speak) if ismethod(speak) else lambda: speak
        changed.connect(self._again)

    def _again(self) -> None:
        if speak := self._speak():
            speak()

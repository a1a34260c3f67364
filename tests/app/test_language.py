"""The window in four languages: nothing is left untranslated, and it switches while a page plays."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLabel, QMenu

from app import language
from app.language import FOLDER, LANGUAGES, TECHNIQUE, resolved, say, term, tr
from app.preferences import Preferences
from app.settings import Settings
from core.catalogue import families, find
from core.knobs import knobs_of

ROOT = Path(__file__).parents[2]
OTHERS = [code for code in LANGUAGES if code != "en"]
PLACEHOLDERS = re.compile(r"\{\w*\}|%n|%\d|</?\w+>|\*\.\w+")


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("update", ROOT / "build_scripts" / "update_translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def listed(lines):
    return "\n".join(["not translated; run build_scripts/update_translations.py and fill in:", *sorted(lines)])


def test_every_text_that_lupdate_finds_in_the_window_is_translated(script, tmp_path):
    script.update(tmp_path, ("de", "en"))
    wanted = [key for key in script.messages("de", tmp_path) if key[0] != TECHNIQUE]
    assert len(wanted) > 400
    for code in OTHERS:
        found = script.messages(code)
        missing = [f"{code}: {key[1]!r}" for key in wanted if not found.get(key)]
        assert not missing, listed(missing)
    plurals = script.messages("en")
    missing = [f"en: {key[1]!r}" for key in script.messages("en", tmp_path) if not plurals.get(key)]
    assert not missing, listed(missing)


def test_lupdate_finds_every_text_of_the_window(script):
    """It passes over those inside f-strings."""
    known, hidden = {text for context, text, _ in script.messages("de") if not context}, []
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tr", "QT_TR_NOOP"):
                text = node.args[0]
                if isinstance(text, ast.JoinedStr) or (isinstance(text, ast.Constant) and text.value not in known):
                    hidden.append(f"{path.name}:{node.lineno}: {ast.unparse(text)}")
    assert not hidden, listed(hidden)


def test_titles_categories_summaries_and_knobs_are_translated(script):
    """Of those techniques that the translations know: a new one speaks English and needs no more than its file."""
    known = {text for context, text, _ in script.messages("de") if context == TECHNIQUE}
    shipped = [t for family in families() for t in family.techniques if t.title in known]
    assert len(shipped) >= 23
    texts = [family.title for family in families() if any(t in shipped for t in family.techniques)]
    for technique in shipped:
        texts += [technique.title, technique.summary(), *(knob.label for knob in knobs_of(technique).values())]
    for code in OTHERS:
        found = script.messages(code)
        missing = [f"{code}: {text!r}" for text in texts if not found.get((TECHNIQUE, text, ""))]
        assert not missing, listed(missing)


@pytest.mark.parametrize("code", OTHERS)
def test_placeholders_and_marks_stay(script, code):
    for (_, text, _), forms in script.messages(code).items():
        for form in forms:
            assert sorted(PLACEHOLDERS.findall(text)) == sorted(PLACEHOLDERS.findall(form)), (text, form)
            assert text.count("\t") == form.count("\t") and text.endswith("...") == form.endswith("..."), (text, form)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_compiled_is_what_is_written(script, code):
    translator = QTranslator()
    assert translator.load(f"learnoscope_{code}", str(FOLDER))
    for (context, text, comment), forms in script.messages(code).items():
        said = translator.translate(context, text, comment, 1 if "%n" in text else -1)
        assert said == (forms[0] if forms else ""), "run build_scripts/update_translations.py"


def test_a_text_that_nobody_has_translated_is_english(qapp):
    language.apply(qapp, "fr")
    assert tr("Nobody has said this") == term("Nobody has said this") == "Nobody has said this"
    assert tr("") == term("") == ""


def test_plurals(qapp):
    for code, said in {
        "en": ["1 thread", "3 threads"],
        "de": ["1 Thread", "3 Threads"],
        "el": ["1 νήμα", "3 νήματα"],
    }.items():
        language.apply(qapp, code)
        assert [tr("%n threads", "", n) for n in (1, 3)] == said


def test_the_system_s_language_if_it_is_one_of_them(monkeypatch):
    def speaks(*names):
        monkeypatch.setattr("PySide6.QtCore.QLocale.uiLanguages", lambda *_: list(names))
        return resolved("")

    assert [speaks("el-GR", "en-US"), speaks("fr", "de"), speaks("ja-JP", "de-DE"), speaks()] == [
        "el",
        "fr",
        "en",
        "en",
    ]
    assert resolved("de") == "de"


def test_an_unknown_language_is_refused_and_settings_pass_over_it(qapp, tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="accepted: en, el, de, fr"):
        language.apply(qapp, "xx")
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path))
    (tmp_path / "settings.json").write_text('{"version": 1, "language": "xx"}')
    assert Settings.load().language == ""


def test_a_label_follows_and_dies(qapp):
    label = say(QLabel(), text="Preferences")
    language.apply(qapp, "de")
    assert label.text() == "Einstellungen"
    label.deleteLater()
    del label
    language.apply(qapp, "fr")  # nothing is raised


def menu_texts(window):
    menu = window.tabs.cornerWidget().menu()
    return [a.text() for m in (menu, *menu.findChildren(QMenu)) for a in m.actions() if a.text()]


def test_switching_changes_menus_and_an_open_page_and_back(window, built, qtbot):
    page = built(window, "perceptron")
    knob = next(k for k in page.form.knobs.values() if k.label == "Learning rate")
    qtbot.waitUntil(lambda: knob.name in page.form.rows, timeout=10_000)

    def shown():
        label, play = page.form.rows[knob.name].label, page.transport.play
        return (
            window.tabs.tabText(0), label.text(), play.text(), page.inspector.tabText(0),
            window.sidebar.search.placeholderText(), menu_texts(window),
        )  # fmt: skip

    before = shown()
    window.choose_language("de")
    *texts, german = shown()
    assert texts == ["Perzeptron", "Lernrate", "Start", "Regler", "Suchen (Strg+K)"]
    assert len(german) == len(before[-1]) and not {"Preferences...\tCtrl+,", "Quit\tCtrl+Q"} & set(german)
    assert "Einstellungen ...\tStrg+," in german and "Ελληνικά" in german
    window.choose_language("el")
    assert shown()[1] == "Ρυθμός μάθησης"
    window.choose_language("en")
    assert shown() == before


def test_switching_stops_no_run(window, built, qtbot):
    page = built(window, "polynomial")
    page.edit("method", "gradient descent")
    page.edit("steps", 100_000)
    page.set_speed(10)
    page.play()
    qtbot.waitUntil(lambda: page.player.state == "running" and page.player.figures["step"] > 2, timeout=60_000)
    step, pid = page.player.figures["step"], page.player.engine_pid
    window.choose_language("fr")
    assert page.transport.play.text() == "Pause" and page.transport.counter.text().startswith("Étape")
    qtbot.waitUntil(lambda: page.player.figures["step"] > step + 2, timeout=60_000)
    assert page.player.state == "running" and page.player.engine_pid == pid


def test_the_sidebar_finds_titles_in_both_languages(window, qapp):
    window.choose_language("de")
    for word in ("Faltung", "convolution"):
        window.sidebar.search.setText(word)
        assert not window.sidebar._items["convolution"].isHidden(), word
    window.sidebar.search.setText("")


def test_the_choice_in_the_preferences_is_remembered(window, qtbot):
    dialog = Preferences(window)
    assert dialog.language.currentData() == "" and dialog.language.count() == 1 + len(LANGUAGES)
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.accept()
    assert language.current() == "fr"
    window.close()
    assert Settings.load().language == "fr"


def test_numbers_keep_their_decimal_point(window):
    window.choose_language("de")
    dialog = Preferences(window)
    dialog.memory.setValue(1.5)
    assert dialog.memory.text() == "1.50 GiB"


def test_a_technique_without_translations_works(qapp):
    language.apply(qapp, "de")
    technique = find("k_means")
    assert term("A new title") == "A new title" and term(technique.title) == "k-Means"

"""Settings: they come back, whatever happened to the file."""

import json
import os
import sys
import threading
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.settings import Settings, folder


@pytest.fixture
def file() -> Path:
    return folder() / "settings.json"


def full() -> Settings:
    return Settings(
        geometry="01d9d0cb",
        tabs=["polynomial", "k_means"],
        current_tab="k_means",
        knobs={"polynomial": {"degree": 5, "noise": 0.25, "points": [[0.5, 1.0, 0]], "nodes": "chebyshev", "on": True}},
        theme="dark",
        sidebar_width=210,
        inspector_width=300,
        sidebar_collapsed=True,
        speed=30,
    )


def test_everything_comes_back() -> None:
    assert full().save() == ""
    loaded = Settings.load()
    assert loaded == full() and loaded.message == ""


def test_without_a_file_there_are_defaults_and_no_complaint() -> None:
    assert Settings.load() == Settings() and Settings.load().message == ""


def test_the_folder_follows_the_variable(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path / "not" / "there yet"))
    assert full().save() == ""
    assert (tmp_path / "not" / "there yet" / "settings.json").is_file()
    monkeypatch.delenv("LEARNOSCOPE_CONFIG")
    assert folder().name == "learnoscope"


def test_tuples_of_the_form_become_lists() -> None:
    Settings(knobs={"mlp": {"hidden_layers": (8, 8), "points": ((0.0, 1.0, 1),)}}).save()
    assert Settings.load().knobs == {"mlp": {"hidden_layers": [8, 8], "points": [[0.0, 1.0, 1]]}}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"{", "could not be used"),
        (b"\xff\xfe\x00", "decode"),
        (b"[]", "not a JSON object"),
        (b"{}", "written by version None"),
        (b'{"version": 99, "theme": "dark"}', "written by version 99"),
        (b'{"version": ' + b"9" * 5000 + b"}", "could not be used"),
        (b"[" * 100_000, "could not be used"),
        (b" " * (5 * 2**20), "larger than 4 MiB"),
    ],
)
def test_an_unusable_file_is_said_once_and_kept(file: Path, content: bytes, reason: str) -> None:
    file.write_bytes(content)
    loaded = Settings.load()
    assert loaded == Settings()
    assert str(file) in loaded.message and reason in loaded.message and "\n" not in loaded.message.strip()
    assert loaded.save() == "" and loaded.message == ""
    assert Settings.load().message == ""
    assert (file.parent / "settings-unused.json").read_bytes() == content
    assert loaded.save() == "" and sorted(p.name for p in file.parent.iterdir()) == [
        "settings-unused.json",
        "settings.json",
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        {"tabs": "polynomial"},
        {"tabs": [1]},
        {"tabs": ["x"] * 1000},
        {"knobs": {"polynomial": {"degree": {"a": 1}}}},
        {"knobs": {"polynomial": {"points": [[[[1]]]]}}},
        {"knobs": []},
        {"knobs": {"polynomial": {"noise": float("nan")}}},
        {"theme": ["dark"]},
        {"theme": "neon"},
        {"sidebar_width": -1},
        {"sidebar_width": True},
        {"inspector_width": 1e3},
        {"speed": 0},
        {"speed": "fast"},
        {"geometry": "zz"},
        {"geometry": "abc"},
        {"current_tab": None},
        {"message": "hello"},
    ],
)
def test_one_bad_entry_costs_itself_only(file: Path, hostile: dict[str, Any]) -> None:
    stored = {"version": 1, "sidebar_collapsed": True, **hostile}
    file.write_text(json.dumps(stored))
    assert Settings.load() == Settings(sidebar_collapsed=True)
    assert Settings.load().message == ""


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from([f.name for f in fields(Settings)]) | st.text(max_size=4)


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, json_values, max_size=6), st.sampled_from([1, 1, 1, 2, "1", None]))
def test_no_json_stops_the_start_and_what_is_kept_can_be_saved(file: Path, stored: dict, version: Any) -> None:
    file.write_text(json.dumps({**stored, "version": version}))
    loaded = Settings.load()
    assert loaded.save() == ""
    assert Settings.load() == loaded


@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60))
def test_no_bytes_stop_the_start(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert Settings.load() == Settings()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("LEARNOSCOPE_CONFIG", str(tmp_path / "file"))
    sentence = full().save()
    assert sentence.startswith("The settings could not be saved to") and str(tmp_path / "file") in sentence
    assert Settings.load() == Settings()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_can_be_read(file: Path) -> None:
    full().save()
    file.parent.chmod(0o500)
    try:
        assert Settings.load() == full()
        assert "could not be saved" in full().save()
    finally:
        file.parent.chmod(0o700)


def test_a_failed_save_leaves_the_old_file_and_no_rubbish(file: Path, monkeypatch: Any) -> None:
    full().save()

    def full_disk(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full_disk)
    assert "No space left" in Settings(theme="light").save()
    assert Settings.load() == full()
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]


def test_values_that_json_cannot_hold_are_one_sentence() -> None:
    assert "could not be saved" in Settings(knobs={"a": {"b": float("inf")}}).save()
    assert "could not be saved" in Settings(knobs={"a": {"b": object()}}).save()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_pipe_in_place_of_the_file_does_not_hang(file: Path) -> None:
    os.mkfifo(file)
    assert "not a file" in Settings.load().message


def test_two_windows_that_save_at_once_corrupt_nothing(file: Path) -> None:
    themes = ("dark", "light")

    def write(name: str) -> None:
        for width in range(100):
            Settings(theme=name, sidebar_width=width, tabs=["polynomial"] * 40).save()

    writers = [threading.Thread(target=write, args=(name,)) for name in themes]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        loaded = Settings.load()
        assert loaded.message == "" and len(loaded.tabs) in (0, 40)
    for writer in writers:
        writer.join()
    assert Settings.load().theme in themes and Settings.load().sidebar_width == 99
    assert [p.name for p in file.parent.iterdir()] == ["settings.json"]

"""Session files: what was on screen comes back, and no file, however damaged or hostile, does more than be refused."""

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import session_file, streams
from core.session_file import SavedPage, Session, SessionError
from core.shown import fits

SAVER = Path(__file__).with_name("_save_forever.py")


def session():
    shown = [{"newest": {"loss": {"x": np.arange(3.0), "lines": {"": np.ones(3)}}}, "note": "a", "none": None}]
    pages = [
        SavedPage(
            "polynomial", {"degree": 9, "points": [[0.5, 1.0, 0]]}, "cpu", {"step": 40.0}, ["seed"], shown, b"state"
        ),
        SavedPage("camera"),
    ]
    return Session(pages, "polynomial", "2026-11-20T10:00:00+00:00", "a machine", "0.1.0")


@pytest.fixture
def path(tmp_path):
    session_file.write(tmp_path / "lesson.learnoscope", session())
    return tmp_path / "lesson.learnoscope"


def edited(path, change):
    """The file with its session.json changed by hand."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    described = json.loads(contents["session.json"])
    contents["session.json"] = json.dumps(change(described) or described).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def test_everything_comes_back(path):
    found, given_ = session_file.read(path), session()
    assert (found.current, found.made, found.machine, found.version) == (
        given_.current, given_.made, given_.machine, given_.version,
    )  # fmt: skip
    page, camera = found.pages
    assert (page.technique, page.knobs, page.device) == ("polynomial", given_.pages[0].knobs, "cpu")
    assert (
        page.counters == {"step": 40.0}
        and page.hidden == ["seed"]
        and page.checkpoint == b"state"
        and not found.complaints
    )
    np.testing.assert_array_equal(page.shown[0]["newest"]["loss"]["lines"][""], np.ones(3))
    assert (camera.technique, camera.shown, camera.checkpoint) == ("camera", [], b"")


def test_a_write_that_fails_leaves_the_old_file(path, monkeypatch):
    before = path.read_bytes()

    def full(*_):
        raise OSError("No space left on device")

    monkeypatch.setattr(session_file, "save_tree", full)
    with pytest.raises(OSError, match="No space"):
        session_file.write(path, session())
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 0.99))
def test_a_truncated_file_is_refused(path, share):
    cut = path.with_name("cut.learnoscope")
    cut.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(SessionError, match=r"cut\.learnoscope"):
        session_file.read(cut)


def newer(described):
    described["format"], described["version"] = 99, "7.0"


def no_list(described):
    described["pages"] = "everything"


def no_knobs(described):
    described["pages"][0]["knobs"] = [1]


def many(described):
    described["pages"] *= 40


def bare(described):
    return [described]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (newer, "written by a newer Learnoscope (7.0)"),
        (no_list, "lists no pages"),
        (no_knobs, "a page in it has no technique and knobs"),
        (many, "has 80 pages; at most 50"),
        (bare, "lists no pages"),
    ],
)
def test_what_was_edited_by_hand_is_refused_in_one_sentence(path, change, said):
    with pytest.raises(SessionError) as refusal:
        session_file.read(edited(path, change))
    assert said in str(refusal.value) and "\n" not in str(refusal.value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1, 1e300, "7", None])
def test_a_counter_that_counts_nothing_is_left_out(path, value):
    def change(described):
        described["pages"][0]["counters"] = {"step": value, "seconds": 2.5}

    assert session_file.read(edited(path, change)).pages[0].counters == {"seconds": 2.5}


def test_other_files_are_refused(tmp_path):
    with pytest.raises(SessionError, match="there is no file"):
        session_file.read(tmp_path / "none.learnoscope")
    other = tmp_path / "other.learnoscope"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(SessionError, match=r"has no session\.json"):
        session_file.read(other)
    other.write_bytes(b"\x80\x04cos\nsystem\n(S'true'\ntR.")  # a pickle
    with pytest.raises(SessionError, match="damaged or no session"):
        session_file.read(other)


def test_a_file_larger_than_any_session_is_not_unpacked(path, monkeypatch):
    monkeypatch.setattr(session_file, "MOST_BYTES", 100)
    with pytest.raises(SessionError, match="larger than a session"):
        session_file.read(path)


def test_a_page_without_its_recording_comes_without_one(path):
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("session.json", contents["session.json"])
        archive.writestr("page0.shown", b"garbage")
        archive.writestr("../../escaped", b"never written")
    found = session_file.read(path)
    assert [page.shown for page in found.pages] == [[], []]
    assert "polynomial showed could not be read" in found.complaints[0] and "camera" in found.complaints[1]
    assert not (path.parent.parent / "escaped").exists()


def made(kind, *arguments, **named):
    stream = kind("Title", **named)
    stream.name = "s"
    return stream, dict(stream(*arguments).data)


EVENTS = {
    "series": made(streams.Series, 3),
    "curve": made(streams.Curve, [0, 1], [2, 3]),
    "points": made(streams.Points, [0, 1], [2, 3], [0, 1]),
    "gallery": made(streams.Gallery, np.zeros((2, 4, 4), np.uint8), ["a", "b"]),
    "colored": made(streams.Gallery, np.zeros((2, 4, 4)), colormap="viridis"),
    "field": made(streams.Field, np.zeros((2, 3)), (0, 1, 0, 1)),
    "bars": made(streams.Bars, ["a", "b"], [1, 2]),
    "table": made(streams.Table, ["a"], [[1], ["x"], [None]]),
    "diagram": made(streams.Diagram, [{"name": "a", "kind": "input", "shape": (2,), "parameters": 0}]),
    "note": made(streams.Note, "text"),
}
HOSTILE = [None, "text", -1, [], {}, np.zeros(3), np.zeros((2, 2, 2, 2, 2)), np.array(["a"]), [None], {"a": "b"}]


@pytest.mark.parametrize("kind", EVENTS)
def test_what_a_stream_makes_fits_it_and_changed_data_do_not(kind):
    stream, data = EVENTS[kind]
    assert fits(stream, data)
    for name in data:
        assert not fits(stream, {key: value for key, value in data.items() if key != name}), name
    for other in EVENTS:
        if other != kind and {kind, other} != {"gallery", "colored"}:
            assert not fits(stream, EVENTS[other][1]), other
    for wrong in HOSTILE:
        assert not fits(stream, wrong)


@settings(deadline=None)
@given(
    kind=st.sampled_from(sorted(EVENTS)),
    field=st.integers(0, 5),
    wrong=st.sampled_from(range(len(HOSTILE))),
)
def test_checking_hostile_data_never_raises(kind, field, wrong):
    stream, data = EVENTS[kind]
    name = sorted(data)[field % len(data)]
    assert fits(stream, data | {name: HOSTILE[wrong]}) in (True, False)


@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031, 0.052, 0.11])
def test_killed_while_saving_leaves_a_whole_file(tmp_path, delay):
    path = tmp_path / "lesson.learnoscope"
    with subprocess.Popen([sys.executable, SAVER, path], stdout=subprocess.PIPE, text=True) as saver:
        while saver.stdout.readline().strip() != "3":
            pass
        time.sleep(delay)
        saver.kill()
    (page,) = session_file.read(path).pages
    line = page.shown[0]["newest"]["loss"]["lines"][""]
    assert len(set(line)) == 1 and len(line) == 20_000 * (1 + int(line[0]) % 5)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are POSIX")
def test_a_disk_that_is_full_costs_the_new_file_only(tmp_path):
    path = tmp_path / "lesson.learnoscope"
    session_file.write(path, Session([SavedPage("polynomial")]))
    before = path.read_bytes()
    # A limit of the file's size stops a write in its middle as a full disk does.
    limited = f"import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); " \
              f"resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000)); sys.argv = ['', {str(path)!r}]; " \
              f"runpy.run_path({str(SAVER)!r}, run_name='__main__')"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", limited], capture_output=True, text=True, timeout=120)
    assert done.returncode and "OSError" in done.stderr
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]

"""Settings of an administrator for everybody on a machine: shared data that is only read, no live cameras, broken files."""

import os
import struct
import sys

import numpy as np
import pytest

from core import datasets, site_settings
from core.cli import main
from core.datasets import cache
from core.expressions import cameras


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Writes the file and returns what is set."""
    file = tmp_path / "learnoscope.toml"
    monkeypatch.setenv("LEARNOSCOPE_SITE", str(file))
    monkeypatch.setenv("LEARNOSCOPE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.delenv("LEARNOSCOPE_NO_CAMERA", raising=False)
    monkeypatch.setattr(datasets, "user_folder", lambda: tmp_path / "own")

    def write(text):
        file.write_text(text, encoding="utf-8")
        return site_settings.current()

    return write


@pytest.fixture
def shared(tmp_path):
    """A folder with six pictures in MNIST's files, without write bits."""
    raw = tmp_path / "shared" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for part, count in (("train", 4), ("t10k", 2)):
        pictures = np.arange(count * 784, dtype=np.uint8).tobytes()
        (raw / f"{part}-images-idx3-ubyte").write_bytes(struct.pack(">IIII", 2051, count, 28, 28) + pictures)
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 2049, count) + bytes(range(count)))
    places = [tmp_path / "shared", *(tmp_path / "shared").rglob("*")]
    for path in reversed(places):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield tmp_path / "shared"
    for path in places:
        path.chmod(0o755 if path.is_dir() else 0o644)


def content(folder):
    return {p.relative_to(folder): (p.stat().st_mtime_ns, p.stat().st_size) for p in folder.rglob("*")}


def test_without_the_file_nothing_is_set(site):
    assert site_settings.current() == site_settings.SiteSettings()
    assert not cameras.switched_off()


@pytest.mark.parametrize("way", ["file", "variable"])
def test_a_shared_folder_is_read_and_never_written(way, site, shared, monkeypatch):
    if way == "file":
        site(f"data = ['{shared}']\n")
    else:
        monkeypatch.setenv("LEARNOSCOPE_DATA", str(shared))
    before = content(shared)
    images = datasets.load("mnist")
    assert (len(images.train), len(images.test)) == (4, 2)
    assert content(shared) == before  # permissions do not bind root, so what lies there is compared


def test_what_is_decoded_from_a_shared_archive_goes_to_the_users_cache(site, shared, tmp_path):
    site(f"data = ['{shared}']\n")
    source = shared / "MNIST" / "raw" / "train-images-idx3-ubyte"
    pictures = np.zeros((2, 28, 28), np.uint8)
    images = datasets.Images("x", pictures, np.zeros(2, np.int64), pictures, np.zeros(2, np.int64), ("a",))

    def decode(_):
        yield datasets.Report(1, 1, "decoding")
        return images

    before = content(shared)
    datasets.finish(cache.loading(source, decode))
    assert content(shared) == before and list((tmp_path / "cache" / "data").iterdir())


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_the_shared_folder_of_these_tests_cannot_be_written(shared):
    with pytest.raises(PermissionError):
        (shared / "new").touch()


def test_the_variable_comes_first_and_the_users_own_folder_last(site, tmp_path, monkeypatch):
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path / "named"))
    site(f"data = ['{tmp_path / 'site'}']")
    assert datasets.search_path() == [tmp_path / "named", tmp_path / "site", tmp_path / "own"]


def test_a_folder_that_cannot_be_reached_is_passed_over(site, shared, tmp_path, monkeypatch):
    site(f"data = ['{tmp_path / 'away'}', '{shared}']")
    exists = type(tmp_path).exists

    def unreachable(path):
        if path.is_relative_to(tmp_path / "away"):
            raise PermissionError(13, "Permission denied", str(path))
        return exists(path)

    monkeypatch.setattr(type(tmp_path), "exists", unreachable)
    assert datasets.find("MNIST") == shared / "MNIST"


def test_cameras_are_switched_off_and_on_again(site):
    site("live_cameras = false")
    assert "switched off" in cameras.switched_off()
    site("live_cameras = true  # again")
    assert not cameras.switched_off()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("data = [", "Invalid value"),
        ("data = '/srv'", "data must be a list of whole paths"),
        ("data = ['data']", "data must be a list of whole paths"),
        ("data = [1]", "data must be a list of whole paths"),
        ("live_cameras = 0", "live_cameras must be true or false"),
        ("cameras = false", "it knows data and live_cameras, not cameras"),
        ("a = " + "[" * 5000, "learnoscope.toml"),
    ],
)
def test_a_broken_file_is_one_sentence_and_no_crash(site, text, said, capsys):
    problem = site(text).problem
    assert said in problem and "learnoscope.toml" in problem and "\n" not in problem
    assert main(["list"]) == 0  # and everything else works
    assert said.partition(" ")[0] in capsys.readouterr().err


@pytest.mark.parametrize("text", ["live_cameras = fals", "live_cameras = 'no'"])
def test_what_cannot_be_read_does_not_switch_cameras_on(site, text):
    site(text)
    assert "learnoscope.toml" in cameras.switched_off()


def test_a_file_of_another_encoding_or_size_or_kind(site, tmp_path):
    file = tmp_path / "learnoscope.toml"
    file.write_bytes(b"\xff\xfe\x00")
    assert "cannot be used" in site_settings.current().problem
    file.write_bytes(b"#" * (2**20 + 1))
    assert "larger than 1 MiB" in site_settings.current().problem
    file.unlink()
    file.mkdir()
    assert "cannot be used" in site_settings.current().problem


def test_the_file_lies_where_the_system_keeps_settings_for_everybody(monkeypatch):
    monkeypatch.delenv("LEARNOSCOPE_SITE")
    assert site_settings.path().name == "learnoscope.toml" and site_settings.path().is_absolute()

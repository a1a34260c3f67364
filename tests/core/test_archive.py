"""Zip files of strangers: read exactly, or refused by name with one sentence."""

import io
import stat
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.datasets.archive import Archive, UnsafeArchive
from tests.core.picture_files import write_zip


def refused(path, match):
    with pytest.raises(UnsafeArchive, match=match) as caught, Archive(path) as archive:
        for name in archive.names:
            archive.read(name)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def with_entry(path, name="a.png", content=b"x", **changes):
    """An archive with one entry whose record is changed before it is written."""
    info = zipfile.ZipInfo(name)
    for key, value in changes.items():
        setattr(info, key, value)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, content)
    return path


def declaring(path, size):
    """The archive's only file claims ``size`` bytes, in its own header and in the directory."""
    content = bytearray(path.read_bytes())
    struct.pack_into("<I", content, 22, size)
    struct.pack_into("<I", content, content.rindex(b"PK\1\2") + 24, size)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", ["../evil.png", "a/../../evil.png", "/etc/evil.png", "C:/evil.png", "a\\..\\evil.png"])
def test_paths_outside_are_refused(tmp_path, name):
    refused(write_zip(tmp_path / "bad.zip", {"fine.png": b"x", name: b"x"}), "lies outside the archive")


def test_links_are_refused(tmp_path):
    path = with_entry(tmp_path / "bad.zip", content=b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16)
    refused(path, "is a link")


def test_rare_packing_is_refused_because_it_cannot_be_bounded(tmp_path):
    for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        refused(write_zip(tmp_path / "bad.zip", {"a.png": b"x" * 100}, kind), "packed in a way other than deflate")


def test_a_bomb_is_refused_by_what_it_declares(tmp_path):
    path = write_zip(tmp_path / "bomb.zip", {f"{n}.png": bytes(2**24) for n in range(5)}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 100_000
    refused(path, "taken for a zip bomb")
    refused(declaring(write_zip(tmp_path / "one.zip", {"a.png": b"x"}), 2**31), "claims 2,147,483,648 bytes")


def test_a_bomb_is_refused_by_what_comes_out(tmp_path):
    path = write_zip(tmp_path / "liar.zip", {"a.png": bytes(10_000_000)}, zipfile.ZIP_DEFLATED)
    refused(declaring(path, 100), "unpacks to more than it declares")


def test_overlapping_files_are_refused(tmp_path):
    """The idea of the better zip bomb (Fifield 2019): many directory entries for the same bytes."""
    path = write_zip(tmp_path / "overlap.zip", {"a.png": b"x" * 1000})
    content = path.read_bytes()
    start, end = content.index(b"PK\1\2"), content.index(b"PK\5\6")
    entry, tail = content[start:end], bytearray(content[end:])
    entries = b"".join(entry.replace(b"a.png", b"%d.png" % n) for n in range(9))
    struct.pack_into("<HHII", tail, 8, 9, 9, len(entries), start)
    path.write_bytes(content[:start] + entries + tail)
    refused(path, "overlap")


def test_encrypted_files_are_refused(tmp_path):
    path = write_zip(tmp_path / "secret.zip", {"a.png": b"x"})
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)
    refused(path, "is encrypted")


def test_what_is_no_archive_is_refused(tmp_path):
    for content in (b"", b"PK", b"<html>", b"PK\5\6" + bytes(10)):
        (tmp_path / "bad.zip").write_bytes(content)
        refused(tmp_path / "bad.zip", "is not a zip file, or is damaged")


def test_a_damaged_file_is_named_and_the_others_are_read(tmp_path):
    path = write_zip(tmp_path / "a.zip", {"first.png": b"hello world", "second.png": b"all well"})
    content = path.read_bytes().replace(b"hello world", b"hello_world")
    path.write_bytes(content)
    with Archive(path) as archive:
        with pytest.raises(ValueError, match=r"'first\.png' in a\.zip is damaged") as caught:
            archive.read("first.png")
        assert not isinstance(caught.value, UnsafeArchive)
        assert archive.read("second.png") == b"all well"


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.text("abcdef/ß.", min_size=1, max_size=9).filter(
            lambda n: n.strip("./") and ".." not in n and n[0] != "/" and n[-1] != "/"
        ),
        st.binary(max_size=500),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_whatever_was_packed_comes_out(tmp_path_factory, files, kind):
    path = write_zip(tmp_path_factory.mktemp("zip") / "a.zip", files, kind)
    with Archive(path) as archive:
        assert {name: archive.read(name) for name in archive.names} == files


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_is_an_answer_in_words(tmp_path_factory, data):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/b.png", b"some content " * 20)
        archive.writestr("a/c.png", b"other content")
    content = bytearray(file.getvalue())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    path.write_bytes(content)
    try:
        with Archive(path) as archive:
            for name in archive.names:
                assert len(archive.read(name)) <= 1000
    except ValueError as error:
        assert "a.zip" in str(error)

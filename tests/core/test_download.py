"""The downloader against a server on this machine that behaves, and misbehaves, in every way that was met."""

import dataclasses
import errno
import hashlib
import http.server
import threading

import numpy as np
import pytest

from core import datasets
from core.datasets import catalogue, download
from core.datasets.catalogue import CARDS, RemoteFile
from core.datasets.download import FetchFailed, fetch, fetch_files
from tests.core.picture_files import isolated
from tests.core.test_datasets import write_mnist

CONTENT = np.random.default_rng(0).integers(0, 256, 300_000, dtype=np.uint8).tobytes()
MD5 = "md5:" + hashlib.md5(CONTENT).hexdigest()


class Server(http.server.ThreadingHTTPServer):
    """Serves ``files``; the first part of a path chooses how. ``asked`` are the paths and ranges of every request."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files = {"data.bin": CONTENT}
        self.asked = []
        self.release = threading.Event()

    def url(self, way, name="data.bin"):
        return f"http://127.0.0.1:{self.server_port}/{way}/{name}"


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        # Through a proxy the path is a whole address.
        way, name = self.path.removeprefix("http://data.example").split("/", 2)[1:]
        wanted = self.headers.get("Range")
        self.server.asked.append((self.path, wanted))
        content = self.server.files.get(name, b"")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and way != "no_range" else 0
        if way == "missing" or not content:
            return self.send_error(404)
        if way == "moved":
            self.send_response(302)
            self.send_header("Location", self.server.url("plain", name))
            return self.end_headers()
        if way == "corrupt":
            content = content[:1000] + bytes([content[1000] ^ 1]) + content[1001:]
        if way == "long":
            content += b"more"
        rest = content[start:]
        self.send_response(206 if wanted and way != "no_range" else 200)
        if wanted and way != "no_range":
            first = 0 if way == "other_part" else start
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        if way not in ("unsized", "long"):
            self.send_header("Content-Length", str(len(rest) + (5 if way == "lies" else 0)))
        self.end_headers()
        if way == "drops":
            self.wfile.write(rest[:70_000])
        elif way == "stops":
            self.wfile.write(rest[:70_000])
            self.wfile.flush()
            self.server.release.wait(10)
        else:
            self.wfile.write(rest)
        return None


@pytest.fixture
def server(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.release.set()
        running.shutdown()
        thread.join(5)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "data"


def remote(*urls, size=300_000, checksum=MD5, path="set/raw/data.bin"):
    return RemoteFile(path, size, checksum, urls)


def fetched(home, *files):
    return datasets.finish(fetch_files("set", files, home))


def kept(home):
    """What lies in the folder besides the lock."""
    return sorted(str(p.relative_to(home)) for p in home.rglob("*") if p.is_file() and p.name != "lock")


@pytest.mark.parametrize("way", ["plain", "moved", "unsized", "no_range"])
def test_a_file_arrives_whole_and_nothing_else_stays(server, home, way):
    assert fetched(home, remote(server.url(way))) == home
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT
    assert kept(home) == ["set/raw/data.bin"]


def test_sha256_is_understood(server, home):
    fetched(home, remote(server.url("plain"), checksum="sha256:" + hashlib.sha256(CONTENT).hexdigest()))
    assert kept(home) == ["set/raw/data.bin"]


def test_progress_knows_the_size_beforehand_and_reaches_it(server, home):
    server.files["b"] = b"b" * 1000
    second = remote(
        server.url("plain", "b"), size=1000, checksum="md5:" + hashlib.md5(b"b" * 1000).hexdigest(), path="b"
    )
    reports = list(fetch_files("set", [remote(server.url("plain")), second], home))
    arriving = [r for r in reports if r.label.startswith("Fetching")]
    assert arriving[0] == (0, 301_000, "Fetching data.bin")
    assert arriving[-1] == (301_000, 301_000, "Fetching b")
    assert [r.done for r in arriving] == sorted(r.done for r in arriving)
    assert any(r.label.startswith("Verifying data.bin") for r in reports)


def test_cancelled_it_goes_on_where_it_was(server, home):
    work = fetch_files("set", [remote(server.url("stops"))], home)
    while next(work).done < 70_000:
        pass
    work.close()
    assert kept(home) == [".fetching-set/set/raw/data.bin.part"]
    fetched(home, remote(server.url("plain")))
    assert (server.asked[-1][1], kept(home)) == ("bytes=70000-", ["set/raw/data.bin"])
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


def test_a_server_that_drops_is_asked_again_for_the_rest(server, home):
    fetched(home, remote(server.url("drops")))
    assert [asked for _, asked in server.asked] == [None, *(f"bytes={n}-" for n in (70000, 140000, 210000, 280000))]
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


def test_a_server_that_falls_silent_is_left_for_the_next(server, home, monkeypatch):
    monkeypatch.setattr(download, "_TIMEOUT", 0.3)
    monkeypatch.setattr(download, "_DROPS", 1)
    fetched(home, remote(server.url("stops"), server.url("plain")))
    assert server.asked[1] == ("/plain/data.bin", "bytes=70000-")
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


def test_truncated_for_good_is_one_sentence_and_never_published(server, home, monkeypatch):
    monkeypatch.setattr(download, "_DROPS", 2)
    with pytest.raises(FetchFailed, match=r"data\.bin could not be fetched: 127\.0\.0\.1 broke off .*140,000"):
        fetched(home, remote(server.url("drops")))
    assert kept(home) == [".fetching-set/set/raw/data.bin.part"]


def test_a_resume_that_the_server_ignores_starts_over(server, home):
    part = home / ".fetching-set/set/raw/data.bin.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:1234])
    fetched(home, remote(server.url("no_range")))
    assert server.asked == [("/no_range/data.bin", "bytes=1234-")]
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


@pytest.mark.parametrize("rest", [b"junk" * 300, b"x" * len(CONTENT), b"x" * (len(CONTENT) + 1)])
def test_a_damaged_rest_of_an_earlier_try_costs_a_second_try_only(server, home, rest):
    part = home / ".fetching-set/set/raw/data.bin.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(rest)
    fetched(home, remote(server.url("plain")))
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("corrupt", r"gave a file with the md5 [0-9a-f]{32}, not "),
        ("lies", r"has a file of 300,005 bytes, but it has 300,000"),
        ("long", r"sent more than the 300,000 bytes"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_removed(server, home, way, reason):
    with pytest.raises(
        FetchFailed, match=rf"data\.bin is not the published file and was removed: 127\.0\.0\.1 {reason}"
    ):
        fetched(home, remote(server.url(way)))
    assert kept(home) == []
    assert len(server.asked) == 1
    fetched(home, remote(server.url(way), server.url("plain")))  # the next mirror is asked
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


def test_another_part_than_asked_for_is_not_glued_on(server, home):
    part = home / ".fetching-set/set/raw/data.bin.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(CONTENT[:50])
    fetched(home, remote(server.url("other_part")))
    assert [asked for _, asked in server.asked] == ["bytes=50-", None]
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT


def test_a_mirror_without_the_file_and_no_network_are_one_sentence_each(server, home):
    with pytest.raises(FetchFailed, match=r"^data\.bin could not be fetched: 127\.0\.0\.1 answered 404 Not Found$"):
        fetched(home, remote(server.url("missing")))
    fetched(home, remote(server.url("missing"), server.url("plain")))
    closed = f"http://127.0.0.1:{_unused_port()}/data.bin"
    with pytest.raises(FetchFailed, match=r"could not be fetched: 127\.0\.0\.1 cannot be reached \(.*refused.*\)$"):
        fetched(home, remote(closed, path="other"))


def test_a_set_appears_as_a_whole(server, home, monkeypatch):
    good, bad = remote(server.url("plain")), remote(server.url("missing"), path="set/raw/labels.bin")
    with pytest.raises(FetchFailed, match=r"labels\.bin"):
        fetched(home, good, bad)
    assert not (home / "set").exists()
    fetched(home, good, dataclasses.replace(bad, urls=good.urls))
    assert kept(home) == ["set/raw/data.bin", "set/raw/labels.bin"]
    assert [path for path, _ in server.asked].count("/plain/data.bin") == 2  # the first was not fetched again


def test_damaged_files_of_a_set_are_replaced(server, home):
    (home / "set/raw").mkdir(parents=True)
    (home / "set/raw/data.bin").write_bytes(b"damaged")
    (home / "set/raw/mine.txt").write_bytes(b"stays")
    fetched(home, remote(server.url("plain")))
    assert (home / "set/raw/data.bin").read_bytes() == CONTENT
    assert (home / "set/raw/mine.txt").exists()


def test_the_proxy_of_the_environment_is_used(server, home, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("no_proxy", "")
    fetched(home, remote("http://data.example/plain/data.bin"))
    assert server.asked == [("http://data.example/plain/data.bin", None)]


def test_two_at_once_do_not_mix(server, home):
    first = fetch_files("set", [remote(server.url("stops"))], home)
    next(first)
    with pytest.raises(FetchFailed, match="set is being fetched already"):
        fetched(home, remote(server.url("plain")))
    first.close()
    fetched(home, remote(server.url("plain")))


def test_no_space_is_one_sentence(server, home, monkeypatch):
    usage = type(download.shutil.disk_usage("/"))(10, 10, 2**24 + 1000)
    monkeypatch.setattr(download.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(FetchFailed, match=r"^set needs 0\.3 MB, but .* has only 16\.8 MB left$"):
        fetched(home, remote(server.url("plain")))
    assert not server.asked
    monkeypatch.undo()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(download.os, "fsync", full)
    with pytest.raises(FetchFailed, match=r"^set could not be stored: there is no space left in "):
        fetched(home, remote(server.url("plain")))


def test_no_permission_is_one_sentence(server, home, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(download.Path, "mkdir", refused)
    with pytest.raises(FetchFailed, match=r"^set could not be stored: there is no permission to write to "):
        fetched(home, remote(server.url("plain")))
    monkeypatch.undo()
    home.write_bytes(b"a file where the folder should be")
    with pytest.raises(FetchFailed, match=r"^set could not be stored in .*: (File exists|Not a directory)"):
        fetched(home, remote(server.url("plain")))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("mnits", 'there is no data set "mnits"; did you mean "mnist"'),
        ("fer2013", "fer2013 cannot be fetched: Kaggle gives it"),
        ("digits", "digits cannot be fetched: it is built in"),
    ],
)
def test_what_cannot_be_fetched_says_why(name, sentence):
    with pytest.raises(ValueError, match=sentence):
        next(fetch(name))


def test_what_was_fetched_is_found_read_and_removed(server, tmp_path, monkeypatch):
    isolated(tmp_path, monkeypatch)
    card = _small_mnist(server, tmp_path, monkeypatch)
    assert not download.is_fetched(card)
    datasets.finish(fetch("mnist"))
    assert download.is_fetched(card)
    assert datasets.load("mnist").train.shape == (6, 28, 28)
    (tmp_path / "user/data/mine.csv").write_bytes(b"stays")
    download.remove(card)
    assert kept(tmp_path / "user/data") == ["mine.csv"]
    assert not (tmp_path / "user/data/MNIST").exists()
    with pytest.raises(datasets.DatasetMissing):
        datasets.load("mnist")


def test_the_command_line_fetches(cli, server, tmp_path, monkeypatch):
    isolated(tmp_path, monkeypatch)
    _small_mnist(server, tmp_path, monkeypatch)
    code, out, err = cli("data", "fetch", "mnist")
    assert (code, out, err) == (0, "mnist: 6 train, 4 test pictures, 28x28 grey, 10 classes\n", "")
    download.remove(CARDS["mnist"])
    server.files.clear()
    monkeypatch.setattr(download, "_TIMEOUT", 2.0)
    code, out, err = cli("data", "fetch", "mnist")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "could not be fetched: 127.0.0.1" in err


def test_every_file_of_the_catalogue_can_be_checked():
    files = [file for card in catalogue.CATALOGUE for file in card.files]
    assert files
    for file in files:
        algorithm, _, digest = file.checksum.partition(":")
        assert len(digest) == 2 * hashlib.new(algorithm).digest_size
        assert file.size > 0
        assert all(url.startswith(("https://", "http://")) for url in file.urls)
        assert not file.path.startswith("/")
        assert ".." not in file.path
    assert all(card.files or card.how_to_get or not card.places for card in catalogue.CATALOGUE)


def _small_mnist(server, tmp_path, monkeypatch):
    """MNIST's card with four small files of this server."""
    write_mnist(tmp_path / "origin")
    files = []
    for path in sorted((tmp_path / "origin/MNIST/raw").iterdir()):
        content = path.read_bytes()
        server.files[path.name] = content
        checksum = "md5:" + hashlib.md5(content).hexdigest()
        files.append(RemoteFile(f"MNIST/raw/{path.name}", len(content), checksum, (server.url("plain", path.name),)))
    card = dataclasses.replace(CARDS["mnist"], files=tuple(files))
    monkeypatch.setitem(CARDS, "mnist", card)
    return card


def _unused_port():
    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        return server.server_port

"""learnoscope data: list, fetch, import, check, and what it says when it cannot."""

import json

import numpy as np
import pytest

from core import datasets
from core.datasets import Report, imported
from core.datasets.verify import verifying
from tests.core.picture_files import isolated, pets, write_files, write_zip
from tests.core.test_datasets import write_mnist


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    isolated(tmp_path, monkeypatch)
    monkeypatch.setenv("LEARNOSCOPE_DATA", str(tmp_path / "shelf"))
    return tmp_path


def test_list_says_where_or_how_much(cli, home):
    write_mnist(home / "shelf")
    code, out, _ = cli("data", "list", "--json")
    rows = {row["name"]: row for row in json.loads(out)}
    assert code == 0
    assert list(rows) == list(datasets.names())
    assert rows["mnist"]["here"]
    assert rows["mnist"]["path"] == str(home / "shelf/MNIST/raw")
    assert not rows["cifar10"]["here"]
    assert rows["cifar10"]["download_bytes"] == 170_052_171
    assert rows["digits"]["path"] == "built in"
    lines = {line.split()[0]: line for line in cli("data", "list")[1].splitlines()}
    assert str(home / "shelf/MNIST/raw") in lines["mnist"]
    assert "170.1 MB to fetch" in lines["cifar10"]
    assert "Kaggle" in lines["fer2013"]


def test_import_check_and_use_by_name(cli, home):
    write_zip(
        home / "Pets.zip",
        pets(("train/", "test/")) | {"test/cat/copy.png": pets(("train/", "test/"))["train/dog/2.png"]},
    )
    code, out, err = cli("data", "import", home / "Pets.zip", "--name", "mine", "--size", "8x6", "--grey")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "mine: 10 train, 11 test pictures, 8x6 grey, 2 classes"
    assert "scaled and cut to 8x6" in out
    assert datasets.load("mine").train.shape == (10, 6, 8)
    assert "mine" in cli("data", "list")[1]
    out = cli("data", "check", "mine")[1]
    assert "1 of 11 test pictures are training pictures too (1 with another label)" in out
    (leak,) = json.loads(cli("data", "check", "mine", "--json")[1])["leaks"]
    assert (leak["exact"], leak["other_label"]) == (1, 1)
    pair = leak["pairs"][0]
    images = datasets.load("mine")
    assert np.array_equal(images.train[pair["train"]], images.test[pair["test"]])


def test_check_verifies_checksums(cli, home):
    write_mnist(home / "shelf")
    code, out, err = cli("data", "check", "mnist")
    assert code == 1
    assert "train-images-idx3-ubyte: is NOT the published file" in out
    assert "fetch it again" in err
    assert cli("data", "check", "digits")[0] == 0


@pytest.mark.skipif(not (datasets.search_path()[0] / "MNIST/raw").exists(), reason="MNIST is not on this machine")
def test_the_published_files_are_known(monkeypatch):
    monkeypatch.undo()
    verdicts = datasets.finish(verifying(datasets.CARDS["mnist"]))
    assert {v.path.name: v.good for v in verdicts if v.good is not None}
    assert all(v.good is not False for v in verdicts)


@pytest.mark.parametrize(
    ("words", "match"),
    [
        ((), "data needs an action; it has list, fetch, import, check"),
        (("lst",), 'data has no action "lst"; did you mean "list"?'),
        (("fetch",), "data fetch needs a name"),
        (("import",), "data import needs a path"),
        (("list", "mnist"), "data list takes nothing more"),
        (("check", "mist"), 'there is no data set "mist"; did you mean "mnist"?'),
        (("check", "../x"), 'there is no data set "../x"'),
        (("check", "mnist"), "MNIST/raw is in none of"),
        (("fetch", "fashion"), 'there is no data set "fashion"; did you mean "fashion_mnist"?'),
        (("fetch", "fer2013"), "fer2013 cannot be fetched: Kaggle gives it to people with an account"),
        (("import", "/no/where"), 'there is no file or folder "/no/where"'),
        (("import", ".", "--size", "8"), '--size is "8", but accepts width x height in pixels, such as 32x32'),
        (("list", "--grey"), "--grey belongs to data import, not to data list"),
        (("import", ".", "--nam", "x"), 'data has no option --nam; did you mean "--name"?'),
        (("import", ".", "--name", "a/b"), '"a/b" cannot be the name of a data set'),
    ],
)
def test_mistakes_are_one_sentence_and_exit_code_2(cli, words, match):
    code, out, err = cli("data", *words)
    assert (code, out) == (2, "")
    assert match in err
    assert err.count("\n") == 1


def test_fetch_runs_the_downloader_and_then_reads(cli, home, monkeypatch):
    def fetch(name):
        yield Report(0, 2, f"Fetching {name}")
        write_mnist(home / "shelf")
        yield Report(2, 2, f"Fetching {name}")

    monkeypatch.setattr("core.datasets.download.fetch", fetch)
    code, out, _ = cli("data", "fetch", "mnist")
    assert (code, out) == (0, "mnist: 6 train, 4 test pictures, 28x28 grey, 10 classes\n")
    assert "is here already" in cli("data", "fetch", "mnist")[1]


def test_interrupted_an_import_cleans_up(cli, home, monkeypatch):
    write_files(home / "pets", pets())

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("core.datasets.stored._write", interrupted)
    code, _, err = cli("data", "import", home / "pets")
    assert (code, err) == (130, "learnoscope: interrupted\n")
    assert list(imported.folder().iterdir()) == []


def test_no_permission_is_one_sentence(cli, home, monkeypatch):
    write_files(home / "pets", pets())
    (home / "user" / "data").mkdir(parents=True)
    (home / "user" / "data" / "imported").write_bytes(b"a file where the folder should be")
    code, _, err = cli("data", "import", home / "pets")
    assert code == 1
    assert err.count("\n") == 1
    assert f"pets could not be stored in {home / 'user' / 'data'}" in err


def test_remove_deletes_after_asking_and_nothing_that_was_found(cli, home, monkeypatch):
    write_zip(home / "pets.zip", pets(("train/", "test/")))
    assert cli("data", "import", home / "pets.zip")[0] == 0
    code, _, err = cli("data", "remove", "pets")
    assert code == 2 and "say --yes to do so without being asked" in err and err.count("\n") == 1
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: "n")
    assert cli("data", "remove", "pets") == (0, "pets stays\n", "")
    assert imported.folder("pets").exists()
    assert cli("data", "remove", "pets", "--yes") == (0, "pets was removed\n", "")
    assert not imported.folder("pets").exists()
    write_mnist(home / "shelf")
    for name, sentence in (("mnist", "neither imported nor fetched"), ("digits", "neither"), ("pet", "no data set")):
        code, _, err = cli("data", "remove", name, "--yes")
        assert code == 2 and sentence in err
    assert "--yes belongs to data remove" in cli("data", "check", "digits", "--yes")[2]

"""The models library: what is saved comes back to the bit, and a file from anywhere is refused in one sentence."""

import hashlib
import json
import pickle
import shutil
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core import datasets, models_library
from core.datasets import download
from core.models_library import ModelError
from core.networks import cnn, mlp, pretrained, resnet
from core.trees import save_tree

ABOUT = {"title": "A test", "data": "digits", "classes": ["a", "b"], "accuracy": None, "licence": "MIT", "command": "-"}


@pytest.fixture
def library(tmp_path, monkeypatch):
    """A library of the user's that is empty, and nothing shipped."""
    monkeypatch.setenv("LEARNOSCOPE_MODELS", str(tmp_path / "mine"))
    monkeypatch.setattr(models_library, "SHIPPED", tmp_path / "shipped")
    return tmp_path / "mine"


def small_network():
    torch.manual_seed(1)
    network = cnn.build((1, 12, 12), 2, ["conv 3 3", "norm", "relu", "pool", "dense 5", "relu"])
    network.normalise_with(np.random.default_rng(0).integers(0, 256, (50, 12, 12), np.uint8))
    return network


@pytest.mark.parametrize("network", [small_network(), resnet.build((3, 16, 16), 4, (8, 8, 8)), mlp.MLP(2, [3], 2)])
def test_what_is_saved_comes_back_to_the_bit(library, network):
    assert models_library.names() == ()
    models_library.save("my-net_1", network, ABOUT)
    assert models_library.names() == ("my-net_1",)
    again, card = models_library.load("my-net_1")
    assert not again.training
    assert {k: v.tolist() for k, v in again.state_dict().items()} == {
        k: v.tolist() for k, v in network.state_dict().items()
    }
    assert [p.requires_grad for p in again.parameters()] == [p.requires_grad for p in network.parameters()]
    assert card["title"] == "A test" and card["classes"] == ["a", "b"]
    assert card["parameters"] == sum(p.numel() for p in network.parameters())
    assert models_library.card("my-net_1") == card
    assert sorted(p.name for p in library.iterdir()) == ["my-net_1.json", "my-net_1.safetensors"]


def test_weights_that_float16_holds_take_half_the_room_and_lose_nothing(library):
    network = cnn.build((1, 12, 12), 2, ["conv 32 3", "relu", "conv 32 3", "relu"])
    models_library.save("whole", network, {})
    models_library.round_to_half(network)
    path = models_library.save("half", network, {})
    again = models_library.load("half")[0]
    for name, value in network.state_dict().items():
        assert again.state_dict()[name].dtype == value.dtype and torch.equal(again.state_dict()[name], value)
    assert path.stat().st_size < 0.75 * path.with_name("whole.safetensors").stat().st_size


def test_a_loaded_network_computes_the_same(library):
    network = small_network()
    models_library.save("n", network, ABOUT)
    x = torch.rand(4, 1, 12, 12)
    assert torch.equal(models_library.load("n")[0](x), network.eval()(x))


@pytest.mark.parametrize("name", ["", "../n", "a/b", "A", ".n", "n.safetensors", "x" * 41, "a b"])
def test_names_that_could_leave_the_folder_are_refused(library, name):
    with pytest.raises(ModelError, match="name"):
        models_library.save(name, small_network(), ABOUT)
    with pytest.raises(ModelError, match="there is no model"):
        models_library.load(name)


def test_a_shipped_name_is_taken_and_a_near_miss_gets_a_hint(library, monkeypatch):
    models_library.save("mnist_cnn", small_network(), ABOUT, models_library.SHIPPED)
    assert models_library.names() == ("mnist_cnn",)
    with pytest.raises(ModelError, match="shipped"):
        models_library.save("mnist_cnn", small_network(), ABOUT)
    with pytest.raises(ModelError, match='did you mean "mnist_cnn"'):
        models_library.load("mnist_cn")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """A good model, to be spoiled in copies."""
    folder = tmp_path_factory.mktemp("good")
    models_library.save("n", small_network(), ABOUT, folder)
    return folder / "n.safetensors"


def refused(path) -> str:
    with pytest.raises(ModelError) as caught:
        models_library.read(path)
    message = str(caught.value)
    assert "\n" not in message and len(message) < 500
    return message


def copy_of(saved, folder):
    """A copy of the model to spoil."""
    folder.mkdir(exist_ok=True)
    for file in (saved, saved.with_suffix(".json")):
        shutil.copy(file, folder)
    return folder / saved.name


def rewrite(path, *, content=None, **card):
    """Changes a card, and makes its sha256 fit the file, as somebody hostile would."""
    import hashlib

    if content is not None:
        path.write_bytes(content)
    old = json.loads(path.with_suffix(".json").read_text())
    old["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    path.with_suffix(".json").write_text(json.dumps(old | card))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 0.999), fits=st.booleans(), flip=st.integers(0, 10**6))
def test_truncated_and_changed_files_are_refused(saved, tmp_path, cut, fits, flip):
    path = copy_of(saved, tmp_path / "copy")
    content = path.read_bytes()
    path.write_bytes(content[: int(cut * len(content))])
    if fits:
        rewrite(path)
    refused(path)
    changed = bytearray(content)
    changed[flip % len(content)] ^= 1 + flip % 255
    copy_of(saved, tmp_path / "copy").write_bytes(changed)
    assert "sha256" in refused(path)


HOSTILE = {
    "pickle": {"content": pickle.dumps({"weights": [1, 2]})},
    "another network": {"network": "os"},
    "no network": {"network": None},
    "no arguments": {"arguments": {}},
    "strange arguments": {"arguments": {"shape": "large", "classes": [], "layers": 3}},
    "other layers": {"arguments": {"shape": [1, 12, 12], "classes": 2, "layers": ["conv 4 3"]}},
    "a negative size": {"arguments": {"shape": [1, -12, 12], "classes": 2, "layers": []}},
    "a huge network": {"arguments": {"shape": [1, 4096, 4096], "classes": 2, "layers": ["conv 1024 3"] * 50}},
    "huge numbers": {"arguments": {"shape": [1, 10**12, 10**12], "classes": 10**9, "layers": ["conv 8 3"]}},
    "a huge perceptron": {
        "network": "mlp",
        "arguments": {
            "inputs": 10**6,
            "hidden": [10**7],
            "outputs": 2,
            "input_scaling": [[0.0], [1.0]],
            "output_scaling": [[0.0] * 2, [1.0] * 2],
        },
    },
}


@pytest.mark.parametrize("change", HOSTILE.values(), ids=HOSTILE)
def test_hostile_cards_and_files_are_refused(saved, tmp_path, change):
    path = copy_of(saved, tmp_path)
    rewrite(path, **change)
    refused(path)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", '{"arguments": 3}', "[" * 100_000, "x" * (2**20 + 1)])
def test_cards_that_are_none_are_refused(saved, tmp_path, text):
    path = copy_of(saved, tmp_path)
    path.with_suffix(".json").write_text(text)
    assert "card" in refused(path)


def test_another_kind_of_safetensors_file_is_refused(saved, tmp_path):
    path = copy_of(saved, tmp_path)
    save_tree(path, {"state": [np.arange(3)]})
    rewrite(path)
    refused(path)


def test_listing_names_imports_no_torch():
    code = "from core import models_library; models_library.names(); import sys; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_onnx_gives_the_same_numbers(tmp_path):
    import onnxruntime

    network = small_network()
    assert models_library.export_onnx(network, tmp_path / "n.onnx") < 1e-4
    session = onnxruntime.InferenceSession(tmp_path / "n.onnx", providers=["CPUExecutionProvider"])
    x = torch.rand(5, 1, 12, 12)
    (logits,) = session.run(None, {session.get_inputs()[0].name: x.numpy()})
    np.testing.assert_allclose(logits, network.eval()(x).detach().numpy(), atol=1e-4)


class Undecided(torch.nn.Module):
    """Adds what one picture's export cannot know: noise."""

    shape = (1, 4, 4)

    def forward(self, x):
        return x.mean((2, 3)) + torch.rand_like(x[:, :1, 0, 0])


def test_an_export_that_computes_something_else_is_not_written(tmp_path):
    with pytest.raises(ModelError, match="differ"):
        models_library.export_onnx(Undecided(), tmp_path / "n.onnx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(p.stem for p in models_library.SHIPPED.glob("*_cnn.safetensors")))
def test_shipped_models_do_as_well_as_their_cards_say(name):
    path = models_library.SHIPPED / f"{name}.safetensors"
    network, card = models_library.read(path)
    assert path.stat().st_size < 15 * 2**20
    assert all(card[field] for field in models_library.FIELDS)
    try:
        images = datasets.load(card["data"])
    except datasets.DatasetMissing:
        pytest.skip(f"{card['data']} is not here")
    assert list(images.classes) == card["classes"]
    right = network.share_right(images.test, images.test_labels)
    assert right == pytest.approx(card["accuracy"]["test"], abs=2e-4)  # another processor may round a picture over


def test_the_command_line_lists_shows_and_exports(library, cli, tmp_path):
    models_library.save("mine", small_network(), ABOUT | {"accuracy": {"test": 0.9876, "pictures": 10}})
    code, out, _ = cli("models", "list")
    assert code == 0 and out.split()[:4] == ["mine", "98.76", "%", "digits"]
    rows = [json.loads(line) for line in cli("models", "list", "--json")[1].splitlines()]
    assert [row["name"] for row in rows] == ["mine", *pretrained.WEIGHTS]
    assert rows[-1]["download_bytes"] == 4_958_839
    assert json.loads(cli("models", "card", "mine")[1])["network"] == "cnn"
    code, out, _ = cli("models", "export", "mine", tmp_path / "mine.onnx")
    assert code == 0 and "differ by at most" in out and (tmp_path / "mine.onnx").exists()


def test_weights_are_fetched_once_checked_and_named_when_wrong(library, cli, tmp_path, monkeypatch):
    content = b"weights" * 1000
    sha256 = f"sha256:{hashlib.sha256(content).hexdigest()}"
    file = download.RemoteFile("pretrained/net.pth", len(content), sha256, ("https://data.example/net.pth",))
    monkeypatch.setitem(pretrained.WEIGHTS, "resnet18", file)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setenv("LEARNOSCOPE_DATA", "")
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path)
    sent = content[:-1] + b"?"

    def receive(url, file, part, before, total):
        yield datasets.Report(0, total, "Fetching")
        part.write_bytes(sent)

    monkeypatch.setattr(download, "_receive", receive)
    code, _, err = cli("models", "fetch", "resnet18")
    assert code == 1 and "net.pth is not the published file and was removed" in err and err.count("\n") == 1
    assert pretrained.path_of("resnet18") is None
    sent = content
    assert cli("models", "fetch", "resnet18")[0] == 0
    assert pretrained.path_of("resnet18").read_bytes() == content
    assert "is here already" in cli("models", "fetch", "resnet18")[1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["models"], "it has list, card, export, fetch"),
        (["models", "lst"], 'did you mean "list"'),
        (["models", "card"], "takes NAME after it"),
        (["models", "export", "mine"], "takes NAME FILE after it"),
        (["models", "card", "nobody"], 'there is no model "nobody"'),
        (["models", "fetch"], "takes NAME after it"),
        (["models", "fetch", "vgg91"], 'not "vgg91"; did you mean "vgg19"?'),
    ],
)
def test_wrong_words_are_one_sentence(library, cli, words, sentence):
    code, out, err = cli(*words)
    assert code == 2 and not out and sentence in err and err.count("\n") == 1


def test_a_damaged_card_does_not_hide_the_others(library, cli):
    for name in ("a", "b"):
        models_library.save(name, small_network(), ABOUT)
    (library / "a.json").write_text("{")
    code, out, err = cli("models", "list")
    assert code == 0 and out.startswith("b ") and "a.json is no card" in err

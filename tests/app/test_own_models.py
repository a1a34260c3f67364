"""A model that was just trained for the camera page is on its list of models."""

import os

from app.pages.camera_model import ModelChooser
from core import models_library
from core.expressions import model_loading


def entries(chooser):
    return [chooser.itemText(row) for row in range(chooser.count())]


def test_models_of_the_users_folder_are_offered_the_newest_first(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(models_library, "user_folder", lambda: tmp_path)
    chooser = ModelChooser("")
    qtbot.addWidget(chooser)
    assert entries(chooser) == ["Shipped model", "Open a model..."]
    for age, name in enumerate(("newest.onnx", "older.onnx", "oldest.onnx", ".part.onnx", "weights.safetensors")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1e9 - age, 1e9 - age))
    assert [path.name for path in model_loading.own_models()] == ["newest.onnx", "older.onnx", "oldest.onnx"]
    chooser.showPopup()
    chooser.hidePopup()
    assert entries(chooser) == ["Shipped model", "newest.onnx", "older.onnx", "oldest.onnx", "Open a model..."]
    assert chooser.path == str(model_loading.DEFAULT) == chooser.currentData()
    chooser.choose(str(tmp_path / "older.onnx"))
    assert entries(chooser) == ["Shipped model", "older.onnx", "newest.onnx", "oldest.onnx", "Open a model..."]
    chosen = []
    chooser.chosen.connect(chosen.append)
    chooser.activated.emit(2)
    assert chosen == [str(tmp_path / "newest.onnx")]

"""Files dropped anywhere on a page."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

from app import theme
from app.file_drop import taker_of
from app.main_window import MainWindow
from app.panels.plot_panel import PlotPanel
from app.runner import EnginePool
from app.settings import Settings
from core.catalogue import families
from core.knobs import Doc, File, knobs_of
from core.panels import Plot
from core.streams import Curve
from core.technique import Technique


@dataclass(frozen=True)
class Taker(Technique):
    """Takes tables and pictures."""

    table: Annotated[str, File("CSV files (*.csv)"), Doc("A table")] = ""
    picture: Annotated[str, File("Pictures (*.png *.jpg)"), Doc("A picture")] = ""


@pytest.fixture
def page(window, built, qtbot):
    page = built(window, "convolution")
    qtbot.waitUntil(lambda: "file" in page.form.rows)
    return page


def drop(widget, path: Path) -> bool:
    """Drags a file over a widget and lets it go; whether anything there wanted it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy, left = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, data, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, data, left, Qt.KeyboardModifier.NoModifier))
    return enter.isAccepted()


def file(folder: Path, name: str) -> Path:
    (folder / name).write_bytes(b"x")
    return folder / name


def test_a_dropped_picture_is_chosen_and_shown(page, qtbot, tmp_path):
    path = tmp_path / "Holiday.PNG"
    Image.new("RGB", (40, 30), "teal").save(path)
    assert drop(page, path)
    assert (page.form.values()["picture"], page.form.values()["file"]) == ("file", str(path))
    pictures = next(p for p in page.grid.panels if "source" in p.streams)
    qtbot.waitUntil(
        lambda: "Holiday.PNG" in (pictures.newest.get("source") or {"captions": [""]})["captions"][0], timeout=60_000
    )
    assert not page.problems.sentence


def test_every_part_of_the_page_leaves_files_to_it(page, tmp_path):
    for i, part in enumerate((page.grid, page.inspector, page.form.rows["border"].editor.field, page.transport)):
        path = file(tmp_path, f"{i}.png")
        assert drop(part, path)
        assert page.form.values()["file"] == str(path)


def test_a_plot_leaves_files_to_its_page(qtbot, page, tmp_path):
    plot = PlotPanel(Plot(Curve("Line")))
    plot.setParent(page)
    plot.show()
    view = plot.findChild(QGraphicsView)
    path = file(tmp_path, "plot.png")
    assert drop(view.viewport(), path)
    assert page.form.values()["file"] == str(path)


def test_a_wrong_file_gets_one_sentence(page, tmp_path):
    before = page.form.values()
    for path in (file(tmp_path, "notes.txt"), tmp_path, tmp_path / "gone.png"):
        drop(page, path)
        assert page.problems.sentence == (
            f'"{path.name}" is no file that this page can use; it takes '
            "Pictures (*.png *.jpg *.jpeg *.bmp *.gif *.tif *.tiff *.webp)"
        )
    assert page.form.values() == before


def test_the_first_knob_that_takes_such_a_file_gets_it(tmp_path):
    filters = {name: knob.file.filter for name, knob in knobs_of(Taker).items()}
    assert taker_of(str(file(tmp_path, "A.Csv")), filters) == "table"
    assert taker_of(str(file(tmp_path, "a.jpg")), filters) == "picture"
    with pytest.raises(ValueError, match=r'^"png" is no file .* takes CSV files \(\*.csv\) or Pictures'):
        taker_of(str(file(tmp_path, "png")), filters)


def test_a_probe_takes_what_no_knob_takes(qtbot, qapp, tmp_path):
    theme.apply(qapp, "light")
    window = MainWindow(families(), Settings.load(), EnginePool())
    window.show()
    window.open_page("cnn")
    qtbot.waitUntil(lambda: window.page is not None and window.page.grid.ready, timeout=10_000)
    asked = []
    window.page.inspector.probe_asked.connect(lambda name, inputs: asked.append((name, inputs)))
    path = file(tmp_path, "seven.png")
    assert drop(window.page, path)
    assert asked == [("picture_file", {"file": str(path)})]
    drop(window.page, file(tmp_path, "notes.txt"))
    assert '"notes.txt" is no file that this page can use' in window.page.problems.sentence
    window.close()
    window.deleteLater()

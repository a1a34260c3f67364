"""Theme: tokens reach palette, style sheet, icons and panels; text is readable; numbers do not dance."""

import re
import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QWidget,
)

from app import theme


@pytest.fixture(autouse=True)
def light_again(qapp):
    yield
    theme.apply(qapp, "light")


def contrast(a: str, b: str) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(color: str) -> float:
        parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in QColor(color).getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=lambda look: look.name)
def test_text_is_readable(look):
    for ink in (look.text, look.muted, look.error):
        for ground in (look.background, look.surface, look.field):
            assert contrast(ink, ground) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


def test_apply_sets_palette_style_sheet_and_font(qapp):
    theme.apply(qapp, "dark")
    assert theme.current().dark and theme.choice() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.DARK.background.lower()
    assert theme.DARK.surface in qapp.styleSheet()
    assert not re.search(r"\$\w", qapp.styleSheet())
    theme.apply(qapp, "light")
    assert not theme.current().dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.LIGHT.background.lower()


def test_unknown_theme_is_refused_in_one_sentence(qapp):
    with pytest.raises(ValueError, match='no theme "pink"; accepted: light, dark, system'):
        theme.apply(qapp, "pink")


def test_changed_is_emitted_after_the_new_theme_is_current(qapp, qtbot):
    seen = []
    theme.changed.connect(lambda: seen.append(theme.current().name))
    theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert seen == ["dark", "light"]


def test_system_follows_the_desktop(qapp):
    look = theme.apply(qapp, "system")
    assert look.name in ("light", "dark") and theme.choice() == "system"


def test_font_scale_scales_text_and_lengths(qapp):
    look = theme.apply(qapp, "light", 2.0)
    assert look.px(12) == 24 and look.font().pixelSize() == 26 and qapp.font().pixelSize() == 26
    assert "font-size: 44px" in qapp.styleSheet()


def test_bundled_font_with_tabular_figures(qapp):
    theme.apply(qapp, "light")
    assert qapp.font().family() == "Inter"
    metrics = QFontMetricsF(theme.current().font())
    assert metrics.horizontalAdvance("1111.11") == metrics.horizontalAdvance("8888.88")
    assert (theme.RESOURCES / "fonts" / "OFL.txt").read_text().count("SIL OPEN FONT LICENSE") == 1
    assert sum(f.stat().st_size for f in (theme.RESOURCES / "fonts").iterdir()) < 1_500_000


def pixels(icon: QIcon, mode=QIcon.Mode.Normal) -> QImage:
    return icon.pixmap(32, 32, mode).toImage()


def test_icons_follow_the_theme(qapp):
    theme.apply(qapp, "light")
    icon = theme.icon("play")
    light = pixels(icon)
    assert light.pixelColor(14, 16).name() == theme.LIGHT.text.lower()
    assert pixels(icon, QIcon.Mode.Disabled).pixelColor(14, 16).name() == theme.LIGHT.faint.lower()
    theme.apply(qapp, "dark")
    assert pixels(icon).pixelColor(14, 16).name() == theme.DARK.text.lower()


def test_unknown_icon_is_empty_and_harmless(qapp):
    image = pixels(theme.icon("no such glyph"))
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(32) for y in range(32))


def test_every_icon_file_of_the_style_sheet_exists():
    sheet = (theme.RESOURCES / "style.qss").read_text(encoding="utf-8")
    for look in (theme.LIGHT, theme.DARK):
        for name in re.findall(r'url\("\$icons/([^"]+)"\)', sheet.replace("$name", look.name)):
            assert (theme.RESOURCES / "icons" / name).is_file(), name


@pytest.mark.parametrize("name", ["light", "dark"])
def test_spin_box_buttons_work_and_arrows_show(qapp, qtbot, name):
    from PySide6.QtCore import Qt

    theme.apply(qapp, name)
    form = QWidget()
    qtbot.addWidget(form)
    rows = QFormLayout(form)
    spin, double, combo = QSpinBox(value=3), QDoubleSpinBox(value=0.5), QComboBox()
    combo.addItems(["CPU", "CUDA"])
    for widget in (spin, double, combo):
        rows.addRow("Knob", widget)
    form.show()
    option = QStyleOptionSpinBox()
    spin.initStyleOption(option)
    up = spin.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxUp, spin)
    down = spin.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxDown, spin)
    assert not up.intersects(down) and spin.rect().contains(up.center()) and spin.rect().contains(down.center())
    qtbot.mouseClick(spin, Qt.MouseButton.LeftButton, pos=up.center())
    assert spin.value() == 4
    qtbot.mouseClick(spin, Qt.MouseButton.LeftButton, pos=down.center())
    assert spin.value() == 3
    image, ground = form.grab().toImage(), QColor(theme.current().field).name()
    arrow = up.translated(spin.pos())
    colors = {
        image.pixelColor(x, y).name()
        for x in range(arrow.left(), arrow.right())
        for y in range(arrow.top(), arrow.bottom())
    }
    assert colors - {ground}, "the arrow is invisible"


def test_roles_of_labels(qapp, qtbot):
    theme.apply(qapp, "light")
    label = QLabel("0.991")
    qtbot.addWidget(label)
    theme.restyle(label, role="headline")
    label.show()
    assert label.fontInfo().pixelSize() == 22


def test_theme_is_light_to_import():
    code = "import sys, app.theme, app.card, app.panels; print([m for m in ('torch', 'pyqtgraph', 'qtawesome', 'numpy.testing') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

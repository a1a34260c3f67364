"""The guided tour: it points at what it speaks of, really plays, stays within the window and ends when asked to."""

import pytest
from PySide6.QtCore import QRect, Qt

from app.guide import STOPS, _beside


@pytest.fixture
def window(new_window, qtbot):
    window = new_window()
    window.resize(1024, 768)
    qtbot.waitExposed(window)
    return window


def test_every_stop_points_at_what_can_be_seen(window, qtbot):
    window.guide.start()
    bubble, shade = window.guide._bubble, window.guide._shade
    played = False
    for number, stop in enumerate(STOPS):
        assert window.guide.stop_number == number and bubble.isVisible()
        qtbot.waitUntil(lambda: window.page is None or window.page.grid.ready, timeout=20_000)
        target = stop.target(window)
        if number < len(STOPS) - 1:
            qtbot.waitUntil(lambda stop=stop: stop.target(window) is not None, timeout=20_000)
            target = stop.target(window)
            qtbot.waitUntil(lambda: not shade._spot.isNull(), timeout=5000)
            assert target.isVisible() and window.rect().contains(shade._spot)
        assert window.rect().contains(bubble.geometry()), stop.title
        assert bubble._text.height() >= bubble._text.heightForWidth(bubble._text.width())
        played = played or (window.page is not None and window.page.player.has_run)
        qtbot.mouseClick(bubble.next, Qt.MouseButton.LeftButton)
    assert window.guide.stop_number == -1 and not bubble.isVisible() and not shade.isVisible()
    assert played
    assert {tab.technique_id for tab in window.tabs.opened()} == {"mlp_classification", "depth_lab"}


@pytest.mark.parametrize("language", ["en", "el", "de", "fr"])
def test_its_buttons_have_room_in_every_language(window, qtbot, language):
    window.choose_language(language)
    window.guide.start()
    bubble = window.guide._bubble
    qtbot.wait(50)
    for button in (bubble.end, bubble.back, bubble.next):
        assert button.width() >= button.sizeHint().width(), button.text()


def test_it_goes_back_without_doing_things_again_and_ends_with_escape(window, qtbot):
    window.guide.start()
    window.guide.go(1)
    assert window.tabs.count() == 1
    window.close_tab(0)
    window.guide.go(0)
    assert window.guide.stop_number == 0 and not window.guide._bubble.back.isEnabled()
    assert window.guide.escape() and window.guide.stop_number == -1
    assert not window.guide.escape()


def test_the_welcome_page_offers_it(window):
    window.welcome.tour_wanted.emit()
    assert window.guide.stop_number == 0


@pytest.mark.parametrize(
    "spot", [(0, 0, 200, 700), (800, 0, 200, 700), (0, 0, 1000, 60), (0, 600, 1000, 100), (0, 0, 1000, 700)]
)
def test_the_text_lies_beside_its_subject_and_in_the_window(spot):
    room, width, height = QRect(0, 0, 1000, 700), 300, 150
    place = QRect(_beside(QRect(*spot), width, height, room), QRect(0, 0, width, height).size())
    assert room.contains(place)
    if spot[2] < 1000 or spot[3] < 700:
        assert not place.intersects(QRect(*spot))

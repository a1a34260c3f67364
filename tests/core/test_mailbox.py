"""What both ends of the engine's pipe rely on: order, newest-only keys, and that unread messages do not pile up."""

import threading

from core.mailbox import Mailbox


def test_a_newer_message_takes_the_place_of_an_older_one_of_its_key_at_the_end():
    box = Mailbox()
    for message, key in (("a1", "a"), ("x", None), ("b1", "b"), ("a2", "a"), ("x", None), (None, None)):
        box.put(message, key)
    assert box.take() == ["x", "b1", "a2", "x", None]
    assert box.take() == []


def test_replaced_messages_take_no_room():
    box = Mailbox()
    for i in range(10_000):
        box.put(i, "newest")
    assert len(box._messages) == 1
    assert box.take() == [9999]


def test_closing_wakes_who_waits_and_lets_the_rest_be_taken():
    box, taken = Mailbox(), []
    waiter = threading.Thread(target=lambda: taken.append(box.take(wait=True)))
    waiter.start()
    box.close()
    waiter.join(timeout=5)
    assert taken == [[]] and box.finished
    box.put("late")
    assert box.take() == []
    kept, dropped = Mailbox(), Mailbox()
    for box, drop in ((kept, False), (dropped, True)):
        box.put("last")
        box.close(drop)
    assert not kept.finished and kept.take() == ["last"] and kept.finished
    assert dropped.finished

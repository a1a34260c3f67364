"""Runs of techniques played to their end in this process, for tests of pages."""

from core.playback import Playback


def played(page, resume=None):
    """The data of all events of a run by stream, and its metrics; the run must end by itself."""
    playback, seen = Playback(page, resume), {}
    for event in iter(playback.advance, None):
        seen.setdefault(event.stream, []).append(event.data)
    assert playback.ended == "finished"
    return seen, playback.metrics


def events_of(page, resume=None):
    """All events of a run in their order, and its metrics."""
    playback = Playback(page, resume)
    return list(iter(playback.advance, None)), playback.metrics


def newest(events, stream):
    """The data of the last event of a stream."""
    return next(e.data for e in reversed(events) if e.stream == stream)

"""Learnoscope's engine: every technique, without a window. Nothing below imports Qt."""

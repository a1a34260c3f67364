"""Benchmarks without a window; those with one are in app/benchmarks. ``learnoscope bench`` finds both.

A module has a docstring whose first line says what it measures; ``GOALS``, {figure: goal} with goals such as "< 0.1" or
">= 0.95" (the figure's name may be a pattern, "* longest gap"); and ``run(progress)``, which returns {figure: number or
text} and tells a waiting person what it does through ``progress(text)``. Units stand in the figure's name: "startup [s]".
"""

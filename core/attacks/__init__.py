"""Small changes of pictures that change a network's answer. One attack, one file.

A model is any module from pictures (n, channels, h, w), float32 in [0, 1], to logits (n, classes); normalisation happens
inside it. Labels and targets are (n,) int64. Attacks are pure functions: they return detached pictures of the same shape
in [0, 1], compute in float32 whatever the caller's autocast says (bfloat16 gradients vanish on a confident model and make
it look robust), and leave the model's mode, flags and gradients as they were. ``*_steps`` are the same as iterators, whose
last value is the result, for whoever wants to watch.

What attacks cannot judge they refuse, with an ``UnfitModel``: one that returns probabilities (see ``gradients.Logits``), and
one through which no gradient comes. Its pictures come back unchanged from no attack, as if it were robust.
"""

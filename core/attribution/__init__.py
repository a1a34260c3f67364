"""Why did it say that? Methods that explain a network's answer, and pictures that a unit likes best. One method, one file.

All take pictures in [0, 1] as an ``ImageNetwork`` does, leave the network's weights, gradients and mode as they are, and
return detached tensors. A *map* is (height, width): positive where a pixel speaks for the target class, negative where it
speaks against it. Methods that take long are iterators, whose last value is the result.
"""

"""The rival of ``depth_grid``: Keras ``fit``, one network after the other. Runs under another interpreter, so it imports nothing of ours.

usage: python _keras_grid.py FOLDER_WITH_MNIST_IDX_FILES [--depths 5,20,40] [--activations relu,tanh,sigmoid] [--epochs 3]
"""

import argparse
import pathlib
import time


def main() -> None:
    """Prints one line a network and the total of the seconds spent in ``fit``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--depths", default="5,20,40")
    parser.add_argument("--activations", default="relu,tanh,sigmoid")
    parser.add_argument("--epochs", type=int, default=3)
    options = parser.parse_args()

    import keras
    import numpy as np

    def read(part: str) -> tuple[np.ndarray, np.ndarray]:
        images = np.fromfile(options.folder / f"{part}-images-idx3-ubyte", np.uint8)[16:].reshape(-1, 784)
        labels = np.fromfile(options.folder / f"{part}-labels-idx1-ubyte", np.uint8)[8:]
        return images.astype(np.float32) / 255, keras.utils.to_categorical(labels, 10)

    train, test = read("train"), read("t10k")
    total = 0.0
    for depth in map(int, options.depths.split(",")):
        for activation in options.activations.split(","):
            keras.utils.set_random_seed(1)
            model = keras.Sequential([keras.Input((784,))])
            for _ in range(depth):
                model.add(keras.layers.Dense(32, activation))
            model.add(keras.layers.Dense(10, "softmax"))
            model.compile(keras.optimizers.SGD(0.01), "categorical_crossentropy", metrics=["accuracy"])
            start = time.perf_counter()
            model.fit(*train, batch_size=32, epochs=options.epochs, verbose=0)
            seconds = time.perf_counter() - start
            total += seconds
            _, accuracy = model.evaluate(*test, verbose=0)
            print(f"depth {depth} {activation}: {seconds:.1f} s, test accuracy {accuracy:.4f}", flush=True)
    print(f"total {total:.1f} s on Keras {keras.__version__} with {keras.backend.backend()}")


if __name__ == "__main__":
    main()

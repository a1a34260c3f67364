"""The data sets that Learnoscope knows: what each is, where it may lie, how it is read, and where it can be fetched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RemoteFile:
    """One file of a data set as its authors publish it: ``size`` in bytes, ``checksum`` as "md5:..." or "sha256:...".

    It belongs at ``path`` in the user's data folder, unpacked by nobody: the readers take it as it is. ``urls`` are
    mirrors, the first one first.
    """

    path: str
    size: int
    checksum: str
    urls: tuple[str, ...]


@dataclass(frozen=True)
class DatasetCard:
    """What is known of a data set before it is read.

    ``shape`` is that of one picture, (h, w) or (h, w, 3). ``places`` are paths relative to a folder of the search path; the
    first that exists is read, by ``load`` of the module ``reader``. ``files`` can be fetched (none: ``how_to_get`` says how
    a person gets them). ``checksums`` are those of local archives, by name, as in ``RemoteFile``.
    """

    name: str
    title: str
    about: str
    classes: tuple[str, ...]
    shape: tuple[int, ...]
    counts: tuple[int, int]
    licence: str
    homepage: str
    reader: str
    places: tuple[str, ...] = ()
    files: tuple[RemoteFile, ...] = ()
    how_to_get: str = ""
    checksums: tuple[tuple[str, str], ...] = ()

    @property
    def download_size(self) -> int:
        """Bytes to fetch, 0 where nothing can be fetched."""
        return sum(file.size for file in self.files)


DIGITS = tuple("0123456789")

_IDX = ("train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")


def _idx_files(
    folder: str, mirrors: tuple[str, ...], sizes: tuple[int, ...], md5s: tuple[str, ...]
) -> tuple[RemoteFile, ...]:
    return tuple(
        RemoteFile(f"{folder}/{name}.gz", size, f"md5:{md5}", tuple(f"{mirror}{name}.gz" for mirror in mirrors))
        for name, size, md5 in zip(_IDX, sizes, md5s, strict=True)
    )


CATALOGUE = (
    DatasetCard(
        name="mnist",
        title="MNIST",
        about="Handwritten digits of 500 people, centred, 28x28 grey (LeCun, Cortes and Burges 1998).",
        classes=DIGITS,
        shape=(28, 28),
        counts=(60_000, 10_000),
        licence="CC BY-SA 3.0",
        homepage="http://yann.lecun.com/exdb/mnist/",
        reader="core.datasets.mnist",
        places=("MNIST/raw",),
        files=_idx_files(
            "MNIST/raw",
            ("https://ossci-datasets.s3.amazonaws.com/mnist/", "https://storage.googleapis.com/cvdf-datasets/mnist/"),
            (9_912_422, 28_881, 1_648_877, 4_542),
            (
                "f68b3c2dcbeaaa9fbdd348bbdeb94873",
                "d53e105ee54ea40749a09fcbcd1e9432",
                "9fb629c4189551a2d022fa330f9573f3",
                "ec29112dd5afa0611ce80d1b7f02629c",
            ),
        ),
        checksums=(
            ("train-images-idx3-ubyte", "md5:6bbc9ace898e44ae57da46a324031adb"),
            ("train-labels-idx1-ubyte", "md5:a25bea736e30d166cdddb491f175f624"),
            ("t10k-images-idx3-ubyte", "md5:2646ac647ad5339dbf082846283269ea"),
            ("t10k-labels-idx1-ubyte", "md5:27ae3e4e09519cfbb04c329615203637"),
        ),
    ),
    DatasetCard(
        name="digits",
        title="Digits (built in)",
        about="Handwritten digits, 8x8 in 17 grey levels, shown at 28x28; comes with scikit-learn (Alpaydin and Kaynak 1998).",
        classes=DIGITS,
        shape=(28, 28),
        counts=(1_437, 360),
        licence="CC BY 4.0",
        homepage="https://archive.ics.uci.edu/dataset/80/optical+recognition+of+handwritten+digits",
        reader="core.datasets.digits",
    ),
    DatasetCard(
        name="fashion_mnist",
        title="Fashion-MNIST",
        about="Articles of clothing from a shop's catalogue in MNIST's format, and harder (Xiao, Rasul and Vollgraf 2017).",
        classes=(
            "T-shirt/top", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
        ),
        shape=(28, 28),
        counts=(60_000, 10_000),
        licence="MIT",
        homepage="https://github.com/zalandoresearch/fashion-mnist",
        reader="core.datasets.fashion_mnist",
        places=("FashionMNIST/raw",),
        files=_idx_files(
            "FashionMNIST/raw",
            (
                "https://fashion-mnist.s3.eu-central-1.amazonaws.com/",
                "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/",
                "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            ),
            (26_421_880, 29_515, 4_422_102, 5_148),
            (
                "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                "25c81989df183df01b3e8a0aad5dffbe",
                "bef4ecab320f06d8554ea6380940ec79",
                "bb300cfdad3c16e7a12a480ee83cd310",
            ),
        ),
    ),
    DatasetCard(
        name="cifar10",
        title="CIFAR-10",
        about="Small colour photographs of animals and vehicles, 32x32 (Krizhevsky 2009).",
        classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
        shape=(32, 32, 3),
        counts=(50_000, 10_000),
        licence="none stated; the authors ask to be cited",
        homepage="https://www.cs.toronto.edu/~kriz/cifar.html",
        reader="core.datasets.cifar10",
        places=("cifar-10-batches-bin", "cifar-10-batches-py", "cifar-10-binary.tar.gz", "cifar10.zip"),
        # The binary version: the same pictures as the Python version, without pickles.
        files=(
            RemoteFile(
                "cifar-10-binary.tar.gz",
                170_052_171,
                "sha256:c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                ("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",),
            ),
        ),
        checksums=(("cifar10.zip", "sha256:6c580ecd62c695007ecf7e53f8e9f59c92c66f6b4630a940415107a8ebe36321"),),
    ),
    DatasetCard(
        name="fer2013",
        title="FER2013",
        about="Faces found by a search engine with words for seven expressions, 48x48 grey (Goodfellow et al. 2013).",
        # The order of the field, and of every published network's outputs.
        classes=("angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"),
        shape=(48, 48),
        counts=(28_709, 3_589),
        licence="Database Contents License 1.0 on Kaggle; the pictures belong to their owners",
        homepage="https://www.kaggle.com/c/challenges-in-representation-learning-facial-expression-recognition-challenge",
        reader="core.datasets.fer2013",
        places=("fer2013.zip", "fer2013.csv", "fer2013/fer2013.csv"),
        how_to_get="Kaggle gives it to people with an account: put fer2013.csv into the data folder",
        checksums=(
            ("fer2013.zip", "sha256:52a4e01facefe59050254213dd68fb3f865cf3d4ee7b6626fd0807c1c4967ba7"),
            ("fer2013.csv", "md5:f8428a1edbd21e88f42c73edd2a14f95"),
        ),
    ),
)  # fmt: skip

#: Every card by name.
CARDS = {card.name: card for card in CATALOGUE}

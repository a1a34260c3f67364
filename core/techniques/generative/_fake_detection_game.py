"""The game of the page on telling fakes: twenty pictures, a person and the detector, and nothing said before it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

#: Rows and columns of a round's board, and pixels of background around each picture.
ROWS, COLUMNS, BORDER = 4, 5, 3
#: The sides of pictures on the board are at least so many pixels, so that frames are thin beside them.
LEAST_SIDE = 64
#: Background, the frame of pictures that were clicked, and the corner of those that are fake (told only at the end).
BACKGROUND, CLICKED, FAKE = (140, 143, 148), (0, 114, 178), (213, 94, 0)
CLOSED = "This round is over: its truth is shown. Move *New round* to play another."


@dataclass
class Game:
    """Rounds of twenty pictures, each with even odds real or from one of the sources.

    ``real`` (n, ...) and ``fakes`` by source are uint8 test pictures, ``real_logits`` and ``fake_logits`` what the detector said
    of them. ``fake`` and ``names`` hold the truth of the round that lies on the table; ``marks`` (20,) what the person clicked.
    """

    seed: int
    real: np.ndarray
    real_logits: np.ndarray
    fakes: dict[str, np.ndarray]
    fake_logits: dict[str, np.ndarray]
    number: int = 0
    shown: bool = False
    marks: np.ndarray = field(default_factory=lambda: np.zeros(ROWS * COLUMNS, bool))
    scores: list[tuple[str, int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.deal(1)

    def deal(self, number: int) -> None:
        """Lays out the pictures of this round; the same number always lays the same."""
        count = ROWS * COLUMNS
        rng = np.random.default_rng([self.seed, 7, number])
        self.number, self.shown, self.marks = number, False, np.zeros(count, bool)
        self.fake = rng.random(count) < 0.5
        sources = list(self.fakes)
        self.names = [sources[rng.integers(len(sources))] if fake else "real" for fake in self.fake]
        # Without putting back as long as there are enough, so that no picture lies there twice.
        orders = {name: rng.permutation(len(some)) for name, some in {"real": self.real, **self.fakes}.items()}
        taken = dict.fromkeys(orders, 0)
        rows = []
        for name in self.names:
            rows.append(int(orders[name][taken[name] % len(orders[name])]))
            taken[name] += 1
        places = list(zip(self.names, rows, strict=True))
        self.pictures = np.stack([(self.real if n == "real" else self.fakes[n])[row] for n, row in places])
        self.logits = np.array([(self.real_logits if n == "real" else self.fake_logits[n])[row] for n, row in places])

    @property
    def _scale(self) -> int:
        return max(1, -(-LEAST_SIDE // min(self.pictures.shape[1:3])))

    def place_of(self, row: int, column: int) -> int | None:
        """The number of the picture, 0 to 19, that holds this pixel of the board; None between them."""
        height, width = (side * self._scale + 2 * BORDER for side in self.pictures.shape[1:3])
        inside = BORDER <= row % height < height - BORDER and BORDER <= column % width < width - BORDER
        at = row // height * COLUMNS + column // width
        return at if inside and column // width < COLUMNS and at < len(self.pictures) else None

    def click(self, row: int, column: int) -> bool:
        """Marks the picture there as fake, or takes the mark back; False where nothing changed: between pictures, or after the end."""
        at = self.place_of(row, column)
        if self.shown or at is None:
            return False
        self.marks[at] = ~self.marks[at]
        return True

    def show_truth(self, name: str) -> None:
        """Ends the round and enters the person's and the detector's numbers of right answers; once a round."""
        if not self.shown:
            self.shown = True
            person, machine = ((answers == self.fake).sum() for answers in (self.marks, self.logits > 0))
            self.scores.append((name, self.number, int(person), int(machine)))

    def board(self) -> np.ndarray:
        """The round as one picture (h, w, 3) uint8. Before the end it depends on the pictures and the marks alone.

        A blue frame: clicked. At the end, a vermilion corner: fake.
        """
        tiles = []
        for at, picture in enumerate(self.pictures):
            large = picture.repeat(self._scale, 0).repeat(self._scale, 1)
            large = np.repeat(large[..., None], 3, 2) if large.ndim == 2 else large.copy()
            if self.shown and self.fake[at]:
                side = min(large.shape[:2]) // 4
                large[:side, -side:][np.triu(np.ones((side, side), bool))] = FAKE
            framed = np.empty((large.shape[0] + 2 * BORDER, large.shape[1] + 2 * BORDER, 3), np.uint8)
            framed[:] = CLICKED if self.marks[at] else BACKGROUND
            framed[BORDER:-BORDER, BORDER:-BORDER] = large
            tiles.append(framed)
        rows = [np.concatenate(tiles[i * COLUMNS : (i + 1) * COLUMNS], 1) for i in range(ROWS)]
        return np.concatenate(rows, 0)

    def caption(self) -> str:
        """Below the board."""
        if not self.shown:
            return f"round {self.number}: click the fakes ({self.marks.sum()} marked), then ask for the truth"
        name, _, person, machine = self.scores[-1]
        return f"{name} {person}, detector {machine} of {len(self.fake)}; corner: fake, frame: clicked"

    def answers(self) -> list[list[str | int]]:
        """Rows of the table: number, truth, what the person and the detector said. Nothing before the end of the round."""
        if not self.shown:
            return []
        words = np.array(["real", "fake"])
        mine, theirs = words[self.marks.astype(int)], words[(self.logits > 0).astype(int)]
        return [[i + 1, self.names[i], str(mine[i]), str(theirs[i])] for i in range(len(self.names))]

    def summary(self) -> str:
        """The scores so far, in Markdown."""
        count = len(self.fake)
        lines = [
            f"Each of the {count} pictures is real or fake with even odds; who guesses gets {count / 2:g}, give or take "
            f"{count**0.5 / 2:.1f}."
        ]
        lines += [f"- Round {n}: **{name} {person}**, detector {machine}" for name, n, person, machine in self.scores]
        return "\n".join([lines[0], "", *lines[1:]])

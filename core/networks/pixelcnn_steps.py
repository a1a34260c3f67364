"""A PixelCNN one pixel at a time, without computing again what stays: sampling in a hundredth of the time of whole pictures."""

from __future__ import annotations

from collections import deque

import torch
from torch import Tensor
from torch.nn import functional

from core.networks.pixelcnn import FIRST, PixelCNN, gate, neighbours


class Steps:
    """Logits of ``count`` pictures' pixels in raster order, from the pixels put in so far.

    For each row ``begin_row()``, then as often as there are columns ``logits()`` and ``put(levels)``, or instead of those
    ``put_row(levels)``. Of the vertical stack one row is computed at the beginning of each row, of the horizontal one a pixel at
    a time; the rows that later ones look back at are kept. In float32, without gradients.
    """

    def __init__(self, network: PixelCNN, labels: Tensor) -> None:
        """``labels`` (count,) class numbers on the network's device."""
        self.network, self.labels = network, labels
        self._height, self._width = network.picture[1:]
        device, count, channels = labels.device, len(labels), network.place.shape[1]
        self.levels = torch.zeros(count, self._height, self._width, dtype=torch.uint8, device=device)
        self.row, self.column = -1, 0
        self._nothing = torch.zeros(count, channels, device=device)
        outside = torch.zeros(count, channels, 1, self._width, device=device)
        # Rows of each layer's input, the newest last, as many as it looks back.
        self._rows = [deque([outside] * layer.dilation, layer.dilation + 1) for layer in network.layers]
        self._first = torch.zeros(count, 1, FIRST + 1, self._width + 2 * FIRST, device=device)
        with torch.no_grad():
            self._wanted = [layer.classes(labels) + layer.row.bias for layer in network.layers]
            # The matrices that take (left, own) and what is above, transposed.
            split = [layer.row.weight[:, :, 0, 0].T for layer in network.layers]
            self._own = [weight[: 2 * channels].contiguous() for weight in split]
            self._across = [weight[2 * channels :].contiguous() for weight in split]
            self._out = [layer.out.weight[:, :, 0, 0].T.contiguous() for layer in network.layers]

    @torch.no_grad()
    def begin_row(self) -> None:
        """Goes on to the next row, from the rows above."""
        network = self.network
        if self.row >= 0:
            newest = functional.pad(network.scaled(self.levels[:, None, self.row : self.row + 1]), (FIRST, FIRST))
            self._first = torch.cat([self._first[:, :, 1:], newest], 2)
        self.row, self.column = self.row + 1, 0
        place = network.place[:, :, self.row : self.row + 1]
        above, self._from_above = network.above(self._first) + place, []
        for layer, rows, wanted, across in zip(network.layers, self._rows, self._wanted, self._across, strict=True):
            rows.append(above)
            both = torch.cat([rows[0], above], 2)
            # Of a strip with nothing but the two rows, the second one looks back at the first.
            seen = neighbours(both if layer.dilation == 1 else _apart(both, layer.dilation), layer.dilation)[:, :, -1:]
            above = above + gate(layer.above(seen))
            # (columns, count, 2 channels), so that one column lies together.
            self._from_above.append(above[:, :, 0].permute(2, 0, 1) @ across + wanted)
        # What the horizontal stack has computed in this row: of each layer's input, column by column.
        self._before: list[list[Tensor]] = [[] for _ in network.layers]

    @torch.no_grad()
    def logits(self) -> Tensor:
        """Of the next pixel, (count, levels)."""
        network, column = self.network, self.column
        seen = self._nothing.new_zeros(len(self.labels), FIRST)
        known = self.levels[:, self.row, max(0, column - FIRST) : column]
        seen[:, FIRST - known.shape[1] :] = network.scaled(known)
        place = network.place[0, :, self.row, column]
        x = torch.addmm(network.row.bias + place, seen, network.row.weight[:, 0, 0].T)
        for i, layer in enumerate(network.layers):
            before = self._before[i]
            left = before[column - layer.dilation] if column >= layer.dilation else self._nothing
            before.append(x)
            gates = torch.addmm(self._from_above[i][column], torch.cat([left, x], 1), self._own[i])
            x = x + torch.addmm(layer.out.bias, gate(gates), self._out[i])
        return network.end(x[:, :, None, None])[:, :, 0, 0]

    def put(self, levels: Tensor) -> None:
        """The level numbers (count,) of the pixel that ``logits`` was asked for last."""
        self.levels[:, self.row, self.column] = levels.to(torch.uint8)
        self.column += 1

    def put_row(self, levels: Tensor) -> None:
        """The level numbers (count or 1, columns) of a whole row that nobody asks for the logits of."""
        self.levels[:, self.row] = levels.to(torch.uint8)
        self.column = self._width

    def pick(self, rows: Tensor) -> None:
        """Goes on with these of the pictures, (count,) numbers that may repeat; between two rows only."""
        self.labels, self.levels, self._first = self.labels[rows], self.levels[rows], self._first[rows]
        self._wanted = [wanted[rows] for wanted in self._wanted]
        self._rows = [deque((row[rows] for row in kept), kept.maxlen) for kept in self._rows]


def _apart(two: Tensor, dilation: int) -> Tensor:
    """Two rows with nothing between them, as far apart as a layer looks back."""
    first, second = two.split(1, 2)
    between = two.new_zeros(*two.shape[:2], dilation - 1, two.shape[3])
    return torch.cat([first, between, second], 2)

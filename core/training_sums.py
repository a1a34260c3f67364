"""What a network says of the pictures it learns from, added up while it does: no evaluation of its own, no read at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import torch

    from core.training import Batch

Span = Literal["sums", "epoch_sums"]


class TrainingSums:
    """Mean loss and share right of the training pictures since the last point ("sums") and in this epoch ("epoch_sums").

    Batches are added up when these are asked for: many at once cost no more than one. ``resume`` holds what ``state`` returned.
    """

    def __init__(self, device: torch.device, resume: dict[str, Any] | None = None) -> None:
        import torch

        names = ("sums", "epoch_sums")
        # Of each: loss, number right and number of pictures.
        self._sums = {n: resume[n].to(device, copy=True) if resume else torch.zeros(3, device=device) for n in names}
        self._noted: list[Batch] = []

    def note(self, batch: Batch) -> None:
        """Notes what the last update saw."""
        self._noted.append(batch)

    def take(self, name: Span) -> tuple[float, float] | None:
        """Mean loss and share right, which start again; None where nothing was trained."""
        self._add_up()
        loss, right, count = self._sums[name].tolist()
        self._sums[name].zero_()
        return (loss / count, right / count) if count else None

    def state(self) -> dict[str, Any]:
        """What a checkpoint holds."""
        self._add_up()
        return dict(self._sums)

    def _add_up(self) -> None:
        import torch

        if not self._noted:
            return
        outputs, targets, losses = zip(*self._noted, strict=True)
        sizes = torch.tensor([len(t) for t in targets], dtype=torch.float32, device=outputs[0].device)
        right = (torch.cat(outputs).argmax(1) == torch.cat(targets)).sum()
        self._noted.clear()
        total = torch.stack([(torch.stack(losses) * sizes).sum(), right, sizes.sum()])
        for sums in self._sums.values():
            sums += total

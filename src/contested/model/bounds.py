"""Numbers as bounds: "more than 1,000" is at least 1001 and has no upper end."""

from __future__ import annotations

from dataclasses import dataclass

Number = int | float


@dataclass(frozen=True, slots=True)
class Bounds:
    """Inclusive low and high ends; None is not told. `Bounds()` is a number that nobody gave."""

    low: Number | None = None
    high: Number | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"bounds turned round: {self.low} to {self.high}")

    @staticmethod
    def exactly(number: Number) -> Bounds:
        return Bounds(number, number)

    def __bool__(self) -> bool:
        return self.low is not None or self.high is not None

    def overlaps(self, other: Bounds) -> bool:
        """Whether one number could satisfy both."""
        return (self.low is None or other.high is None or self.low <= other.high) and (
            other.low is None or self.high is None or other.low <= self.high
        )

"""Labels as they lie on their sheets. All lengths are millimetres, from the upper left corner."""

from dataclasses import asdict, dataclass

from events.models import BadgeLayout

Stock = BadgeLayout.Stock


@dataclass(frozen=True)
class Labels:
    width: float
    height: float
    columns: int = 1
    rows: int = 1
    left: float = 0
    top: float = 0
    gap: float = 0  # between columns; rows of these sheets touch
    page_width: float = 210
    page_height: float = 297

    @property
    def a_page(self) -> int:
        return self.columns * self.rows

    def alone(self) -> "Labels":
        """One label and no sheet around it."""
        return _roll(self.width, self.height)

    def as_json(self) -> dict:
        return asdict(self)


def _roll(width, height):
    return Labels(width, height, page_width=width, page_height=height)


LABELS = {
    Stock.A4_2X4: Labels(99.1, 67.7, columns=2, rows=4, left=4.65, top=13.1, gap=2.5),
    Stock.A4_2X5: Labels(86, 55, columns=2, rows=5, left=19, top=11),
    Stock.A4_3X8: Labels(63.5, 33.9, columns=3, rows=8, left=7.21, top=12.9, gap=2.54),
    Stock.ROLL_62X100: _roll(100, 62),
    Stock.ROLL_54X86: _roll(86, 54),
}
SHEETS = [stock for stock, labels in LABELS.items() if labels.a_page > 1]
ROLLS = [stock for stock, labels in LABELS.items() if labels.a_page == 1]

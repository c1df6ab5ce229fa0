"""What a small job frees: hours of skilled colleagues, and what these are worth.

A calculation for the leader's eyes while they tick. It is sent nowhere and kept nowhere.
"""

from dataclasses import dataclass

from pledges.taxonomy import POSITIONS, Hours, hours_in_all

# Kroner an hour of a skilled colleague. An example and no statistic, and said so beside it: the leader
# puts their own.
USUAL_RATE = 300
EXAMPLE_BAND = Hours.H5_9
WEEKS_A_YEAR = 44  # without holidays


@dataclass(frozen=True)
class Freed:
    hours: int  # a week, about
    rate: int  # kroner an hour

    @property
    def worth(self) -> int:
        """Kroner a week; the wage of the small job is not taken off."""
        return self.hours * self.rate


def freed(band: str, positions: int, *, rate: int = USUAL_RATE) -> Freed:
    """One hour of a small job frees one hour of somebody skilled: the assumption that stands beside it."""
    return Freed(hours_in_all([(band, positions)]), rate)


def freed_of(promised: int, *, spent: int, rate: int) -> Freed:
    """Of the hours that skilled colleagues spend today: no more than the job takes over.

    A sheet that promises no hours yet frees all of them.
    """
    return Freed(min(spent, promised) if promised else spent, rate)


def hours_table() -> dict[str, list[int]]:
    """For a phone that calculates by itself: by band, the hours for one position, for two, and so on."""
    return {
        band.value: [freed(band, int(positions)).hours for positions, _label in POSITIONS]
        for band in Hours
    }

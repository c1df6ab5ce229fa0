"""The access table by room of the house; `tests/test_access.py` asks every address as every role."""

from tests.access import (
    companies,
    desk,
    events,
    gatherings,
    house,
    leaders,
    networks,
    placements,
    public,
    steering,
)

TABLE = [
    row
    for part in (
        public,
        leaders,
        house,
        companies,
        networks,
        events,
        gatherings,
        desk,
        placements,
        steering,
    )
    for row in part.ROWS
]

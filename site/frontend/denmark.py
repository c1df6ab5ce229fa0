"""The map of Denmark's municipalities, drawn on the server: no script, no tiles, nobody else's host."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from frontend.drawings import municipality_paths


@dataclass(frozen=True)
class Place:
    """A municipality to press on."""

    code: str
    name: str
    url: str
    count: int
    current: bool = False

    @property
    def path(self):
        return municipality_paths()[self.code]


@dataclass
class DenmarkMap:
    places: list[Place]

    @cached_property
    def rest(self) -> str:
        """All other municipalities as one path, since nobody can press on them."""
        pressed = {place.code for place in self.places}
        return "".join(path for code, path in municipality_paths().items() if code not in pressed)

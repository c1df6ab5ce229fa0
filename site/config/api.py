"""The machine-readable doors of the house, under /api/v1/. Each app gives a router."""

from ninja import NinjaAPI

from events.api import router as door
from pledges.api import router as sheets

api = NinjaAPI(
    title="Håndslag",
    version="1",
    urls_namespace="api",
    docs_url=None,  # the ready-made docs page loads its scripts from a stranger's host
)
api.add_router("door/", door)
api.add_router("sheets/", sheets)

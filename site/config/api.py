"""The API under /api/v1/; each app gives a router."""

from ninja import NinjaAPI

from events.door.api import key_refused
from events.door.api import router as door
from events.door.devices import KeyRefused
from pledges.api import router as sheets
from pledges.sheets.api import router as filled_in


class Api(NinjaAPI):
    """Names an operation by app and function: a module that moves must not rename it for those who call us."""

    def get_openapi_operation_id(self, operation):
        function = operation.view_func
        return f"{function.__module__.partition('.')[0]}_{function.__name__}"


api = Api(
    title="Håndslag",
    version="1",
    urls_namespace="api",
    docs_url=None,  # the ready-made docs page loads its scripts from a stranger's host
)
api.add_exception_handler(KeyRefused, key_refused)
api.add_router("door/", door)
api.add_router("sheets/", sheets)
api.add_router("ark/", filled_in)

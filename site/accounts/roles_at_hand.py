"""A page of the workspace reads once which roles its person has; what writes asks each time."""

from accounts.access import read_once
from accounts.second_factor import WORKSPACE

READING = ("GET", "HEAD")


class RolesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path, is_read = request.path_info, request.method in READING
        if is_read and WORKSPACE.match(path) and request.user.is_authenticated:
            read_once(request.user)
        return self.get_response(request)

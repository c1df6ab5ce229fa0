"""Old addresses of public pages lead on; the workspace has none."""

from wagtail.contrib.redirects.middleware import RedirectMiddleware

from accounts.second_factor import WORKSPACE


class PublicRedirectMiddleware(RedirectMiddleware):
    """Wagtail's own looks in three tables for every page that is not there.

    In the workspace that is a thing of somebody else's as a rule, and its answer must not depend on what an editor typed.
    """

    def process_response(self, request, response):
        if WORKSPACE.match(request.path_info):
            return response
        return super().process_response(request, response)

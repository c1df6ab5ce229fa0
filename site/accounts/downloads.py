"""Whatever a colleague takes out of the workspace as a file is an entry of the audit log, whichever view made it."""

from accounts import audit
from accounts.access import let_in_by
from accounts.models import Organisation
from accounts.second_factor import EMPTY_FORM

STAFF_ONLY = ("/arbejdsbord/", "/en/arbejdsbord/", "/cms/")
# What is shown on a page, or read by its script.
OF_PAGES = ("text/html", "text/css", "text/javascript", "application/json", "image/")


def is_download(path: str, content_type: str, disposition: str) -> bool:
    """By what it says of itself, or by its kind; a form to fill in holds nobody."""
    if not path.startswith(STAFF_ONLY) or EMPTY_FORM.search(path):
        return False
    is_part_of_page = content_type.startswith(OF_PAGES)
    asks_to_be_kept = disposition.startswith("attachment")
    return asks_to_be_kept or not is_part_of_page


class DownloadsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        let_in_by.set(frozenset())
        response = self.get_response(request)
        if (
            response.status_code == 200
            and request.method != "HEAD"
            and is_download(
                request.path_info,
                response.headers.get("Content-Type", ""),
                response.headers.get("Content-Disposition", ""),
            )
            and request.user.is_authenticated
        ):
            _note(request, by=request.user)
        return response


def _note(request, by):
    """In the organisations that let the person in; in all of their own where the view asked for none."""
    match = request.resolver_match
    asked = Organisation.objects.filter(pk__in=let_in_by.get())
    organisations = list(asked) or list(Organisation.objects.of(by)) or [None]
    number = match.kwargs.get("pk", "")
    # Which rows were chosen; the words of a search may name somebody.
    after = {"path": request.path_info, "search": sorted(request.GET)}
    for organisation in organisations:
        thing = f"{match.view_name}:{number}"[-80:]
        audit.record(organisation, by=by, verb="download", thing=thing, after=after)

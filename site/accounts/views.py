from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from frontend.colour import theme_css


@require_safe
@cache_control(public=True, max_age=31_536_000, immutable=True)
def theme(request, slug, version):
    """The organisation's colours as a style sheet; the version in the address changes with them."""
    organisation = get_object_or_404(Organisation, slug=slug)
    if version != organisation.theme_version:
        raise Http404
    css = theme_css(organisation.brand_colour, organisation.second_colour)
    return HttpResponse(css, content_type="text/css; charset=utf-8")

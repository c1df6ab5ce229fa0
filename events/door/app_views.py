"""The door app: one page, a manifest and a worker, the same for everybody; names come only with a device key."""

from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from events.door.phone_words import WORDS
from frontend.offline import worker_response

FILES = [
    "frontend/dist/app.css",
    "frontend/dist/door.css",
    "frontend/dist/door.js",
    "frontend/dist/zxing_reader-*.wasm",
    "frontend/dist/*-latin-wght-normal-*.woff2",
    "frontend/mark.svg",
    "frontend/mark-192.png",
]
DARK = "#191412"


@require_safe
def door(request):
    return render(request, "events/door/door.html", {"words": WORDS})


@require_safe
def manifest(request):
    home = reverse("events:door")
    return JsonResponse(
        {
            "id": home,
            "start_url": home,
            "scope": home,
            "name": _("Håndslag – døren"),
            "short_name": _("Døren"),
            "description": _("Tjek gæster ind, også uden net."),
            "lang": get_language(),
            "display": "standalone",
            "background_color": DARK,
            "theme_color": DARK,
            "icons": [_icon(192), _icon(512), _icon(512, purpose="maskable")],
        },
        content_type="application/manifest+json",
    )


@require_safe
def worker(request):
    """Its version follows the page too, so that a changed word reaches the phones."""
    page = render_to_string("events/door/door.html", {"words": WORDS}, request)
    home = reverse("events:door")
    name = f"door-{get_language()}"
    return worker_response(name=name, files=FILES, shells=[home], shell=page)


def _icon(side, purpose="any"):
    name = "maskable" if purpose == "maskable" else "mark"
    address = static(f"frontend/{name}-{side}.png")
    return {"src": address, "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose}

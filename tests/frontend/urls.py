"""The addresses that base.html links to, so that the look is tested without the apps above it."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import include, path

from frontend.style_samples import samples


def nothing(request):
    return HttpResponse()


def style(request):
    return render(request, "frontend/style.html", samples())


def workspace(request):
    nav = [
        {"label": "Indbakke", "url": "/arbejdsbord/", "icon": "inbox", "current": True, "count": 7}
    ]
    return render(request, "workspace.html", {"workspace_nav": nav})


home = [
    path("tal/", nothing, name="figures"),
    path("was", nothing, name="was"),
    path("soeg/", nothing, name="search"),
    path("stil/", style, name="style"),
    path("arbejdsbord/", workspace, name="workspace"),
]
events = [path("arrangementer/", nothing, name="list"), path("doer/", nothing, name="door")]
urlpatterns = [
    *i18n_patterns(path("konto/", include("allauth.urls")), prefix_default_language=False),
    path("", include((home, "home"))),
    path("", include((events, "events"))),
]

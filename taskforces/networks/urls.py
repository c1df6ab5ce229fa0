from django.urls import path

from taskforces.networks import settings_views, views

patterns = [
    path(
        "arbejdsbord/netvaerk/<int:pk>/indstillinger/",
        settings_views.network_settings,
        name="network_settings",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/indstillinger/se-det/",
        settings_views.network_preview,
        name="network_preview",
    ),
    path("bliv-med/<slug:slug>/", views.join, name="join"),
    path("bliv-med/<slug:slug>/tak/", views.joined, name="joined"),
]

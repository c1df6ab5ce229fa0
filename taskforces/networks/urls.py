from django.urls import path

from taskforces.networks import settings_views, unit_views, views

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
    path("arbejdsbord/netvaerk/<int:pk>/enheder/", unit_views.network_units, name="network_units"),
    path(
        "arbejdsbord/netvaerkets-enheder/<int:pk>/fjern/",
        unit_views.network_unit_remove,
        name="network_unit_remove",
    ),
    path("bliv-med/<slug:slug>/", views.join, name="join"),
    path("bliv-med/<slug:slug>/tak/", views.joined, name="joined"),
]

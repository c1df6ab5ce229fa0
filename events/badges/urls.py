from django.urls import path

from events.badges import views

patterns = [
    path("arbejdsbord/arrangementer/<int:pk>/navneskilte/", views.badges, name="badges"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/navneskilte/print/",
        views.badges_print,
        name="badges_print",
    ),
    path("arbejdsbord/gaester/<int:pk>/navneskilt/", views.badge_print, name="badge_print"),
    path("arbejdsbord/netvaerk/<int:pk>/navneskilte/", views.badge_layout, name="badge_layout"),
    path(
        "arbejdsbord/netvaerk/<int:pk>/navneskilte/<slug:stock>.png",
        views.badge_specimen,
        name="badge_specimen",
    ),
]

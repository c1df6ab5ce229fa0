from django.urls import path

from home.media import film_views, share_views

patterns = [
    path("deling/side/<int:pk>/<slug:version>.png", share_views.page, name="share_page"),
    path(
        "deling/arrangement/<slug:slug>/<slug:version>.png", share_views.event, name="share_event"
    ),
    path("film/<int:pk>/<path:filename>", film_views.film, name="film"),
]

from django.urls import path

from pledges.matches import views

patterns = [
    path("arbejdsbord/henvisninger/<int:pk>/match/", views.match, name="match"),
    path(
        "arbejdsbord/henvisninger/<int:pk>/match/<slug:step>/",
        views.step_give,
        name="match_step_give",
    ),
]

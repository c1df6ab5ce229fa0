from django.urls import path

from pledges.followup import (
    agreement_views,
    door_views,
    introduction_views,
    pause_and_reroute_views,
)

patterns = [
    path("arbejdsbord/introduktioner/", introduction_views.short_list, name="introductions"),
    path("arbejdsbord/introduktioner/spoerg/", door_views.doors_asked, name="doors_asked"),
    path("arbejdsbord/introduktioner/spurgt/<int:pk>/", door_views.door_answer, name="door_answer"),
    path("arbejdsbord/introduktioner/<int:pk>/", introduction_views.answer, name="introduction"),
    path(
        "arbejdsbord/overleveringer/<int:pk>/videre/",
        pause_and_reroute_views.reroute,
        name="reroute",
    ),
    path("arbejdsbord/overleveringer/<int:pk>/pause/", pause_and_reroute_views.pause, name="pause"),
    path(
        "arbejdsbord/overleveringer/<int:pk>/pause/slut/",
        pause_and_reroute_views.resume,
        name="resume",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aftale/", agreement_views.agreement, name="agreement"),
]

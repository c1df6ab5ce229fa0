from django.urls import path

from events.planning import (
    concept_views,
    phone_views,
    picture_views,
    split_views,
    story_views,
    views,
)

patterns = [
    path("arbejdsbord/arrangementer/", views.manage_list, name="manage_list"),
    path("arbejdsbord/arrangementer/ny/", views.manage_create, name="manage_create"),
    path("arbejdsbord/arrangementer/<int:pk>/", views.manage_event, name="manage_event"),
    path("arbejdsbord/arrangementer/<int:pk>/rediger/", views.manage_edit, name="manage_edit"),
    path("arbejdsbord/arrangementer/<int:pk>/som-dette/", views.manage_clone, name="clone"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/opdel/", split_views.split_create, name="split_create"
    ),
    path("arbejdsbord/delte-moeder/<int:pk>/", split_views.split, name="split"),
    path("arbejdsbord/delte-moeder/<int:pk>/besked/", split_views.split_tell, name="split_tell"),
    path("arbejdsbord/delte-moeder/<int:pk>/fortryd/", split_views.split_undo, name="split_undo"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/historier/",
        story_views.event_stories,
        name="event_stories",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/billeder/", picture_views.pictures, name="pictures"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/billeder/nyt/",
        picture_views.picture_create,
        name="picture_create",
    ),
    path(
        "arbejdsbord/billeder/<int:pk>/foerst/", picture_views.picture_first, name="picture_first"
    ),
    path(
        "arbejdsbord/billeder/<int:pk>/fjern/", picture_views.picture_remove, name="picture_remove"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/koncept/",
        concept_views.concept_keep,
        name="concept_keep",
    ),
    path("arbejdsbord/programmer/<int:pk>/koncepter/", concept_views.concepts, name="concepts"),
    path(
        "arbejdsbord/koncepter/<int:pk>/fjern/", concept_views.concept_remove, name="concept_remove"
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aflys/", views.manage_call_off, name="call_off"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/ringeliste/", phone_views.phone_list, name="phone_list"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/ringeliste.csv", phone_views.phone_csv, name="phone_csv"
    ),
    path("arbejdsbord/opkald/<int:pk>/ringet/", phone_views.phone_called, name="phone_called"),
    path(
        "arbejdsbord/opkald/<int:pk>/fortryd/",
        phone_views.phone_not_called,
        name="phone_not_called",
    ),
]

from django.urls import path

from events.door import app_views, evening_views, guest_views, question_views, views

patterns = [
    path("doer/", app_views.door, name="door"),
    path("doer/app.webmanifest", app_views.manifest, name="door_manifest"),
    path("doer/sw.js", app_views.worker, name="door_worker"),
    path("arbejdsbord/arrangementer/<int:pk>/gaester/", guest_views.guests, name="guests"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaester/fil.xlsx",
        guest_views.guests_file,
        name="guests_file",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaester/uden-invitation/",
        guest_views.guest_walk_in,
        name="guest_walk_in",
    ),
    path(
        "arbejdsbord/invitationer/<int:pk>/ind/",
        guest_views.invited_let_in,
        name="invited_let_in",
    ),
    path("arbejdsbord/gaester/<int:pk>/ind/", guest_views.guest_let_in, name="guest_let_in"),
    path(
        "arbejdsbord/gaester/<int:pk>/fortryd/",
        guest_views.guest_take_back,
        name="guest_take_back",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/aftenen/", evening_views.evening, name="evening"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/aftenen/nu/",
        evening_views.evening_now,
        name="evening_now",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/doerspoergsmaal/",
        question_views.questions,
        name="questions",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/doerspoergsmaal/nyt/",
        question_views.question_create,
        name="question_create",
    ),
    path(
        "arbejdsbord/doerspoergsmaal/<int:pk>/fjern/",
        question_views.question_remove,
        name="question_remove",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/doere/", views.devices, name="devices"),
    path("arbejdsbord/arrangementer/<int:pk>/doere/ny/", views.device_create, name="device_create"),
    path("arbejdsbord/doere/<int:pk>/spaer/", views.device_revoke, name="device_revoke"),
]

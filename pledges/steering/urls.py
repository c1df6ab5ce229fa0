from django.urls import path

from pledges.steering import change_views, views

patterns = [
    path("arbejdsbord/styregruppe/", views.steering, name="steering"),
    path("arbejdsbord/styregruppe/nyt/", views.create, name="steering_create"),
    path("arbejdsbord/styregruppe/<int:pk>/", views.meeting, name="steering_meeting"),
    path("arbejdsbord/styregruppe/<int:pk>/ret/", views.edit, name="steering_edit"),
    path("arbejdsbord/styregruppe/<int:pk>/rapport.pdf", views.report, name="steering_report"),
    path(
        "arbejdsbord/styregruppe/<int:pk>/referat/",
        change_views.minutes,
        name="steering_minutes",
    ),
    path("arbejdsbord/styregruppe/<int:pk>/holdt/", change_views.hold, name="steering_hold"),
    path("arbejdsbord/styregruppe/<int:pk>/i-gang/", change_views.thaw, name="steering_thaw"),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/",
        change_views.action_add,
        name="steering_action_add",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/gjort/",
        change_views.action_done,
        name="steering_action_done",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/igen/",
        change_views.action_reopen,
        name="steering_action_reopen",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/aftaler/<int:action_pk>/fjern/",
        change_views.action_remove,
        name="steering_action_remove",
    ),
]

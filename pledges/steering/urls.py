from django.urls import path

from pledges.steering import change_views, member_views, views

patterns = [
    path("styregruppe/<str:key>/", member_views.steering_guest, name="steering_guest"),
    path(
        "styregruppe/<str:key>/<int:pk>/",
        member_views.steering_guest_meeting,
        name="steering_guest_meeting",
    ),
    path(
        "styregruppe/<str:key>/<int:pk>/rapport.pdf",
        member_views.steering_guest_report,
        name="steering_guest_report",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/styregruppe/",
        member_views.steering_members,
        name="steering_members",
    ),
    path(
        "arbejdsbord/styregruppe/medlemmer/<int:pk>/fjern/",
        member_views.steering_member_remove,
        name="steering_member_remove",
    ),
    path(
        "arbejdsbord/styregruppe/<int:pk>/send/", member_views.steering_send, name="steering_send"
    ),
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

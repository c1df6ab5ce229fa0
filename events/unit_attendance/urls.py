from django.urls import path

from events.unit_attendance import views

patterns = [
    path("arbejdsbord/netvaerk/<int:pk>/enheden/", views.unit_meetings, name="unit_meetings"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/enheden/", views.unit_attendance, name="unit_attendance"
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/enheden/inviter/",
        views.unit_invite,
        name="unit_invite",
    ),
    path("arbejdsbord/arrangementer/<int:pk>/enheden/kom/", views.unit_came, name="unit_came"),
]

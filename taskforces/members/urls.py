from django.urls import path

from taskforces.members import views

patterns = [
    path("arbejdsbord/netvaerk/", views.networks, name="networks"),
    path("arbejdsbord/netvaerk/<int:pk>/medlemmer/", views.members, name="members"),
    path("arbejdsbord/netvaerk/<int:pk>/medlemmer/nyt/", views.member_add, name="member_add"),
    path(
        "arbejdsbord/netvaerk/<int:pk>/medlemmer/hent.xlsx",
        views.members_export,
        name="members_export",
    ),
    path("arbejdsbord/medlemmer/<int:pk>/", views.member_edit, name="member_edit"),
    path("arbejdsbord/medlemmer/<int:pk>/stop/", views.member_end, name="member_end"),
    path(
        "arbejdsbord/oensker/<int:pk>/svar/",
        views.join_request_answer,
        name="join_request_answer",
    ),
]

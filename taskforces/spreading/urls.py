from django.urls import path

from taskforces.spreading import views

patterns = [
    path("arbejdsbord/netvaerk/<int:pk>/udbredelse/", views.spreading, name="spreading"),
    path(
        "arbejdsbord/netvaerk/<int:pk>/udbredelse/ny/",
        views.outreach_create,
        name="outreach_create",
    ),
    path(
        "arbejdsbord/netvaerk/<int:pk>/udbredelse/hent.xlsx",
        views.spreading_export,
        name="spreading_export",
    ),
    path("arbejdsbord/udbredelse/<int:pk>/", views.outreach, name="outreach"),
    path("arbejdsbord/udbredelse/<int:pk>/ret/", views.outreach_edit, name="outreach_edit"),
    path("arbejdsbord/udbredelse/<int:pk>/spoerg/", views.outreach_ask, name="outreach_ask"),
    path("arbejdsbord/udbredelse/<int:pk>/slet/", views.outreach_remove, name="outreach_remove"),
    path("oplaeg/<str:key>/", views.talk, name="talk"),
    path("oplaeg/<str:key>/svar/", views.talk_answer, name="talk_answer"),
]

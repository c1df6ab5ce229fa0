from django.urls import path

from taskforces.programmes import member_views, views

patterns = [
    path("arbejdsbord/programmer/", views.programmes, name="programmes"),
    path("arbejdsbord/programmer/nyt/", views.programme_create, name="programme_create"),
    path("arbejdsbord/programmer/<int:pk>/rediger/", views.programme_edit, name="programme_edit"),
    path("arbejdsbord/programmer/<int:pk>/ord/", views.chapters, name="programme_chapters"),
    path(
        "arbejdsbord/programmer/<int:pk>/netvaerk/",
        member_views.networks,
        name="programme_networks",
    ),
    path(
        "arbejdsbord/programmer/<int:pk>/partnere/",
        member_views.partners,
        name="programme_partners",
    ),
    path(
        "arbejdsbord/programpartnere/<int:pk>/fjern/",
        member_views.partner_remove,
        name="partner_remove",
    ),
    path(
        "arbejdsbord/programnetvaerk/<int:pk>/svar/",
        member_views.answer,
        name="programme_answer",
    ),
    path(
        "arbejdsbord/programnetvaerk/<int:pk>/gaa-ud/",
        member_views.leave,
        name="programme_leave",
    ),
    path(
        "arbejdsbord/programnetvaerk/<int:pk>/traek/",
        member_views.withdraw,
        name="programme_withdraw",
    ),
]

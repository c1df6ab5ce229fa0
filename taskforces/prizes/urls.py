from django.urls import path

from taskforces.prizes import jury_views, views

patterns = [
    path("arbejdsbord/forslag-til-prisen/", views.nominations, name="nominations"),
    path("arbejdsbord/priser/<int:pk>/jury/", jury_views.prize_jury, name="prize_jury"),
    path("arbejdsbord/priser/<int:pk>/jury/ny/", jury_views.juror_add, name="juror_add"),
    path("arbejdsbord/juror/<int:pk>/fjern/", jury_views.juror_remove, name="juror_remove"),
    path("arbejdsbord/juror/<int:pk>/ind-igen/", jury_views.juror_put_back, name="juror_put_back"),
    path("arbejdsbord/priser/<int:pk>/vinder/", jury_views.winner_ask, name="winner_ask"),
    path(
        "arbejdsbord/vindere/<int:pk>/tilbage/",
        jury_views.winner_take_back,
        name="winner_take_back",
    ),
    path("jury/<str:key>/", jury_views.vote, name="jury"),
    path("vinder/<str:key>/", jury_views.winner, name="winner"),
    path("vinder/<str:key>/svar/", jury_views.winner_answer, name="winner_answer"),
    path("indstil/<int:pk>/", views.nominate, name="nominate"),
    path("indstil/tak/", views.nominated, name="nominated"),
]

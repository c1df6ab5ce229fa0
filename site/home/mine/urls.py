from django.urls import path

from home.mine import member_views, own_views, question_views, staff_views, views

patterns = [
    path("mit/", views.page, name="mine"),
    path("mit/sendt/", views.sent, name="mine_sent"),
    path("mit/luk/", views.close, name="mine_close"),
    path("mit/nej-tak/", views.objection, name="mine_objection"),
    path("mit/kalender/", own_views.calendar, name="mine_calendar"),
    path("mit/kalender/stop/", own_views.calendar_stop, name="mine_calendar_stop"),
    path("mit/kalender/<str:key>/haandslag.ics", own_views.feed, name="mine_feed"),
    path("mit/kolleger/", own_views.colleague, name="mine_colleagues"),
    path("mit/kolleger/<int:pk>/luk/", own_views.colleague_end, name="mine_colleague_end"),
    path("mit/spoerg/", question_views.question, name="mine_ask"),
    path("mit/input/", question_views.suggestion, name="mine_input"),
    path("mit/ret/<int:pk>/", own_views.correction, name="mine_correction"),
    path("mit/netvaerk/<int:pk>/", member_views.network, name="mine_network"),
    path("mit/netvaerk/<int:pk>/skjul/", member_views.hide, name="mine_hide"),
    path(
        "mit/netvaerk/<int:pk>/profil/<int:profile_pk>/", member_views.profile, name="mine_profile"
    ),
    path("mit/netvaerk/<int:pk>/<int:card_pk>/", member_views.ask, name="mine_introduction_ask"),
    path("mit/introduktion/<str:key>/", member_views.introduction, name="mine_introduction"),
    path(
        "mit/introduktioner/<int:pk>/svar/",
        member_views.introduction_answer,
        name="mine_introduction_answer",
    ),
    path("mit/fra/i/<str:code>/", views.from_invitation, name="mine_from_invitation"),
    path("mit/fra/kvittering/<str:token>/", views.from_receipt, name="mine_from_receipt"),
    path("mit/<str:key>/", views.link, name="mine_link"),
    path("arbejdsbord/rettelser/", staff_views.listing, name="corrections"),
    path("arbejdsbord/rettelser/<int:pk>/", staff_views.correction, name="correction"),
    path("arbejdsbord/rettelser/<int:pk>/ja/", staff_views.accept, name="correction_accept"),
    path("arbejdsbord/rettelser/<int:pk>/nej/", staff_views.refuse, name="correction_refuse"),
]

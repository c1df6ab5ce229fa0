from django.urls import path, re_path

from events.answers import desk_views, question_views, staff_views, views

patterns = [
    path("i/", views.code, name="code"),
    path("i/<str:code>/", views.answer_page, name="answer"),
    # A link at the end of a sentence or in brackets, and one typed with a capital.
    re_path(r"^i/(?P<typed>[^/]+/[^\w/]+)/?$", views.answer_tidied, name="answer_tidied"),
    path("I/<path:typed>", views.answer_tidied, name="answer_tidied"),
    path("i/<str:code>/svar/", views.answer_submit, name="answer_submit"),
    path("i/<str:code>/senere/", views.later, name="later"),
    path("i/<str:code>/plads/", views.offer_accept, name="offer_accept"),
    path("i/<str:code>/kalender.ics", views.answer_ics, name="answer_ics"),
    path("i/<str:code>/kort/", views.card_share, name="card_share"),
    path("i/<str:code>/kort/stop/", views.card_stop, name="card_stop"),
    path("arbejdsbord/arrangementer/<int:pk>/svar/", desk_views.desk, name="desk"),
    path("arbejdsbord/invitationer/<int:pk>/svarbord/", desk_views.desk_answer, name="desk_answer"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/paamindelser/",
        desk_views.reminder_plan,
        name="reminder_plan",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/paamindelser/nu/",
        desk_views.remind_now,
        name="remind_now",
    ),
    path("arbejdsbord/invitationer/<int:pk>/svar/", staff_views.staff_answer, name="staff_answer"),
    path("arbejdsbord/invitationer/<int:pk>/traek-tilbage/", staff_views.withdraw, name="withdraw"),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaester/svar.xlsx",
        question_views.guest_replies,
        name="guest_replies",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaestespoergsmaal/",
        question_views.guest_questions,
        name="guest_questions",
    ),
    path(
        "arbejdsbord/arrangementer/<int:pk>/gaestespoergsmaal/nyt/",
        question_views.guest_question_create,
        name="guest_question_create",
    ),
    path(
        "arbejdsbord/gaestespoergsmaal/<int:pk>/fjern/",
        question_views.guest_question_remove,
        name="guest_question_remove",
    ),
]

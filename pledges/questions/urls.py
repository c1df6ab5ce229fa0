from django.urls import path

from pledges.questions import guest_views, views

patterns = [
    path("kvittering/<str:token>/spoerg/", guest_views.receipt_ask, name="receipt_ask"),
    path("i/<str:code>/moede/", guest_views.meeting, name="meeting"),
    path("arbejdsbord/spoergsmaal/", views.listing, name="questions"),
    path("arbejdsbord/spoergsmaal/<int:pk>/", views.question, name="question"),
    path("arbejdsbord/spoergsmaal/<int:pk>/svar/", views.answer, name="question_answer"),
    path("arbejdsbord/arrangementer/<int:pk>/input/", views.event_inputs, name="event_inputs"),
]

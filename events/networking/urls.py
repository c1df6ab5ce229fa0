from django.urls import path

from events.networking import views

patterns = [
    path("i/<str:code>/hvem-kommer/", views.who_comes, name="who_comes"),
    path("i/<str:code>/hvem-kommer/skjul/", views.hide, name="who_comes_hide"),
    path("i/<str:code>/hvem-kommer/<int:pk>/", views.talk_ask, name="talk_ask"),
    path("i/<str:code>/snakke/<int:pk>/svar/", views.talk_answer, name="talk_answer"),
    path("i/<str:code>/snakke/<int:pk>/aflys/", views.talk_off, name="talk_off"),
    path("n/<str:code>/gem/", views.card_save, name="card_save"),
]

from django.urls import path

from taskforces.advice import views

patterns = [
    path("raad/", views.advice, name="advice"),
    path("arbejdsbord/netvaerk/<int:pk>/raad/", views.own_advice, name="own_advice"),
    path("arbejdsbord/raad/<int:pk>/", views.advice_edit, name="advice_edit"),
    path("arbejdsbord/raad/<int:pk>/slet/", views.advice_remove, name="advice_remove"),
]

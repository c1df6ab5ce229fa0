from django.urls import path

from pledges.fit import views

patterns = [
    path("arbejdsbord/henvisninger/<int:pk>/passer/", views.fit, name="fit"),
]

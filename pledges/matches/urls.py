from django.urls import path

from pledges.matches import views

patterns = [
    path("arbejdsbord/henvisninger/<int:pk>/match/", views.match, name="match"),
]

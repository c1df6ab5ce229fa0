from django.urls import path

from pledges.wall import views

patterns = [
    path("skaerm/<slug:slug>/", views.wall, name="wall"),
    path("skaerm/<slug:slug>/nu/", views.now, name="wall_now"),
]

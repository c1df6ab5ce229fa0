from django.urls import path

from taskforces.networks import views

patterns = [
    path("bliv-med/<slug:slug>/", views.join, name="join"),
    path("bliv-med/<slug:slug>/tak/", views.joined, name="joined"),
]

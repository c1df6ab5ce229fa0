from django.urls import path

from pledges.candidates import views

patterns = [
    path("arbejdsbord/kandidater/", views.candidates, name="candidates"),
    path("arbejdsbord/kandidater/ny/", views.candidate_create, name="candidate_create"),
    path("arbejdsbord/kandidater/<int:pk>/", views.candidate, name="candidate"),
    path("arbejdsbord/kandidater/<int:pk>/ret/", views.candidate_edit, name="candidate_edit"),
    path("arbejdsbord/kandidater/<int:pk>/fase/", views.candidate_stage, name="candidate_stage"),
]

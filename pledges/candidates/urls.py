from django.urls import path

from pledges.candidates import views
from pledges.tables.files import CSV, XLSX

patterns = [
    path("arbejdsbord/kandidater/", views.candidates, name="candidates"),
    path(
        "arbejdsbord/kandidater/liste.csv",
        views.candidates_file,
        {"kind": CSV},
        name="candidates_csv",
    ),
    path(
        "arbejdsbord/kandidater/liste.xlsx",
        views.candidates_file,
        {"kind": XLSX},
        name="candidates_xlsx",
    ),
    path("arbejdsbord/kandidater/ny/", views.candidate_create, name="candidate_create"),
    path("arbejdsbord/kandidater/<int:pk>/", views.candidate, name="candidate"),
    path("arbejdsbord/kandidater/<int:pk>/ret/", views.candidate_edit, name="candidate_edit"),
    path(
        "arbejdsbord/kandidater/<int:pk>/skridt-gjort/",
        views.candidate_step_done,
        name="candidate_step_done",
    ),
    path("arbejdsbord/kandidater/<int:pk>/fase/", views.candidate_stage, name="candidate_stage"),
]

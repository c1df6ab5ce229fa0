from django.urls import path

from pledges.openings import views
from pledges.tables.files import CSV, XLSX

patterns = [
    path("arbejdsbord/aabninger/", views.openings, name="openings"),
    path(
        "arbejdsbord/aabninger/liste.csv", views.openings_file, {"kind": CSV}, name="openings_csv"
    ),
    path(
        "arbejdsbord/aabninger/liste.xlsx",
        views.openings_file,
        {"kind": XLSX},
        name="openings_xlsx",
    ),
    path("arbejdsbord/aabninger/ny/", views.opening_create, name="opening_create"),
    path("arbejdsbord/aabninger/<int:pk>/", views.opening, name="opening"),
    path("arbejdsbord/aabninger/<int:pk>/ret/", views.opening_edit, name="opening_edit"),
    path(
        "arbejdsbord/aabninger/<int:pk>/skridt-gjort/",
        views.opening_step_done,
        name="opening_step_done",
    ),
    path(
        "arbejdsbord/aabninger/<int:pk>/tilbage/", views.opening_withdraw, name="opening_withdraw"
    ),
    path("arbejdsbord/aabninger/<int:pk>/henvis/", views.opening_refer, name="opening_refer"),
    path("arbejdsbord/kandidater/<int:pk>/henvis/", views.candidate_refer, name="candidate_refer"),
    path("arbejdsbord/henvisninger/<int:pk>/", views.referral, name="referral"),
]

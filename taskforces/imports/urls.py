from django.urls import path

from frontend.spreadsheets import csv_response, xlsx_response
from taskforces.imports import views

patterns = [
    path("arbejdsbord/kontakter/import/", views.contact_import, name="contact_import"),
    path(
        "arbejdsbord/kontakter/import/skabelon.xlsx",
        views.contact_import_template,
        {"response": xlsx_response, "name": "kontakter.xlsx"},
        name="contact_import_xlsx",
    ),
    path(
        "arbejdsbord/kontakter/import/skabelon.csv",
        views.contact_import_template,
        {"response": csv_response, "name": "kontakter.csv"},
        name="contact_import_csv",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/ark/",
        views.contact_import_heading,
        name="contact_import_heading",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/kolonner/",
        views.contact_import_columns,
        name="contact_import_columns",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/",
        views.contact_import_preview,
        name="contact_import_preview",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/linjer/<int:line>/",
        views.contact_import_row,
        name="contact_import_row",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/linjer/<int:line>/udelad/",
        views.contact_import_leave_out,
        name="contact_import_leave_out",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/udeladte/",
        views.contact_import_take_back,
        name="contact_import_take_back",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/skjulte/med/",
        views.contact_import_hidden,
        {"takes": True},
        name="contact_import_with_hidden",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/skjulte/uden/",
        views.contact_import_hidden,
        {"takes": False},
        name="contact_import_without_hidden",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/ikke-med.csv",
        views.contact_import_refused,
        name="contact_import_refused",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/gem/",
        views.contact_import_confirm,
        name="contact_import_confirm",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/drop/",
        views.contact_import_cancel,
        name="contact_import_cancel",
    ),
]

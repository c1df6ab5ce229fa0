from django.urls import path

from taskforces.imports import views

patterns = [
    path("arbejdsbord/kontakter/import/", views.contact_import, name="contact_import"),
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

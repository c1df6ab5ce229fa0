from django.urls import path

from taskforces import views

app_name = "taskforces"

urlpatterns = [
    path("arbejdsbord/kontakter/", views.contacts, name="contacts"),
    path("arbejdsbord/kontakter/ny/", views.contact_create, name="contact_create"),
    path("arbejdsbord/kontakter/<int:pk>/", views.contact_edit, name="contact_edit"),
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
        "arbejdsbord/kontakter/import/<int:pk>/gem/",
        views.contact_import_confirm,
        name="contact_import_confirm",
    ),
    path(
        "arbejdsbord/kontakter/import/<int:pk>/drop/",
        views.contact_import_cancel,
        name="contact_import_cancel",
    ),
    path("privatliv/<slug:slug>/", views.privacy, name="privacy"),
]

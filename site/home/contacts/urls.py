from django.urls import path

from home.contacts import selection_views, views

patterns = [
    path("arbejdsbord/kontakter/", views.contacts, name="contacts"),
    path("arbejdsbord/kontakter/hent.xlsx", views.contacts_export, name="contacts_export"),
    path(
        "arbejdsbord/kontakter/<int:pk>/historik/",
        views.contact_history,
        name="contact_history",
    ),
    path(
        "arbejdsbord/kontakter/gemte/ny/",
        selection_views.contact_selection_create,
        name="contact_selection_create",
    ),
    path(
        "arbejdsbord/kontakter/gemte/<int:pk>/",
        selection_views.contact_selection,
        name="contact_selection",
    ),
    path(
        "arbejdsbord/kontakter/gemte/<int:pk>/fjern/",
        selection_views.contact_selection_remove,
        name="contact_selection_remove",
    ),
]

from django.urls import path

from home.contacts import bulk_views, merge_views, selection_views, views

patterns = [
    path("arbejdsbord/kontakter/", views.contacts, name="contacts"),
    path("arbejdsbord/kontakter/hent.xlsx", views.contacts_export, name="contacts_export"),
    path(
        "arbejdsbord/kontakter/<int:pk>/historik/",
        views.contact_history,
        name="contact_history",
    ),
    path(
        "arbejdsbord/kontakter/valgte/liste/",
        bulk_views.contacts_list_look,
        name="contacts_list_look",
    ),
    path(
        "arbejdsbord/kontakter/valgte/maerke/",
        bulk_views.contacts_tag_look,
        name="contacts_tag_look",
    ),
    path("arbejdsbord/kontakter/valgte/saet-maerke/", bulk_views.contacts_tag, name="contacts_tag"),
    path(
        "arbejdsbord/kontakter/valgte/slet/",
        bulk_views.contacts_delete_look,
        name="contacts_delete_look",
    ),
    path(
        "arbejdsbord/kontakter/valgte/slettet/", bulk_views.contacts_delete, name="contacts_delete"
    ),
    path("arbejdsbord/kontakter/dubletter/", merge_views.contact_twins, name="contact_twins"),
    path(
        "arbejdsbord/kontakter/sammenlagte/<int:pk>/fortryd/",
        merge_views.contact_merge_undo,
        name="contact_merge_undo",
    ),
    path("arbejdsbord/kontakter/<int:pk>/sammen/", merge_views.contact_twin, name="contact_twin"),
    path(
        "arbejdsbord/kontakter/<int:pk>/sammen/<int:other>/",
        merge_views.contact_merge,
        name="contact_merge",
    ),
    path(
        "arbejdsbord/kontakter/<int:pk>/ikke/<int:other>/",
        merge_views.contacts_told_apart,
        name="contacts_told_apart",
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

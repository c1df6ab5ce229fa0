from django.urls import path

from taskforces.lists import views

patterns = [
    path("arbejdsbord/kontakter/lister/", views.contact_lists, name="contact_lists"),
    path("arbejdsbord/kontakter/lister/saet-paa/", views.contacts_to_list, name="contacts_to_list"),
    path("arbejdsbord/kontakter/lister/<int:pk>/", views.contact_list, name="contact_list"),
    path(
        "arbejdsbord/kontakter/lister/<int:pk>/fortryd/",
        views.contact_list_undo,
        name="contact_list_undo",
    ),
    path(
        "arbejdsbord/kontakter/lister/<int:pk>/fortrudt/",
        views.contact_list_undone,
        name="contact_list_undone",
    ),
]

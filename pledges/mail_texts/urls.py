from django.urls import path

from pledges.mail_texts import views

patterns = [
    path("arbejdsbord/mailtekster/", views.mail_texts, name="mail_texts"),
    path("arbejdsbord/mailtekster/begynd/", views.mail_texts_begin, name="mail_texts_begin"),
    path("arbejdsbord/mailtekster/ny/", views.mail_text_create, name="mail_text_create"),
    path("arbejdsbord/mailtekster/<int:pk>/", views.mail_text, name="mail_text"),
    path("arbejdsbord/mailtekster/<int:pk>/slet/", views.mail_text_delete, name="mail_text_delete"),
    path("arbejdsbord/overleveringer/<int:pk>/skriv/", views.handover_write, name="handover_write"),
    path("arbejdsbord/aabninger/<int:pk>/skriv/", views.opening_write, name="opening_write"),
]
